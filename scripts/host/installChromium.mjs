import { existsSync } from 'node:fs';
import { findOnPath } from '../setup/findOnPath.mjs';
import { StepError, runCommand } from '../setup/runCommand.mjs';

const debian = '/usr/bin/chromium';
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {string | undefined} */
function findChromium() {
  if (existsSync(debian)) return debian;
  return findOnPath(...names) ?? macApplications.find((file) => existsSync(file));
}

/**
 * A Chrome or Chromium to drive the editor's page with: one that is there, else Debian's where this user may install it.
 *
 * @returns {Promise<string>} the binary, absolute
 */
export async function installChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const apt = findOnPath('apt-get');
  if (apt !== undefined && process.getuid?.() === 0) {
    console.log('Installing chromium from Debian (once, about a minute).');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand(apt, ['update'], { cwd: '/', env });
    await runCommand(apt, ['install', '--yes', '--no-install-recommends', 'chromium'], { cwd: '/', env });
    if (existsSync(debian)) return debian;
  }
  throw new StepError(
    'The editor tests need Chrome or Chromium, and none is on PATH. ' +
      'Install one (Debian and Ubuntu: `sudo apt-get install chromium`) and run the command again.',
  );
}

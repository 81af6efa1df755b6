// `npm start`: opens the extension on examples/, on a machine that has Node and npm and nothing else.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { editorAddress } from './host/address.mjs';
import { installHost } from './host/installHost.mjs';
import { startHost } from './host/startHost.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { findOnPath } from './setup/findOnPath.mjs';
import { requireNode } from './setup/requireNode.mjs';
import { root } from './setup/root.mjs';
import { StepError, runCommand } from './setup/runCommand.mjs';

requireNode();
const examples = path.join(root, 'examples');

try {
  await installDependencies(root, 'Poolwright');
  console.log('Building.');
  await runCommand(process.execPath, ['esbuild.js'], { cwd: root, show: true });
  for (const name of existsSync(examples) ? readdirSync(examples).sort() : []) {
    const folder = path.join(examples, name);
    if (existsSync(path.join(folder, 'package.json'))) await installDependencies(folder, `examples/${name}`);
  }
  if (!(await openDesktop())) await serveEditor();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * Opens the desktop VS Code where there is one that can show a window. POOLWRIGHT_HOST=server is a person's wish for the other.
 *
 * @returns {Promise<boolean>} whether it was opened
 */
async function openDesktop() {
  if (process.env['POOLWRIGHT_HOST'] === 'server') return false;
  // In the terminal of a remote window `code` is another program, which knows no extensions in development.
  if (process.env['VSCODE_IPC_HOOK_CLI']) return false;
  const noScreen = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (process.platform === 'linux' && noScreen) return false;
  const code = findOnPath('code');
  if (code === undefined) return false;
  try {
    await runCommand(code, [`--extensionDevelopmentPath=${root}`, examples], { cwd: root });
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.log(`${error.message}\nOpening VS Code's own server instead.`);
    return false;
  }
  console.log('VS Code opens the examples in a window of its own.');
  return true;
}

/** Serves VS Code to a browser on this machine until Ctrl-C. */
async function serveEditor() {
  const host = await installHost();
  const token = randomBytes(18).toString('hex');
  // Kept beside the installation, so that the layout and the trust that a person gave outlive a restart. Each clone of the
  // repository has its own: the extension is linked into it.
  const clone = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const data = path.join(host.folder, `start-${clone}`);
  const server = await startHost({
    host,
    data,
    token,
    workspaceTrust: true,
    extension: root,
    graceSeconds: 300,
  });
  const stop = () => {
    console.log('\nEnding the editor.');
    void server.stop();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, stop);
  const address = editorAddress({ authority: server.authority, token, folder: examples });
  console.log(
    `VS Code is ready. Open this address in a browser on this machine; Ctrl-C ends it:\n\n  ${address}\n`,
  );
  await server.ended;
}

// Runs the suites of test/vscode (or of a folder in it) inside a real extension host, in VS Code's own server.
// Usage: node --import tsx test/support/inHost/main.ts [FOLDER] [--restricted]
import { EventEmitter, once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium, windowOptions } from '../chromium.ts';
import { repository, testResults } from '../repository.ts';
import { removeTemporaryFolder } from '../temporaryFolder.ts';
import { startTestHost } from '../testHost.ts';
import { copyInstalledExample } from '../workspaceCopy.ts';
import { bundleSuites } from './bundleSuites.ts';
import { reportMark } from './reportMark.ts';

/** A run that says nothing for this long hangs. */
const silenceMs = 120_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { restricted: { type: 'boolean', default: false } },
});
const folder = positionals[0] ?? '.';
const results = path.join(testResults, folder === '.' ? 'vscode' : `vscode-${folder}`);

/** All that came out of the page, VS Code's own messages included. */
const messages: string[] = [];

const { entry } = await bundleSuites(folder);
await rm(results, { recursive: true, force: true });
const workspace = await copyInstalledExample('thumbnails');
const host = await startTestHost({
  workspaceTrust: values.restricted,
  testDriver: true,
  env: { POOLWRIGHT_TEST_COLOR: process.stdout.isTTY ? '1' : '0' },
});
const browser = await launchChromium();
try {
  const page = await browser.newPage(windowOptions);
  const code = await runSuites(
    page,
    host.address({ folder: workspace, extension: repository, tests: entry }),
  );
  if (code !== 0) {
    await mkdir(results, { recursive: true });
    await page.screenshot({ path: path.join(results, 'screenshot.png') });
    await writeFile(path.join(results, 'messages.log'), messages.join('\n'));
    await host.saveLogs(results);
    console.log(`A screenshot and the logs are in ${path.relative(repository, results)}.`);
  }
  process.exitCode = code;
} finally {
  await browser.close();
  await host.stop();
  await removeTemporaryFolder(workspace);
}

/** Opens the editor on the tests and passes on what they print, until they end or fall silent. */
async function runSuites(page: Page, address: string): Promise<number> {
  const run = new EventEmitter<{ end: [code: number] }>();
  const ended = once(run, 'end');
  const silence = setTimeout(() => {
    console.error(`The tests said nothing for ${silenceMs / 1000} s, so the run was ended.`);
    run.emit('end', 1);
  }, silenceMs);
  await page.exposeFunction('codeAutomationExit', (code: number) => run.emit('end', code));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    silence.refresh();
    const line = format(...args);
    messages.push(line);
    if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
  });
  await page.goto(address);
  const [code] = await ended;
  clearTimeout(silence);
  return code;
}

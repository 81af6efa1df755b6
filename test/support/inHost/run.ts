import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import CountingReporter from '../countingReporter.cjs';
import { reportMark } from './reportMark.ts';
import { showSourcesInStacks } from './sourceStacks.ts';

/** How long one test may take: the first of a run waits for the extension to start. */
const timeoutMs = 60_000;

/**
 * VS Code calls this in its extension host. Runs every `*.test.cjs` beside it and fails when a test failed.
 * This module's own URL is that of its bundle.
 */
export async function run(): Promise<void> {
  showSourcesInStacks();
  const { default: Mocha } = await import('mocha');
  const print = console.log.bind(console);
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => print(reportMark + format(...args));
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: timeoutMs,
    color: process.env['POOLWRIGHT_TEST_COLOR'] === '1',
    reporter: CountingReporter,
  });
  const folder = path.dirname(fileURLToPath(import.meta.url));
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.test.cjs')) mocha.addFile(path.join(folder, name));
  }
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} of the tests failed.`));
    });
  });
}

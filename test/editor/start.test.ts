import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { descendantsOf, listProcesses } from '../../scripts/host/processes.mjs';
import { launchChromium, windowOptions } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { repository } from '../support/repository.ts';
import { Workbench } from '../support/workbench/Workbench.ts';

/** Starts `npm start`'s script for the server, and returns it with the address that it prints. */
async function startEditor(): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [path.join(repository, 'scripts', 'start.mjs')], {
    env: { ...process.env, POOLWRIGHT_HOST: 'server' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const address = await eventually(() => {
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(output)?.[0];
    if (found === undefined) throw new Error(`No address was printed:\n${output}`);
    return found;
  }, 100_000);
  return { child, address };
}

describe('npm start', () => {
  let child: ChildProcess;
  let address: string;
  let browser: Browser;

  before(async () => {
    ({ child, address } = await startEditor());
    browser = await launchChromium();
  });

  after(async () => {
    await browser.close();
    if (child.exitCode === null && child.kill('SIGINT')) await once(child, 'exit');
  });

  it('turns away whoever does not know the token', async () => {
    const response = await fetch(new URL('/', address));
    assert.equal(response.status, 403);
  });

  it('opens the examples with the extension loaded', async () => {
    const workbench = await Workbench.open(await browser.newPage(windowOptions), address);
    await eventually(async () => {
      const offered = await workbench.quickInput.commandTitles('Poolwright: Show Output');
      assert.equal(offered[0], 'Poolwright: Show Output');
    });
    assert.match(await workbench.page.title(), /examples/);
  });

  it('ends all that it started when it is told to', async () => {
    assert(child.pid !== undefined);
    const started = descendantsOf(child.pid).map(({ pid }) => pid);
    assert.notEqual(started.length, 0);
    child.kill('SIGINT');
    await once(child, 'exit');
    await eventually(() => {
      const left = listProcesses().filter(({ pid }) => started.includes(pid));
      assert.deepEqual(left, []);
    });
  });
});

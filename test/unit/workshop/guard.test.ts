import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { listProcesses, signalProcess } from '../../../scripts/host/processes.mjs';
import { eventually } from '../../support/eventually.ts';

const guard = fileURLToPath(new URL('../../../scripts/host/guard.mjs', import.meta.url));

/** Runs until it is ended; its own child hangs below process 1, since the process between them ends at once. */
const program = `
  const { spawn } = require('node:child_process');
  const idle = 'setInterval(() => {}, 1e6)';
  const between = \`const child = require('node:child_process').spawn(process.execPath, ['-e', \${JSON.stringify(idle)}],
    { detached: true, stdio: 'ignore' }); child.unref(); console.log(child.pid);\`;
  const helper = spawn(process.execPath, ['-e', between], { stdio: ['ignore', 'pipe', 'inherit'] });
  helper.stdout.on('data', (orphan) => console.log(process.pid + ' ' + String(orphan).trim()));
  setInterval(() => {}, 1e6);
`;

const isRunning = (pid: number) => listProcesses().some((info) => info.pid === pid);

/** The ids that the program prints: its own, and that of its orphaned child. */
async function startedIds(child: ChildProcess): Promise<number[]> {
  assert(child.stdout !== null);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const ids = line.split(' ').map(Number);
  assert.equal(ids.length, 2);
  return ids;
}

async function assertAllEnded(ids: readonly number[]): Promise<void> {
  await eventually(() => assert.deepEqual(ids.filter(isRunning), []));
}

describe('the guard', function () {
  before(function () {
    if (process.platform !== 'linux') this.skip(); // Orphans can be told by their environment on Linux only.
  });

  it('ends the command and its orphaned children when its standard input closes', async () => {
    const child = spawn(process.execPath, [guard, process.execPath, '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ids = await startedIds(child);
    assert.deepEqual(ids.filter(isRunning), ids);
    child.stdin.end();
    await once(child, 'exit');
    await assertAllEnded(ids);
  });

  it('ends them when the process that started the guard is killed', async () => {
    const starter = `
      const { spawn } = require('node:child_process');
      const [guard, program] = ${JSON.stringify([guard, program])};
      const stdio = ['pipe', 'inherit', 'inherit'];
      spawn(process.execPath, [guard, process.execPath, '-e', program], { stdio, detached: true });
    `;
    const child = spawn(process.execPath, ['-e', starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ids = await startedIds(child);
    assert.deepEqual(ids.filter(isRunning), ids);
    assert(child.pid !== undefined);
    signalProcess(child.pid, 'SIGKILL');
    await assertAllEnded(ids);
  });

  it('passes on the exit code of a command that ends by itself', async () => {
    const child = spawn(process.execPath, [guard, process.execPath, '-e', 'process.exit(7)'], {
      stdio: 'pipe',
    });
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 7);
  });
});

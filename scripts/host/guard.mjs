// Runs one command and ends everything that the command started, in every case: when it is told to, when the process
// that started the guard ends, and also when that one is killed and could not clean up any more, because the guard's
// standard input is a pipe that closes then. Usage: node guard.mjs COMMAND ARGUMENTS…
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { descendantsOf, processesWithEnvironment, signalProcess } from './processes.mjs';

const politeMs = 3000;
const pollMs = 50;

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('guard.mjs needs a command to run');

// Every descendant inherits this, so that those whose parent ended first are found as well.
const mark = `guarded-${randomUUID()}`;
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, POOLWRIGHT_GUARD: mark },
});

let exitCode = 1;
child.once('error', (error) => {
  console.error(`\`${command}\` could not be started: ${error.message}`);
  void endAll();
});
child.once('exit', (code, signal) => {
  exitCode = code ?? (signal === null ? 1 : 128);
  void endAll();
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => void endAll());
process.stdin.on('close', () => void endAll());
process.stdin.on('error', () => void endAll());
process.stdin.resume();

/** Set by the first call; a person who presses Ctrl-C twice does not start it twice. */
let ending = false;

async function endAll() {
  if (ending) return;
  ending = true;
  if (process.platform === 'win32') {
    if (child.pid !== undefined) spawnSync('taskkill', ['/T', '/F', '/PID', String(child.pid)]);
  } else {
    const deadline = performance.now() + politeMs;
    let started = startedProcesses();
    for (const pid of started) signalProcess(pid, 'SIGTERM');
    while (started.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
      started = startedProcesses();
      if (performance.now() > deadline) for (const pid of started) signalProcess(pid, 'SIGKILL');
    }
  }
  process.exit(exitCode);
}

/** @returns {number[]} */
function startedProcesses() {
  const below = child.pid === undefined ? [] : descendantsOf(process.pid).map((info) => info.pid);
  return [...new Set([...below, ...processesWithEnvironment(`POOLWRIGHT_GUARD=${mark}`)])];
}

// Hands a ball to and fro, 300 times, and publishes each moment of that: with a thread by memory that both spin on, or
// (`processes`) with a process by messages.
import { fork } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

const rounds = 300;
const self = fileURLToPath(import.meta.url);
const tasks = channel('poolwright:task');
/** @type {(phase: string, id: number) => void} */
const publish = (phase, id) => tasks.publish({ phase, id, name: 'ping', pool: 'threads', ok: true });

/** @type {(ball: Int32Array, value: number) => void} */
function spinUntil(ball, value) {
  while (Atomics.load(ball, 0) !== value);
}

if (process.argv[2] === 'child') {
  process.on('message', (/** @type {number} */ round) => {
    publish('started', round);
    publish('ended', round);
    process.send?.(round);
  });
} else if (!isMainThread) {
  for (let round = 0; round < rounds; round += 1) {
    spinUntil(workerData, 2 * round + 1);
    publish('started', round);
    publish('ended', round);
    Atomics.store(workerData, 0, 2 * round + 2);
  }
} else if (process.argv[2] === 'processes') {
  const child = fork(self, ['child']);
  for (let round = 0; round < rounds; round += 1) {
    const answered = once(child, 'message');
    publish('queued', round);
    child.send(round);
    await answered;
    publish('settled', round);
  }
  child.disconnect();
} else {
  const ball = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(self, { workerData: ball });
  await once(worker, 'online');
  for (let round = 0; round < rounds; round += 1) {
    publish('queued', round);
    Atomics.store(ball, 0, 2 * round + 1);
    spinUntil(ball, 2 * round + 2);
    publish('settled', round);
  }
}

// Run by Node itself on a program of `poolProgram.ts`, with nothing around it: measures, and prints what it measured.
import os from 'node:os';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { Piscina } from 'piscina';

/**
 * @typedef {object} Round one round of calls
 * @property {number} wallMs
 * @property {number} cpuMs of all threads of this process; of child processes nothing
 *
 * @typedef {object} Measured
 * @property {'threads' | 'processes'} pool
 * @property {'call' | 'speed-up'} what
 * @property {number} atOnce
 * @property {number} calls in a round
 * @property {Round[]} ours
 * @property {Round[]} peer piscina alone, or the calls one after the other
 */

const [folder = '', rounds = ''] = process.argv.slice(2);
const cores = os.availableParallelism();
const url = (/** @type {string} */ file) => pathToFileURL(path.join(folder, file)).href;
/** @type {typeof import('../src/wrap/templates/pools.ts')} */
const { runInProcessPool, runInThreadPool } = await import(url('pools.mjs'));
/** @type {{ compute: (steps: number) => number }} */
const { compute } = await import(url('tasks.mjs'));
const stepsPerMs = calibrate();

/** @type {Measured[]} */
const measured = [];
for (const [pool, run] of /** @type {const} */ ([
  ['threads', runInThreadPool],
  ['processes', runInProcessPool],
])) {
  for (const atOnce of new Set([1, cores])) measured.push(await measureCalls(pool, run, atOnce));
  measured.push(await measureSpeedUp(pool, run));
}
console.log(JSON.stringify(measured));
process.exit();

/**
 * A task of a millisecond through the pool files and through piscina with all its threads ready.
 *
 * @param {Measured['pool']} pool
 * @param {typeof runInThreadPool} run
 * @param {number} atOnce
 * @returns {Promise<Measured>}
 */
async function measureCalls(pool, run, atOnce) {
  const calls = 20;
  const steps = Math.round(stepsPerMs);
  const bare = new Piscina({
    filename: path.join(folder, 'tasks.mjs'),
    minThreads: cores,
    maxThreads: cores,
  });
  const round = (/** @type {() => Promise<unknown>} */ call) =>
    timed(async () => {
      const lane = async () => {
        for (let count = 0; count < calls / atOnce; count += 1) await call();
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
    });
  const ours = () => round(() => run(url('tasks.mjs'), 'compute', compute, [steps]));
  const peer = () => round(() => bare.run(steps, { name: 'compute' }));
  const result = {
    pool,
    what: /** @type {const} */ ('call'),
    atOnce,
    calls,
    ...(await interleave(ours, peer)),
  };
  await bare.destroy();
  return result;
}

/**
 * Tasks of 20 ms in the pool and one after the other.
 *
 * @param {Measured['pool']} pool
 * @param {typeof runInThreadPool} run
 * @returns {Promise<Measured>}
 */
async function measureSpeedUp(pool, run) {
  const calls = 2 * cores;
  const steps = Math.round(stepsPerMs * 20);
  const all = Array.from({ length: calls });
  const ours = () =>
    timed(() => Promise.all(all.map(() => run(url('tasks.mjs'), 'compute', compute, [steps]))));
  const peer = () =>
    timed(async () => {
      for (const _ of all) compute(steps);
    });
  return { pool, what: 'speed-up', atOnce: cores, calls, ...(await interleave(ours, peer)) };
}

/**
 * @param {() => Promise<Round>} ours
 * @param {() => Promise<Round>} peer
 */
async function interleave(ours, peer) {
  // Workers start, and code is compiled, before anything counts.
  for (const round of [ours, peer, ours, peer]) await round();
  /** @type {{ ours: Round[], peer: Round[] }} */
  const result = { ours: [], peer: [] };
  for (let round = 0; round < Number(rounds); round += 1) {
    result.ours.push(await ours());
    result.peer.push(await peer());
  }
  return result;
}

/**
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Round>}
 */
async function timed(work) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

/** How many steps take a millisecond: by the fastest of many tries, which nothing else has disturbed. */
function calibrate() {
  const steps = 100_000;
  const times = Array.from({ length: 50 }, () => {
    const started = performance.now();
    compute(steps);
    return performance.now() - started;
  });
  return steps / Math.min(...times);
}

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { HelperThreadsRecord, LaneRecord } from '../../../src/profile/index.ts';
import { HelperSampler } from '../../../src/service/helperSampler.ts';

/** Process 100, whose main thread has the name `node`. */
const main: LaneRecord = {
  type: 'lane',
  lane: '100-0',
  pid: 100,
  threadId: 0,
  role: 'main',
  name: '',
  startedUs: 0,
  nodeVersion: '24.21.0',
  osThreadId: 100,
};

describe('the sampler of helper threads', () => {
  let folder: string;
  let atUs: number;
  let written: HelperThreadsRecord[];
  let sampler: HelperSampler;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'poolwright-test-'));
    atUs = 0;
    written = [];
    sampler = new HelperSampler((record) => written.push(record), { folder, now: () => atUs });
    mkdirSync(path.join(folder, '100'));
    writeFileSync(path.join(folder, '100', 'comm'), 'node\n');
    thread(100, 'node', 0, 0);
  });
  afterEach(() => {
    sampler.close();
    rmSync(folder, { recursive: true });
  });

  /** What the system says of a thread, in ms. */
  function thread(id: number, name: string, cpuMs: number, waitingMs: number, state = 'S'): void {
    const own = path.join(folder, '100', 'task', String(id));
    mkdirSync(own, { recursive: true });
    writeFileSync(path.join(own, 'comm'), `${name}\n`);
    writeFileSync(path.join(own, 'stat'), `${id} (${name}) ${state} 1 100 100 0 -1 4194304\n`);
    writeFileSync(path.join(own, 'schedstat'), `${cpuMs * 1e6} ${waitingMs * 1e6} 1\n`);
  }
  function sampleAt(ms: number): void {
    atUs = ms * 1000;
    sampler.sample();
  }
  /** `GROUP×THREADS CPU+WAITING @MS`, in ms. */
  const told = () =>
    written.map(
      (record) =>
        `${record.group}×${record.threadCount} ${record.cpuUs / 1000}+${record.waitingForCoreUs / 1000} @${record.atUs / 1000}`,
    );

  it('sums up threads by what their names say they are', () => {
    sampler.add(main);
    thread(101, 'V8Worker', 5, 1);
    thread(102, 'node-V8Worker', 3, 0);
    thread(103, 'DelayedTaskSche', 0, 0);
    thread(104, 'libuv-worker', 20, 2);
    thread(105, 'libuv-worker', 30, 3);
    thread(106, 'vips-worker', 7, 0);
    thread(107, 'node', 9, 0);
    sampleAt(100);
    sampler.close();
    assert.deepEqual(told().sort(), [
      'libuv×2 0+0 @0',
      'libuv×2 50+5 @100',
      'node×3 0+0 @0',
      'node×3 8+1 @100',
      'other×1 0+0 @0',
      'other×1 7+0 @100',
      'unnamed×1 0+0 @0',
      'unnamed×1 9+0 @100',
    ]);
  });

  it('leaves out threads that are lanes, those too of which that is said later', () => {
    sampler.add(main);
    thread(101, 'node', 5, 0);
    thread(102, 'node', 6, 0);
    sampler.add({ ...main, lane: '100-1', threadId: 1, role: 'thread', osThreadId: 101 });
    sampleAt(100);
    sampler.add({ ...main, lane: '100-2', threadId: 2, role: 'thread', osThreadId: 102 });
    thread(104, 'node', 1, 0);
    sampleAt(200);
    sampler.close();
    assert.deepEqual(told(), ['unnamed×1 0+0 @100', 'unnamed×1 1+0 @200']);
  });

  it('writes what changed, and the last moment before it did', () => {
    sampler.add(main);
    for (const [ms, cpuMs] of [
      [100, 0],
      [200, 0],
      [300, 0],
      [400, 40],
      [500, 40],
      [600, 40],
    ] as const) {
      // prettier-ignore
      thread(104, 'libuv-worker', cpuMs, 0);
      sampleAt(ms);
    }
    sampler.close();
    assert.deepEqual(told(), [
      'libuv×1 0+0 @0',
      'libuv×1 0+0 @100',
      'libuv×1 0+0 @300',
      'libuv×1 40+0 @400',
      'libuv×1 40+0 @600',
    ]);
  });

  it('looks ten times a second at most, and tells when a lane has had time to say which thread is its own', () => {
    sampler.add(main);
    thread(104, 'libuv-worker', 1, 0);
    for (let ms = 100; ms <= 700; ms += 10) sampleAt(ms);
    assert.deepEqual(told(), ['libuv×1 0+0 @0', 'libuv×1 1+0 @100']);
  });

  it('takes the name that a thread gives itself after a moment', () => {
    sampler.add(main);
    thread(104, 'node', 1, 0);
    sampleAt(100);
    thread(104, 'libuv-worker', 2, 0);
    sampleAt(200);
    sampler.close();
    assert.deepEqual(told(), ['libuv×1 0+0 @0', 'libuv×1 1+0 @100', 'libuv×1 2+0 @200']);
  });

  it('keeps what a thread used that has ended, and stops with the process', () => {
    sampler.add(main);
    thread(104, 'vips-worker', 10, 0);
    sampleAt(100);
    rmSync(path.join(folder, '100'), { recursive: true });
    sampleAt(200);
    assert.deepEqual(told(), ['other×1 0+0 @0', 'other×1 10+0 @100']);
    sampleAt(300);
    assert.equal(written.length, 2);
  });

  it('counts to threads of libuv that wait for a disk the time since the look before', () => {
    sampler.add(main);
    const states = ['D', 'D', 'S', 'D', 'R'];
    for (const [look, state] of states.entries()) {
      thread(104, 'libuv-worker', 0, 0, state);
      thread(105, 'libuv-worker', 0, 0, look === 1 ? 'D' : 'S');
      // Names say nothing of states, and of other threads nobody asks.
      thread(106, 'x) D (y', 0, 0, 'S');
      thread(107, 'V8Worker', 0, 0, 'D');
      sampleAt(100 * (look + 1));
    }
    // Nobody looked for long.
    thread(104, 'libuv-worker', 0, 0, 'D');
    sampleAt(5_000);
    sampler.close();
    const pool = written.filter(({ group }) => group === 'libuv');
    assert.deepEqual(
      pool.map(({ atUs: at, blockedUs }) => [at / 1000, (blockedUs ?? Number.NaN) / 1000]),
      [
        [0, 0],
        [100, 0],
        [200, 200],
        [300, 200],
        [400, 300],
        [500, 300],
        [5_000, 600],
      ],
    );
    assert.ok(written.every(({ group, blockedUs }) => (blockedUs === undefined) === (group !== 'libuv')));
  });

  it('says whether the system tells of threads', () => {
    assert.equal(sampler.isAvailable, false);
    mkdirSync(path.join(folder, 'self', 'task'), { recursive: true });
    assert.equal(sampler.isAvailable, true);
  });
});

import assert from 'node:assert/strict';
import {
  indexTimeline,
  laneStates,
  layoutOverview,
  liveLanes,
  TimelineBuilder,
  toChromeTrace,
  toProfileJson,
  type HelperGroup,
  type ProfileRecord,
} from '../../../src/profile/index.ts';
import { findFindings } from '../../../src/profile/index.ts';
import { header, lane, usage } from './records.ts';
import { runFactsOf } from './runFactsOf.ts';

const startUs = 1_000_000;

/** Totals of a group after so many ms of the run, in ms. */
function helpers(
  pid: number,
  group: HelperGroup,
  threadCount: number,
  points: readonly (readonly [atMs: number, cpuMs: number, waitingMs?: number, blockedMs?: number])[],
): ProfileRecord[] {
  return points.map(([atMs, cpuMs, waitingMs = 0, blockedMs]) => ({
    type: 'helper-threads',
    pid,
    group,
    atUs: startUs + atMs * 1000,
    threadCount,
    cpuUs: cpuMs * 1000,
    waitingForCoreUs: waitingMs * 1000,
    ...(blockedMs === undefined ? {} : { blockedUs: blockedMs * 1000 }),
  }));
}

const main = [
  lane(100, 0, startUs),
  usage('100-0', startUs, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 }),
  usage('100-0', startUs + 2_000_000, { cpuUs: 100_000, waitingForCoreUs: 0, loopIdleUs: 1_900_000 }),
];
/** All of four threads for a second, of two. */
const busyPool = helpers(100, 'libuv', 4, [[0, 0], [1_000, 2_000, 2_000], [2_000, 2_000, 2_000]]); // prettier-ignore
const namesOf = (...given: readonly ProfileRecord[]): string[] =>
  runFactsOf([header, ...given]).timeline.lanes.map(({ name }) => name);

describe('helper threads', () => {
  it('are a lane of their process behind its others, named by what is known of them', () => {
    const worked = [[0, 0], [1_000, 300]] as const; // prettier-ignore
    const [worker, child] = [lane(100, 1, startUs + 5), lane(200, 0, startUs + 10)];
    const given = [
      ...main,
      worker,
      child,
      ...helpers(100, 'libuv', 4, worked),
      ...helpers(100, 'node', 6, worked),
    ];
    assert.deepEqual(namesOf(...given, ...helpers(200, 'other', 1, worked)), [
      'main',
      'worker 1',
      'libuv pool',
      'V8 and Node helpers',
      'process 200',
      'process 200 other threads',
    ]);
    assert.deepEqual(namesOf(...main, ...helpers(100, 'unnamed', 10, worked)), [
      'main',
      'libuv pool and V8 helpers',
    ]);
    // Where Node names libuv's threads, those without a name are none of them.
    const named = [...helpers(100, 'libuv', 4, [[0, 0]]), ...helpers(100, 'unnamed', 5, worked)];
    assert.deepEqual(namesOf(...main, ...named), ['main', 'V8 and Node helpers']);
  });

  it('are no lane where they did next to nothing, and stay one where they once did something', () => {
    const twoSeconds = helpers(100, 'libuv', 4, [[0, 0], [2_000, 199]]); // prettier-ignore
    assert.deepEqual(namesOf(...main, ...twoSeconds), ['main']);
    const early = helpers(100, 'libuv', 4, [[0, 0], [1_000, 300], [100_000, 301]]); // prettier-ignore
    assert.deepEqual(namesOf(...main, ...early), ['main', 'libuv pool']);
    const little = helpers(100, 'libuv', 4, [[0, 0], [100_000, 300]]); // prettier-ignore
    assert.deepEqual(namesOf(...main, ...little), ['main']);
    // Of a process that is not known, nothing is shown.
    assert.deepEqual(namesOf(...main, ...helpers(300, 'libuv', 4, [[0, 0], [1_000, 300]])), ['main']); // prettier-ignore
  });

  it('show the average of their threads in the strip, and the sum in figures', () => {
    const { timeline, figures } = runFactsOf([header, ...main, ...busyPool]);
    const pool = timeline.lanes[1];
    assert.deepEqual([pool?.role, pool?.threadCount, pool?.parent, pool?.threadId], ['helpers', 4, 0, -1]);
    assert.equal(pool?.busyShare, 0.25);
    const { runningMs, waitingForCoreMs, blockedMs, idleMs } = figures[1] ?? {};
    assert.deepEqual(
      [runningMs, waitingForCoreMs, blockedMs, idleMs],
      [2_000, 2_000, Number.NaN, Number.NaN],
    );
    const { states } = timeline;
    const us = Array.from(states.lane, (own, row) =>
      own === 1 ? (states.endUs[row] ?? 0) - (states.startUs[row] ?? 0) : 0,
    );
    assert.equal(
      us.reduce((sum, one) => sum + one, 0),
      2_000_000,
    );
  });

  it('count for the cores in use, as many threads as they are', () => {
    const { timeline } = runFactsOf([header, ...main, ...busyPool]);
    const { busyLanes } = layoutOverview(indexTimeline(timeline), 2);
    // Half of the time of four threads, and the main thread's twentieth.
    assert.deepEqual(
      Array.from(busyLanes, (busy) => Math.round(busy * 100) / 100),
      [2.1, 0],
    );
  });

  it('are shown as no more than there are cores, however narrow the columns are', () => {
    // Eight threads that have both cores half of the time, as ten readings a second tell it.
    const readings = Array.from({ length: 21 }, (_, index) => [index * 100, index * 100] as const);
    const { timeline } = runFactsOf([header, ...main, ...helpers(100, 'node', 8, readings)]);
    const { busyLanes, most } = layoutOverview(indexTimeline(timeline), 200);
    assert.ok(most <= timeline.coreCount, `${most} threads at once`);
    const mean = busyLanes.reduce((sum, busy) => sum + busy, 0) / busyLanes.length;
    assert.ok(Math.abs(mean - 1.05) < 0.05, `${mean} on average`);
  });

  it('are left out of the live view', () => {
    const builder = new TimelineBuilder();
    for (const record of [header, ...main, ...busyPool]) builder.add(record);
    assert.deepEqual(
      liveLanes(builder, true).map(({ name }) => name),
      ['main'],
    );
  });

  it('are in the exports, as threads of their process', () => {
    const facts = runFactsOf([header, ...main, ...busyPool]);
    const json = toProfileJson(facts, []);
    assert.deepEqual(json.lanes[1]?.role, 'helpers');
    assert.deepEqual(
      [json.lanes[1].runningMs, json.lanes[1].idleMs, json.lanes[1].threadCount],
      [2_000, null, 4],
    );
    const { traceEvents } = toChromeTrace(facts.timeline);
    const named = traceEvents.filter(({ name }) => name === 'thread_name');
    assert.deepEqual(named.map(({ args }) => args?.['name']), ['main', 'libuv pool', 'main states', 'libuv pool states']); // prettier-ignore
    assert.equal(new Set(named.map(({ tid }) => tid)).size, named.length);
    assert.ok(named.every(({ tid, pid }) => tid >= 0 && pid === 100));
    assert.equal(traceEvents.filter(({ name }) => name === 'process_name').length, 1);
  });
});

const found = (given: readonly ProfileRecord[], coreCount = 2) =>
  findFindings(runFactsOf([{ ...header, coreCount } as ProfileRecord, ...given]));
const of = (group: HelperGroup, points: readonly (readonly [number, number, number?])[]) =>
  found([...main, ...helpers(100, group, 4, points)]);

describe('a saturated pool of libuv', () => {
  it('is a finding that says for how long, and what would help', () => {
    const [finding, ...others] = found([...main, ...busyPool]);
    assert.deepEqual(others, []);
    assert.equal(finding?.code, 'libuv-pool-saturated');
    assert.equal(
      finding.message,
      "All 4 threads of libuv's pool had work for 1.0 s: files, look-ups of names, crypto and compression share them, and what came meanwhile had to wait.",
    );
    assert.match(
      finding.advice,
      /^Move crypto and compression into workers.* would only share the 2 cores\.$/,
    );
    assert.deepEqual([finding.lanes, finding.startUs, finding.endUs], [[1, 0], 0, 1_000_000]);
  });

  it('could have more threads where there are more cores', () => {
    const [finding] = found([...main, ...busyPool], 8);
    assert.equal(
      finding?.advice,
      'Give it more threads (UV_THREADPOOL_SIZE=8), or move crypto and compression into workers.',
    );
  });

  it('names the longest wait for a file or name of its process, where that is known', () => {
    const waits = {
      type: 'waits',
      lane: '100-0',
      atUs: startUs,
      count: 3,
      waitedUs: 900_000,
      missedUs: 0,
    } as const;
    const [finding] = found([...main, ...busyPool, { ...waits, kind: 'fs', longestUs: 800_000 }]);
    assert.ok(finding?.message.endsWith('had to wait. The longest file operation took 800 ms.'));
    const [short] = found([...main, ...busyPool, { ...waits, kind: 'fs', longestUs: 8_000 }]);
    assert.ok(short?.message.endsWith('had to wait.'));
  });

  it('is none where a thread was free, for a moment only, or where it is not known whose threads they are', () => {
    assert.deepEqual(of('libuv', [[0, 0], [1_000, 2_000, 1_700], [2_000, 2_000, 1_700]]), []); // prettier-ignore
    assert.deepEqual(of('libuv', [[0, 0], [400, 800, 800], [2_000, 800, 800]]), []); // prettier-ignore
    for (const group of ['node', 'other', 'unnamed'] as const) {
      assert.deepEqual(of(group, [[0, 0], [1_000, 2_000, 2_000], [2_000, 2_000, 2_000]]), []); // prettier-ignore
    }
  });
});

describe('a pool of libuv that waits for a disk', () => {
  /** Four threads that compute a little and wait for two seconds of three, as ten looks a second find it. */
  const onDisk = Array.from({ length: 31 }, (_, look): [number, number, number, number] => {
    const worked = Math.min(look, 20);
    // One look finds all of them, the next three.
    return [look * 100, worked * 40, worked * 20, worked * 320 - (worked % 2) * 40];
  });
  const run = [
    lane(100, 0, startUs),
    usage('100-0', startUs, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 }),
    usage('100-0', startUs + 3_000_000, { cpuUs: 100_000, waitingForCoreUs: 0, loopIdleUs: 2_900_000 }),
    ...helpers(100, 'libuv', 4, onDisk),
  ];
  const files = (waitedMs: number, missedUs = 0): ProfileRecord => ({
    type: 'waits',
    lane: '100-0',
    kind: 'fs',
    atUs: startUs + 3_000_000,
    count: 100,
    waitedUs: waitedMs * 1000,
    longestUs: 350_000,
    missedUs,
  });

  const changed = (group: HelperGroup, change: (point: [number, number, number, number]) => typeof point) =>
    found([...run.slice(0, 3), ...helpers(100, group, 4, onDisk.map(change))]);

  it('is a lane that is blocked, however little it computes', () => {
    const { timeline } = runFactsOf([header, ...run]);
    assert.deepEqual(
      timeline.lanes.map(({ name }) => name),
      ['main', 'libuv pool'],
    );
    const { states } = timeline;
    const blockedUs = Array.from({ length: states.count }, (_, at) =>
      states.lane[at] === 1 && laneStates[states.state[at] ?? 0] === 'blocked'
        ? (states.endUs[at] ?? 0) - (states.startUs[at] ?? 0)
        : 0,
    ).reduce((sum, us) => sum + us, 0);
    assert.ok(Math.abs(blockedUs - 1_600_000) < 100_000, `${blockedUs}`);
  });

  it('is a finding that says for how long, and what would help', () => {
    const [finding, ...others] = found(run);
    assert.deepEqual(others, []);
    assert.equal(
      finding?.message,
      "All 4 threads of libuv's pool were at work for 2.0 s, and each of them waited for a disk or a network drive for about 1.6 s of it: files, look-ups of names, crypto and compression share them, and what came meanwhile had to wait.",
    );
    assert.equal(
      finding.advice,
      'Start fewer file operations at once, or give the pool more threads (UV_THREADPOOL_SIZE=8): one that waits for a disk needs no core.',
    );
    assert.deepEqual(
      [finding.code, finding.lanes, finding.startUs, finding.endUs],
      ['libuv-pool-saturated', [1, 0], 0, 2_000_000],
    );
  });

  it('is none where Node tells that no more operations were under way than there are threads', () => {
    assert.deepEqual(found([...run, files(8_000)]), []);
    const [queued] = found([...run, files(24_000)]);
    assert.ok(queued?.message.endsWith('had to wait. The longest file operation took 350 ms.'));
    // Half of the time nobody counted.
    assert.equal(found([...run, files(4_000, 1_500_000)]).length, 1);
  });

  it('is none where threads were free, for less than a second, or where it is not known whose threads they are', () => {
    assert.equal(changed('libuv', (point) => point).length, 1);
    assert.deepEqual(
      changed('libuv', ([at, cpu, waiting, disk]) => [at, cpu, waiting, disk * 0.7]),
      [],
    );
    assert.deepEqual(
      changed('libuv', ([at, cpu, waiting, disk]) => [at / 5, cpu / 5, waiting / 5, disk / 5]),
      [],
    );
    for (const group of ['node', 'other', 'unnamed'] as const)
      assert.deepEqual(
        changed(group, (point) => point),
        [],
      );
  });
});

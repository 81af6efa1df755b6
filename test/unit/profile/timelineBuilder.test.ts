import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { buildTimeline, mergeRecords, taskOutcomes, TimelineBuilder } from '../../../src/profile/index.ts';
import type { ProfileRecord, Timeline } from '../../../src/profile/index.ts';
import { header, lane, records, usage } from './records.ts';

const queued = (task: string, caller: string, atUs: number, name = 'resize'): ProfileRecord => ({
  type: 'task-queued',
  lane: caller,
  task,
  name,
  pool: 'threads',
  atUs,
});
const started = (task: string, worker: string, atUs: number): ProfileRecord => ({
  type: 'task-started',
  lane: worker,
  task,
  atUs,
});
/** The status of a program whose main lane ended so, although whoever started it was told of no signal. */
const statusOfMainThat = (reason: 'exit' | 'lost') =>
  buildTimeline([
    header,
    lane(100, 0, 1_000_100),
    { type: 'lane-ended', lane: '100-0', endedUs: 1_005_000, reason },
    { type: 'end', endedUs: 1_006_000, exitCode: 0, signal: null },
  ]).status;
const ended = (task: string, worker: string, atUs: number, ok = true): ProfileRecord => ({
  type: 'task-ended',
  lane: worker,
  task,
  atUs,
  ok,
});
const settled = (task: string, caller: string, atUs: number, ok = true): ProfileRecord => ({
  type: 'task-settled',
  lane: caller,
  task,
  atUs,
  ok,
});
const seenGone = (laneId: string): ProfileRecord => ({
  type: 'lane-ended',
  lane: laneId,
  endedUs: 1_500_000,
  reason: 'lost',
});
const notice = (atUs: number, message: string): ProfileRecord => ({ type: 'notice', atUs, message });
const statusOfEnd = (exitCode: number | null, signal: string | null): string =>
  buildTimeline([header, { type: 'end', endedUs: 1_000_001, exitCode, signal }]).status;
/** What is said of a program that came to this end, its main lane with it. */
const saidOfEnd = (exitCode: number | null, signal: string | null): string =>
  buildTimeline([
    header,
    lane(100, 0, 1_000_100),
    { type: 'lane-ended', lane: '100-0', endedUs: 1_005_000, reason: 'lost' },
    { type: 'end', endedUs: 1_006_000, exitCode, signal },
  ]).notices.join(' ');
/** What is said of a thread that computed for four seconds and was ended so long after what it had handed on. */
const noticesOfLoss = (lostUs: number): readonly string[] => {
  const endedUs = 5_000_000;
  const [from, until] = [1_000_000, endedUs].map((atUs) =>
    usage('100-1', atUs, { cpuUs: atUs - 1_000_000, waitingForCoreUs: 0, loopIdleUs: 0 }),
  );
  const samples: ProfileRecord = {
    type: 'samples',
    lane: '100-1',
    startUs: 1_000_000,
    atUs: endedUs - lostUs,
    everyUs: 1000,
    nodes: [],
    counts: [],
    lengthsUs: [],
  };
  return buildTimeline([
    header,
    lane(100, 1, 1_000_000),
    ...[from, until].filter((record) => record !== undefined),
    samples,
    { type: 'lane-ended', lane: '100-1', endedUs, reason: 'lost' },
    { type: 'end', endedUs, exitCode: 0, signal: null },
  ]).notices;
};
const outcomes = ({ tasks }: Timeline): string[] =>
  Array.from(tasks.outcome, (outcome) => taskOutcomes[outcome] ?? '');

describe('TimelineBuilder', () => {
  it('builds the same timeline from the same records in whatever order they arrive', () => {
    fc.assert(
      fc.property(
        records.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        fc.boolean(),
        ([given, shuffled], isLive) => {
          const build = (some: readonly ProfileRecord[]): Timeline => {
            const builder = new TimelineBuilder();
            for (const record of some) {
              builder.add(record);
              // Snapshots in between must not change what comes after them.
              if (some === shuffled && builder.revision % 7 === 0) builder.snapshot(isLive);
            }
            return builder.snapshot(isLive);
          };
          assert.deepEqual(build(shuffled), build(given));
        },
      ),
    );
  });

  it('builds from any records columns that belong together', () => {
    fc.assert(
      fc.property(records, (given) => {
        const { lanes, states, tasks } = buildTimeline(given);
        for (const { parent, busyShare } of lanes) {
          assert.ok(parent >= -1 && parent < lanes.length);
          assert.ok(Number.isNaN(busyShare) || (busyShare >= 0 && busyShare <= 1));
        }
        const endOfLane = lanes.map(() => -Infinity);
        for (let row = 0; row < states.count; row += 1) {
          const [laneIndex = -1, start = Number.NaN, end = Number.NaN] = [
            states.lane[row],
            states.startUs[row],
            states.endUs[row],
          ];
          assert.ok(laneIndex >= 0 && laneIndex < lanes.length);
          assert.ok(end > start && start >= (endOfLane[laneIndex] ?? Infinity));
          endOfLane[laneIndex] = end;
        }
        assert.equal(tasks.queuedUs.length, tasks.count);
        for (const index of [...tasks.callerLane, ...tasks.workerLane])
          assert.ok(index >= -1 && index < lanes.length);
        for (const index of tasks.nameIndex) assert.ok(tasks.names[index] !== undefined);
      }),
    );
  });

  it('counts every time from the beginning of the profile', () => {
    const timeline = buildTimeline([
      header,
      lane(100, 0, 1_000_000),
      lane(100, 1, 1_010_000),
      queued('a', '100-0', 1_020_000),
      started('a', '100-1', 1_030_000),
      ended('a', '100-1', 1_040_000),
      settled('a', '100-0', 1_050_000),
      { type: 'lane-ended', lane: '100-0', endedUs: 1_090_000, reason: 'exit', exitCode: 0 },
      { type: 'end', endedUs: 1_100_000, exitCode: 0, signal: null },
    ]);
    assert.equal(timeline.status, 'ended');
    assert.equal(timeline.command, 'node program.mjs');
    assert.equal(timeline.durationUs, 100_000);
    assert.deepEqual(
      timeline.lanes.map(({ name, startUs, endUs, endReason, parent, taskCount }) => ({
        name,
        startUs,
        endUs,
        endReason,
        parent,
        taskCount,
      })),
      [
        { name: 'main', startUs: 0, endUs: 90_000, endReason: 'exit', parent: -1, taskCount: 0 },
        { name: 'worker 1', startUs: 10_000, endUs: 10_000, endReason: 'lost', parent: 0, taskCount: 1 },
      ],
    );
    const { tasks } = timeline;
    assert.deepEqual(
      [tasks.queuedUs[0], tasks.startedUs[0], tasks.endedUs[0], tasks.settledUs[0]],
      [20_000, 30_000, 40_000, 50_000],
    );
    assert.deepEqual([tasks.callerLane[0], tasks.workerLane[0]], [0, 1]);
  });

  it('says of each task how far it came', () => {
    const begun = [header, lane(100, 0, 1_000_000), lane(100, 1, 1_000_000), lane(100, 2, 1_000_000)];
    const tasks = [
      queued('done', '100-0', 1),
      started('done', '100-1', 2),
      ended('done', '100-1', 3),
      settled('done', '100-0', 4),
      queued('failed', '100-0', 5),
      started('failed', '100-1', 6),
      ended('failed', '100-1', 7, false),
      settled('failed', '100-0', 8, false),
      // The worker returned something that could not be sent.
      queued('not sent', '100-0', 9),
      started('not sent', '100-1', 10),
      ended('not sent', '100-1', 11, true),
      settled('not sent', '100-0', 12, false),
      queued('running', '100-0', 13),
      started('running', '100-1', 14),
      queued('terminated', '100-0', 15),
      started('terminated', '100-2', 16),
      queued('queued', '100-0', 17),
    ];
    const gone: ProfileRecord = { type: 'lane-ended', lane: '100-2', endedUs: 18, reason: 'lost' };
    const builder = new TimelineBuilder();
    for (const record of [...begun, ...tasks, gone]) builder.add(record);
    assert.deepEqual(outcomes(builder.snapshot(true)), [
      'done',
      'failed',
      'failed',
      'running',
      'lost',
      'queued',
    ]);
    // When nothing more can come, what has no end is lost.
    assert.deepEqual(outcomes(builder.snapshot(false)), ['done', 'failed', 'failed', 'lost', 'lost', 'lost']);
  });

  it('tells a program that runs from one that ended, was killed, or whose profile was cut off', () => {
    const builder = new TimelineBuilder();
    builder.add(header);
    assert.equal(builder.snapshot(true).status, 'recording');
    assert.equal(builder.snapshot(false).status, 'cut-off');
    assert.equal(statusOfEnd(0, null), 'ended');
    assert.equal(statusOfEnd(3, null), 'failed');
    assert.equal(statusOfEnd(null, 'SIGKILL'), 'cut-off');
  });

  it('knows a killed program by its main lane, where whoever started it was told of no signal', () => {
    assert.equal(statusOfMainThat('lost'), 'cut-off');
    assert.equal(statusOfMainThat('exit'), 'ended');
  });

  it('tells a program that somebody stopped from one that was killed, whatever it ended with', () => {
    for (const [exitCode, signal] of [
      [0, null],
      [143, null],
      [null, 'SIGHUP'],
    ] as const) {
      const { status, lanes, notices } = buildTimeline([
        header,
        lane(100, 0, 1_000_100),
        { type: 'lane-ended', lane: '100-0', endedUs: 1_005_000, reason: 'lost' },
        { type: 'end', endedUs: 1_006_000, exitCode, signal, isStopped: true },
      ]);
      assert.deepEqual([status, lanes[0]?.endReason, notices], ['stopped', 'exit', []]);
    }
  });

  it('says how a program died that was not simply stopped', () => {
    assert.match(saidOfEnd(null, 'SIGABRT'), /^The program aborted \(SIGABRT\)/);
    // Who started it through a shell is told of no signal.
    assert.equal(saidOfEnd(134, null), saidOfEnd(null, 'SIGABRT'));
    assert.match(saidOfEnd(null, 'SIGKILL'), /^The program was killed \(SIGKILL\)/);
    assert.match(saidOfEnd(139, null), /^The program crashed \(SIGSEGV\)/);
    assert.deepEqual(
      [saidOfEnd(null, 'SIGTERM'), saidOfEnd(null, 'SIGINT'), saidOfEnd(143, null), saidOfEnd(0, null)],
      ['', '', '', ''],
    );
  });

  it('says of which lanes samples are lost, and not of those that nobody wanted to sample', () => {
    const busy: ProfileRecord[] = [0, 900_000].map((us) =>
      usage('100-0', 1_000_100 + us, { cpuUs: us, waitingForCoreUs: 0, loopIdleUs: 0 }),
    );
    const noticesOf = (record: ProfileRecord): readonly string[] =>
      buildTimeline([
        header,
        record,
        ...busy,
        { type: 'lane-ended', lane: '100-0', endedUs: 1_900_100, reason: 'lost' },
        { type: 'end', endedUs: 1_900_200, exitCode: null, signal: 'SIGTERM' },
      ]).notices;
    const main = lane(100, 0, 1_000_100);
    assert.deepEqual(noticesOf(main), [
      'main was ended before it could say which functions it ran in its last 0.9 s.',
    ]);
    assert.deepEqual(noticesOf({ ...main, sampled: false } as ProfileRecord), []);
  });

  it('says nothing of what a thread had not handed on yet when its pool was no longer needed', () => {
    assert.deepEqual(noticesOfLoss(100_000), []);
    assert.match(noticesOfLoss(200_000).join(), /could say which functions it ran in its last 0\.2 s\.$/);
  });

  it('names lanes as a person counts them and lists each process with its threads', () => {
    const { lanes } = buildTimeline([
      header,
      lane(200, 1, 1_050_000),
      lane(200, 0, 1_040_000),
      // Thread 1 compiled for tsx and is not recorded, so these are the program's first and second worker.
      lane(100, 3, 1_020_000),
      lane(100, 2, 1_030_000),
      lane(100, 0, 1_000_000),
      { type: 'lane-parent', lane: '100-3', parentLane: '100-2', atUs: 1_019_000 },
    ]);
    assert.deepEqual(
      lanes.map(({ name, parent }) => [name, parent]),
      [
        ['main', -1],
        ['worker 1', 0],
        ['worker 2', 1],
        ['process 200', 0],
        ['process 200 worker 1', 3],
      ],
    );
  });

  it('keeps the name that a thread was given, and numbers a second program of the same run', () => {
    const named = { ...lane(100, 1, 1_010_000), name: 'encoder' } as ProfileRecord;
    const second = { ...lane(300, 0, 1_020_000), role: 'main' } as ProfileRecord;
    const { lanes } = buildTimeline([header, lane(100, 0, 1_000_000), named, second]);
    assert.deepEqual(
      lanes.map(({ name }) => name),
      ['main', 'encoder', 'main 2'],
    );
  });

  it("believes a lane's own word about its end above that of somebody who saw it gone", () => {
    const own: ProfileRecord = {
      type: 'lane-ended',
      lane: '100-0',
      endedUs: 1_500_000,
      reason: 'exit',
      exitCode: 0,
    };
    const seen: ProfileRecord = { type: 'lane-ended', lane: '100-0', endedUs: 1_510_000, reason: 'lost' };
    const [main] = buildTimeline([header, lane(100, 0, 1_000_000), own, seen]).lanes;
    assert.deepEqual([main?.endReason, main?.endUs], ['exit', 500_000]);
  });

  it('takes a thread for lost only with its process, or in the middle of a task', () => {
    const begun = [header, lane(100, 0, 1_000_000), lane(100, 1, 1_000_000), lane(100, 2, 1_000_000)];
    const tasks = [
      started('a', '100-1', 1_100_000),
      ended('a', '100-1', 1_200_000),
      started('b', '100-2', 1_100_000),
    ];
    const reasons = (...ends: ProfileRecord[]): string[] =>
      buildTimeline([...begun, ...tasks, seenGone('100-1'), seenGone('100-2'), ...ends]).lanes.map(
        ({ endReason }) => endReason,
      );
    const exit: ProfileRecord = {
      type: 'lane-ended',
      lane: '100-0',
      endedUs: 1_600_000,
      reason: 'exit',
      exitCode: 0,
    };
    assert.deepEqual(reasons(exit), ['exit', 'exit', 'lost']);
    assert.deepEqual(reasons(seenGone('100-0')), ['lost', 'lost', 'lost']);
  });

  it('measures how busy a lane was by CPU time where it is known, else by its event loop', () => {
    const begun = [header, lane(100, 0, 1_000_000), lane(100, 1, 1_000_000), lane(100, 2, 1_000_000)];
    const { lanes } = buildTimeline([
      ...begun,
      usage('100-0', 1_000_000, { cpuUs: 40_000, loopIdleUs: 0 }),
      usage('100-0', 1_100_000, { cpuUs: 65_000, loopIdleUs: 0 }),
      usage('100-1', 1_000_000, { loopIdleUs: 0 }),
      usage('100-1', 1_100_000, { loopIdleUs: 30_000 }),
    ]);
    assert.deepEqual(
      lanes.map(({ busyShare }) => busyShare),
      [0.25, 0.7, Number.NaN],
    );
  });

  it('says each notice once', () => {
    const { notices } = buildTimeline([
      header,
      notice(3, 'Second.'),
      notice(1, 'First.'),
      notice(2, 'First.'),
    ]);
    assert.deepEqual(notices, ['First.', 'Second.']);
  });
});

describe('mergeRecords', () => {
  it('puts the records of all lanes in order of time, the header first and the end last', () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 4 }), (sources) => {
        const merged = mergeRecords(sources);
        assert.equal(merged.length, sources.flat().length);
        const kinds = merged.map(({ type }) => (type === 'header' ? 0 : type === 'end' ? 2 : 1));
        assert.deepEqual(
          kinds,
          [...kinds].sort((a, b) => a - b),
        );
        const times = merged.flatMap((record) => ('atUs' in record ? [record.atUs] : []));
        assert.deepEqual(
          times,
          [...times].sort((a, b) => a - b),
        );
      }),
    );
  });
});

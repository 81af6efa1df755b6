import assert from 'node:assert/strict';
import { findFindings, sayFunction } from '../../../src/profile/index.ts';
import type { Finding, ProfileRecord } from '../../../src/profile/index.ts';
import { header, lane, usage } from './records.ts';
import { runFactsOf } from './runFactsOf.ts';

const startUs = 1_000_000;

const found = (...given: readonly ProfileRecord[]): readonly Finding[] =>
  findFindings(runFactsOf([header, ...given]));
const codes = (...given: readonly ProfileRecord[]): string[] => found(...given).map(({ code }) => code);

interface Task {
  readonly worker: string;
  readonly queuedMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly settledMs: number;
}

const momentUs = (ms: number): number => startUs + ms * 1_000;

let tasks = 0;
function task({ worker, queuedMs, startedMs, endedMs, settledMs }: Task): ProfileRecord[] {
  tasks += 1;
  const id = { task: `${tasks}` };
  return [
    { type: 'task-queued', lane: '100-0', ...id, name: 'resize', pool: 'threads', atUs: momentUs(queuedMs) },
    { type: 'task-started', lane: worker, ...id, atUs: momentUs(startedMs) },
    { type: 'task-ended', lane: worker, ...id, atUs: momentUs(endedMs), ok: true },
    { type: 'task-settled', lane: '100-0', ...id, atUs: momentUs(settledMs), ok: true },
  ];
}
const many = <T>(count: number, make: (index: number) => readonly T[]): T[] =>
  Array.from({ length: count }, (_, index) => make(index)).flat();

/** The lane's totals at its beginning and after so many ms. */
const totals = (laneId: string, ms: number, cpuMs: number, waitingMs = 0): ProfileRecord[] => [
  usage(laneId, startUs, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 }),
  usage(laneId, startUs + ms * 1_000, {
    cpuUs: cpuMs * 1_000,
    waitingForCoreUs: waitingMs * 1_000,
    loopIdleUs: (ms - cpuMs - waitingMs) * 1_000,
  }),
];

/** Three seconds of work, for so much of which it waited for a core. */
const busyFor = (laneId: string, waitingMs: number) => totals(laneId, 3_000, 3_000 - waitingMs, waitingMs);

const main = lane(100, 0, startUs);
const [one, two, three] = [lane(100, 1, startUs), lane(100, 2, startUs), lane(100, 3, startUs)];
const idleMain = [main, ...totals('100-0', 3_000, 100)];
/** Twenty tasks of 100 ms for two workers, each started as soon as a worker is free. */
const evenWork = [
  ...idleMain,
  one,
  two,
  ...many(20, (index) => {
    const startedMs = Math.floor(index / 2) * 100;
    const end = { endedMs: startedMs + 100, settledMs: startedMs + 100.1 };
    return task({ worker: index % 2 === 0 ? '100-1' : '100-2', queuedMs: 0, startedMs, ...end });
  }),
];

/** Every ms one that runs for 0.05 ms. */
const smallTask = (index: number): Omit<Task, 'worker'> => ({
  queuedMs: index,
  startedMs: index + 0.1,
  endedMs: index + 0.15,
  settledMs: index + 0.25,
});

const heap = (of: (index: number) => number): ProfileRecord[] =>
  Array.from({ length: 12 }, (_, index) => ({
    type: 'memory' as const,
    lane: '100-1',
    atUs: startUs + index * 500_000,
    heapUsedBytes: of(index) * 2 ** 20,
    externalBytes: 0,
  }));

/** A process whose event loop is held by one function for so long. */
const heldFor = (pid: number, ms: number): ProfileRecord[] => {
  const place = { lane: `${pid}-0`, atUs: momentUs(ms) };
  const parse = { names: ['parse'], urls: ['file:///app/parse.ts'], lines: [12], columns: [1] };
  return [
    lane(pid, 0, startUs),
    ...totals(place.lane, ms, ms),
    { type: 'functions', ...place, first: 0, ...parse },
    { type: 'call-nodes', ...place, first: 0, functions: [0], parents: [-1] },
    { type: 'samples', ...place, startUs, nodes: [0], counts: [ms], lengthsUs: [ms * 1_000] },
    { type: 'loop-delay', ...place, maxDelayUs: ms * 1_000 },
  ];
};

describe('findFindings', () => {
  it('finds nothing in a run in which nothing stands out', () => {
    assert.deepEqual(codes(...evenWork), []);
  });

  it('names the function that holds the main thread', () => {
    const place = { lane: '100-0', atUs: startUs + 600_000 };
    const samples: ProfileRecord[] = [
      {
        type: 'functions',
        ...place,
        first: 0,
        names: ['parse', 'readFileSync'],
        urls: ['file:///app/src/parse.ts', 'node:fs'],
        lines: [12, 1],
        columns: [1, 1],
      },
      { type: 'call-nodes', ...place, first: 0, functions: [0, 1], parents: [-1, 0] },
      {
        type: 'samples',
        ...place,
        startUs,
        nodes: [0, 1],
        counts: [400, 200],
        lengthsUs: [400_000, 200_000],
      },
    ];
    const delay: ProfileRecord = { type: 'loop-delay', ...place, maxDelayUs: 600_000 };
    const [finding] = found(main, ...totals('100-0', 700, 650), ...samples, delay);
    assert.deepEqual([finding?.code, finding?.lanes], ['main-thread-held', [0]]);
    assert.match(
      finding?.message ?? '',
      /^main is held by parse \(parse\.ts:12\), 600 ms in all: .* up to 600 ms/,
    );
    assert.deepEqual(
      [finding?.fn?.url, finding?.startUs, finding?.endUs, finding?.lostMs],
      ['file:///app/src/parse.ts', 0, 600_000, 600],
    );
    assert.ok(finding?.fn !== undefined && finding.message.includes(sayFunction(finding.fn)));
    assert.deepEqual(codes(main, ...totals('100-0', 700, 650), ...samples), []);
    const itsTask = task({ worker: '100-0', queuedMs: 0, startedMs: 1, endedMs: 600, settledMs: 601 });
    assert.deepEqual(codes(main, ...totals('100-0', 700, 650), ...samples, delay, ...itsTask), []);
  });

  it('names it once where it holds several, the longest held first', () => {
    const processes = [...heldFor(200, 300), ...heldFor(300, 500), ...heldFor(400, 400)];
    const [finding, ...others] = found(...idleMain, ...processes);
    assert.deepEqual(
      [finding?.code, finding?.lanes, finding?.endUs, finding?.lostMs, others],
      ['main-thread-held', [1, 2, 3], 500_000, 1_200, []],
    );
    assert.match(
      finding?.message ?? '',
      /^process 300 and 2 others are held by parse \(parse\.ts:12\), 1\.2 s in all: their event loops .* up to 500 ms/,
    );
  });

  it('names who calls it where its own calls are too short to be moved', () => {
    const place = { lane: '100-0', atUs: startUs + 600_000 };
    const samples: ProfileRecord[] = [
      {
        type: 'functions',
        ...place,
        first: 0,
        names: ['resample', 'weight', ''],
        urls: ['file:///app/src/resample.ts', 'file:///app/src/resample.ts', 'file:///app/src/main.ts'],
        lines: [12, 60, 1],
        columns: [1, 1, 1],
      },
      { type: 'call-nodes', ...place, first: 0, functions: [2, 0, 1], parents: [-1, 0, 1] },
      {
        type: 'samples',
        ...place,
        startUs,
        nodes: many(300, (index) => [index % 2 === 0 ? 1 : 2]),
        counts: many(300, (index) => [index % 2 === 0 ? 1 : 3]),
        lengthsUs: many(300, (index) => [index % 2 === 0 ? 1000 : 3000]),
      },
    ];
    const delay: ProfileRecord = { type: 'loop-delay', ...place, maxDelayUs: 600_000 };
    const [finding] = found(main, ...totals('100-0', 700, 650), ...samples, delay);
    assert.match(
      finding?.message ?? '',
      /^main is held by resample \(resample\.ts:12\), 600 ms in all, most of it for weight: its event loop/,
    );
    assert.equal(finding?.fn?.line, 12);
  });

  it('sees that tasks are too small to be worth handing over', () => {
    const small = many(200, (index) => task({ worker: '100-1', ...smallTask(index) }));
    assert.deepEqual(codes(...idleMain, one, ...small), ['tasks-too-small']);
    assert.deepEqual(codes(...idleMain, one, ...small.slice(0, 4 * 50)), []);
  });

  it('names the function of the tasks, where just one of the program goes by their name', () => {
    const place = { lane: '100-1', atUs: startUs + 1_000 };
    const small = many(200, (index) => task({ worker: '100-1', ...smallTask(index) }));
    const resizeIn = (...urls: readonly string[]): ProfileRecord[] => [
      {
        type: 'functions',
        ...place,
        first: 0,
        names: urls.map(() => 'resize'),
        urls,
        lines: urls.map(() => 3),
        columns: urls.map(() => 1),
      },
      {
        type: 'call-nodes',
        ...place,
        first: 0,
        functions: urls.map((_, index) => index),
        parents: urls.map(() => -1),
      },
      {
        type: 'samples',
        ...place,
        startUs,
        nodes: urls.map((_, index) => index),
        counts: urls.map(() => 5),
        lengthsUs: urls.map(() => 5_000),
      },
    ];
    const [finding] = found(...idleMain, one, ...small, ...resizeIn('file:///a.js'));
    assert.equal(finding?.fn?.url, 'file:///a.js');
    assert.deepEqual([finding.startUs, finding.endUs], [0, 199_250]);
    const [unclear] = found(...idleMain, one, ...small, ...resizeIn('file:///a.js', 'file:///b.js'));
    assert.equal(unclear?.fn, undefined);
  });

  it('has what cost most time first', () => {
    const crowded = [one, two, three].flatMap((record, index) => [
      record,
      ...totals(`100-${index + 1}`, 3_000, 1_900, 1_000),
    ]);
    const given = [...idleMain, ...crowded, ...heap((index) => 20 + index * 10)];
    assert.deepEqual(codes(...given), ['oversubscribed', 'memory-grows']);
    assert.ok(found(...given).every(({ advice }) => advice.endsWith('.')));
  });

  it('sees that one worker does everything', () => {
    const work = many(20, (index) =>
      task({
        worker: index === 0 ? '100-2' : '100-1',
        queuedMs: index * 100,
        startedMs: index * 100,
        endedMs: index * 100 + 90,
        settledMs: index * 100 + 91,
      }),
    );
    const [finding] = found(...idleMain, one, two, ...totals('100-2', 2_000, 90), ...work);
    assert.deepEqual([finding?.code, finding?.lanes], ['one-worker-does-all', [1, 2]]);
    assert.match(finding?.message ?? '', /worker 1 ran 95 % of the work of all 2 workers/);
  });

  it('sees that tasks wait for a worker while another one is idle', () => {
    // All wait behind each other at the first worker, after the second one has done its only task.
    const waiting = many(20, (index) =>
      task({
        worker: index === 0 ? '100-2' : '100-1',
        queuedMs: 0,
        startedMs: Math.max(0, index - 1) * 100,
        endedMs: Math.max(1, index) * 100,
        settledMs: Math.max(1, index) * 100,
      }),
    );
    assert.ok(codes(...idleMain, one, two, ...waiting).includes('idle-while-queued'));
  });

  it('sees that the thread that hands tasks out cannot keep up', () => {
    const rare = many(20, (index) =>
      task({
        worker: index % 2 === 0 ? '100-1' : '100-2',
        queuedMs: index * 100,
        startedMs: index * 100,
        endedMs: index * 100 + 20,
        settledMs: index * 100 + 21,
      }),
    );
    const busyMain = [main, ...totals('100-0', 2_000, 1_950)];
    const [finding] = found(...busyMain, one, two, ...rare);
    assert.deepEqual([finding?.code, finding?.lanes], ['pool-starved', [0, 1, 2]]);
    assert.deepEqual(codes(...idleMain, one, two, ...rare), []);
  });

  it('sees that more threads want to run than there are cores', () => {
    const crowded = [one, two, three].flatMap((record, index) => [
      record,
      ...totals(`100-${index + 1}`, 3_000, 1_900, 1_000),
    ]);
    const [finding] = found(...idleMain, ...crowded);
    assert.deepEqual([finding?.code, finding?.lanes], ['oversubscribed', [1, 2, 3]]);
    assert.match(
      finding?.message ?? '',
      /^More threads .* 3 busy threads on 2 cores kept each other waiting/,
    );
  });

  it('sees that it is other programs that a program waits for', () => {
    const two1000 = [one, ...busyFor('100-1', 1_000), two, ...busyFor('100-2', 1_000)];
    const [finding, ...others] = found(...idleMain, ...two1000);
    assert.deepEqual([finding?.code, finding?.lanes, others], ['machine-busy', [1, 2], []]);
    assert.match(finding?.message ?? '', /had to wait for them in 31 % .* \(1\.9 s of all threads/);
    // Three threads on two cores wait for each other for a third of the time, and for others for the rest.
    const three2000 = [one, two, three].flatMap((record, index) => [
      record,
      ...busyFor(`100-${index + 1}`, 2_400),
    ]);
    assert.deepEqual(codes(...idleMain, ...three2000), ['oversubscribed', 'machine-busy']);
    // Threads that take turns wait for nobody of their own program, however many they are.
    const turns = [one, two, three].flatMap((record, index) => [
      record,
      usage(`100-${index + 1}`, momentUs(index * 1_000), { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 }),
      usage(`100-${index + 1}`, momentUs(index * 1_000 + 900), {
        cpuUs: 300_000,
        waitingForCoreUs: 600_000,
        loopIdleUs: 0,
      }),
    ]);
    assert.deepEqual(codes(...idleMain, ...turns), ['machine-busy']);
    // V8's helpers are no other program: four of them had half a second of a core each, every second.
    const helpers = [0, 1_000, 2_000, 3_000].map((ms): ProfileRecord => ({
      type: 'helper-threads',
      pid: 100,
      group: 'node',
      atUs: momentUs(ms),
      threadCount: 4,
      cpuUs: ms * 2_000,
      waitingForCoreUs: 0,
    }));
    assert.deepEqual(codes(...idleMain, ...two1000, ...helpers), []);
    assert.deepEqual(codes(...idleMain, one, ...busyFor('100-1', 100)), []);
  });

  it('sees that cloning costs more than computing', () => {
    const place = { lane: '100-0', atUs: startUs + 900_000 };
    const functions = (url: string): ProfileRecord[] => [
      {
        type: 'functions',
        ...place,
        first: 0,
        names: ['postMessage'],
        urls: [url],
        lines: [0],
        columns: [0],
      },
      { type: 'call-nodes', ...place, first: 0, functions: [0], parents: [-1] },
      { type: 'samples', ...place, startUs, nodes: [0], counts: [900], lengthsUs: [900_000] },
    ];
    const short = many(20, (index) =>
      task({
        worker: '100-1',
        queuedMs: index * 100,
        startedMs: index * 100,
        endedMs: index * 100 + 2,
        settledMs: index * 100 + 3,
      }),
    );
    assert.deepEqual(codes(...idleMain, one, ...short, ...functions('')), ['cloning-costs-more']);
    const sent = (peer: string): ProfileRecord => ({
      type: 'messages',
      ...place,
      peer,
      count: 20,
      measuredCount: 20,
      bytes: 1e9,
      cloneUs: 900_000,
    });
    assert.deepEqual(codes(...idleMain, one, ...short, sent('100-1')), ['cloning-costs-more']);
    // What is not sent to workers is none of the pool's.
    assert.deepEqual(codes(...idleMain, one, ...short, sent('unknown')), []);
    // A function of the program may be called like that.
    assert.deepEqual(codes(...idleMain, one, ...short, ...functions('file:///app.js')), []);
  });

  it('sees memory that grows, and not memory that comes and goes', () => {
    const [finding] = found(...idleMain, one, ...heap((index) => 20 + index * 10));
    assert.deepEqual([finding?.code, finding?.lanes], ['memory-grows', [1]]);
    assert.match(finding?.message ?? '', /worker 1: .* 20 MB .* 100 MB in the last/);
    assert.deepEqual(codes(...idleMain, one, ...heap((index) => 20 + (index % 4) * 30)), []);
    // A program that loads its modules, and goes on with them.
    assert.deepEqual(codes(...idleMain, one, ...heap((index) => 6 + Math.min(index, 3) * 20 + index)), []);
  });
});

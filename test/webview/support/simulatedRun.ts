/**
 * A run as a pool would have it: a main thread that reads and calls, two worker threads, two child processes, more work than
 * two cores. Deterministic, so that pictures of it can be compared.
 */
import type {
  LaneRow,
  LaneState,
  ProfileStatus,
  TaskOutcome,
  Timeline,
} from '../../../src/profile/timeline.ts';
import type { HostToLive } from '../../../src/protocol/index.ts';
import { timelineOf, type PlainTask, type PlainTimeline } from './timelineOf.ts';

/** A small linear congruential generator (Numerical Recipes); 0…1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type States = [lane: number, state: LaneState, start: number, end: number][];
type Delays = [lane: number, atMs: number, maxDelayMs: number][];

interface Mutable {
  tasks: PlainTask[];
  states: States;
  delays: Delays;
}

/** Up to `untilMs` of the run; the rest has not happened yet. */
export function simulatedRun(
  status: ProfileStatus = 'ended',
  untilMs = 2400,
  notices: readonly string[] = [],
): Timeline {
  const random = seeded(7);
  const run: Mutable = { tasks: [], states: [], delays: [] };
  simulateMain(run, random);
  simulatePool(run);
  simulateWorkers(run, random, { workers: [1, 2], count: 26, name: 'thumbnail', fromMs: 420, meanMs: 105 });
  simulateWorkers(run, random, {
    workers: [3, 4],
    count: 7,
    name: 'encodeArchive',
    fromMs: 900,
    meanMs: 260,
  });
  const lanes: Partial<LaneRow>[] = [
    { name: 'main', pid: 8120, threadId: 0, role: 'main', startUs: 0, busyShare: 0.31, ...memory(38, 0, 212), loopUtilization: 0.42 },
    { name: 'worker 1', pid: 8120, threadId: 1, startUs: 352_000, busyShare: 0.83, ...memory(48, 22), loopUtilization: 0.94 },
    { name: 'worker 2', pid: 8120, threadId: 2, startUs: 361_000, busyShare: 0.79, ...memory(27, 0), loopUtilization: 0.91 },
    { name: 'process 8124', pid: 8124, threadId: 0, role: 'process', startUs: 870_000, busyShare: 0.68, ...memory(19, 0, 71), loopUtilization: 0.77 },
    { name: 'process 8131', pid: 8131, threadId: 0, role: 'process', startUs: 884_000, busyShare: 0.55, ...memory(18, 0, 69), loopUtilization: 0.62 },
    { name: 'libuv pool', pid: 8120, threadId: -1, role: 'helpers', threadCount: 4, startUs: 4_000, busyShare: 0.11 },
  ]; // prettier-ignore
  return timelineOf({
    status,
    command: 'node --import tsx src/main.ts',
    durationMs: untilMs,
    notices,
    lanes: lanes
      .filter(({ startUs = 0 }) => startUs < untilMs * 1000)
      .map((lane) => (status === 'recording' ? lane : endedLane(lane, status, untilMs))),
    ...upTo({ ...run, states: asSampled(run.states) }, untilMs),
  });
}

const mebibyte = 1024 * 1024;

/** In MiB: at last, grown by, and of the process. */
function memory(atLast: number, grown: number, rss = NaN) {
  return {
    memoryBytes: atLast * mebibyte,
    mostMemoryBytes: atLast * 1.4 * mebibyte,
    memoryGrowthBytes: grown * mebibyte,
    rssBytes: rss * mebibyte,
  };
}

/** What lanes run, over and over, as the samples of the simulated profile have it: for how many ms. */
const kinds: Readonly<Record<'main' | 'thread' | 'process', readonly (readonly [LaneState, number])[]>> = {
  main: [['javascript', 50], ['garbage-collection', 4], ['javascript', 17], ['native', 6]], // prettier-ignore
  thread: [['javascript', 30], ['garbage-collection', 2], ['native', 8], ['javascript', 6]], // prettier-ignore
  process: [['native', 34], ['javascript', 12], ['garbage-collection', 2]], // prettier-ignore
};

/** Running is told apart by what ran, except at the very beginning of a lane, before the first sample. */
function asSampled(states: States): States {
  const steps = new Map<number, number>();
  return states.flatMap(([lane, state, start, end]): States => {
    if (state !== 'running' || lane === 5) return [[lane, state, start, end]];
    const script = kinds[lane === 0 ? 'main' : lane <= 2 ? 'thread' : 'process'];
    const made: States = [];
    let step = steps.get(lane) ?? -1;
    for (let at = start; at < end; step += 1) {
      const [kind, ms]: readonly [LaneState, number] =
        step < 0 ? ['running', 12] : (script[step % script.length] ?? ['running', 1]);
      made.push([lane, kind, at, Math.min(end, at + ms)]);
      at += ms;
    }
    steps.set(lane, step);
    return made;
  });
}

function endedLane(lane: Partial<LaneRow>, status: ProfileStatus, untilMs: number): Partial<LaneRow> {
  const isLost = status === 'cut-off' && lane.role === 'process';
  return { ...lane, endUs: (untilMs - (isLost ? 180 : 6)) * 1000, endReason: isLost ? 'lost' : 'exit' };
}

function known<K extends keyof PlainTask>(key: K, value: PlainTask[K] | undefined): Partial<PlainTask> {
  return value === undefined ? {} : { [key]: value };
}

/** Leaves out what had not happened at `untilMs`. */
function upTo(
  { tasks, states, delays }: Mutable,
  untilMs: number,
): Pick<PlainTimeline, 'tasks' | 'states' | 'delays'> {
  const seen = (atMs: number | undefined) => (atMs !== undefined && atMs <= untilMs ? atMs : undefined);
  return {
    states: states
      .filter(([, , start]) => start < untilMs)
      .map(([lane, state, start, end]) => [lane, state, start, Math.min(end, untilMs)]),
    delays: delays.filter(([, at]) => at <= untilMs),
    tasks: tasks
      .filter(({ queued = 0 }) => queued <= untilMs)
      .map(({ name, caller, worker, queued, started, ended: endMs, settled, outcome }): PlainTask => {
        const hasStarted = seen(started) !== undefined;
        const hasEnded = seen(endMs) !== undefined;
        const now: TaskOutcome | undefined = hasEnded ? outcome : hasStarted ? 'running' : 'queued';
        return {
          ...known('name', name),
          ...known('caller', caller),
          ...known('worker', hasStarted ? worker : undefined),
          ...known('queued', queued),
          ...known('started', seen(started)),
          ...known('ended', seen(endMs)),
          ...known('settled', seen(settled)),
          ...known('outcome', now),
        };
      }),
  };
}

/** Reads the pictures' files at the beginning, and writes what is made of them. */
function simulatePool({ states }: Mutable): void {
  for (const [start, end] of [
    [150, 190],
    [352, 420],
    [980, 1040],
    [1540, 1610],
    [2100, 2160],
  ] as const) {
    // prettier-ignore
    const middle = start + (end - start) * 0.7;
    states.push([5, 'running', start, middle], [5, 'waiting-for-core', middle, end]);
  }
}

function simulateMain({ states, delays }: Mutable, random: () => number): void {
  states.push(
    [0, 'running', 0, 148],
    [0, 'blocked', 148, 176],
    [0, 'running', 176, 352],
    [0, 'blocked', 352, 396],
  );
  let at = 396;
  while (at < 2390) {
    const busy = 4 + random() * 22;
    const idle = 20 + random() * 70;
    states.push([0, 'running', at, at + busy], [0, 'idle', at + busy, at + busy + idle]);
    at += busy + idle;
  }
  for (let atMs = 20; atMs < 2400; atMs += 20) {
    const held = atMs < 360 ? 60 + random() * 110 : random() < 0.2 ? 18 + random() * 20 : 1 + random() * 3;
    delays.push([0, atMs, held]);
  }
}

interface Pool {
  readonly workers: readonly number[];
  readonly count: number;
  readonly name: string;
  readonly fromMs: number;
  readonly meanMs: number;
}

/** Everything is queued at once, in three waves; each worker takes the next task when it is free. */
function simulateWorkers({ tasks, states, delays }: Mutable, random: () => number, pool: Pool): void {
  const free = new Map(pool.workers.map((worker) => [worker, pool.fromMs + 4 + worker * 3]));
  for (const worker of pool.workers) {
    const bornMs = pool.fromMs - 68 + worker * 8;
    states.push([worker, 'running', bornMs, (free.get(worker) ?? 0) - 12]);
  }
  for (let number = 0; number < pool.count; number += 1) {
    const wave = Math.floor((number * 3) / pool.count);
    const queued = pool.fromMs + wave * 560 + number * 0.6;
    const [worker = 0, freeMs = 0] = [...free].sort(([, one], [, other]) => one - other)[0] ?? [];
    const started = Math.max(freeMs, queued + 1.4);
    const ended = started + pool.meanMs * (0.5 + random());
    const settled = ended + 0.8 + random() * 7;
    const outcome = pool.name === 'thumbnail' && number === 17 ? 'failed' : 'done';
    tasks.push({ name: pool.name, caller: 0, worker, queued, started, ended, settled, outcome });
    free.set(worker, ended + 2 + random() * 9);
    work(states, random, worker, started, ended);
    delays.push([worker, ended + 1, ended - started]);
  }
}

/** A task computes, waits for a core now and then, and reads its file at the beginning. */
function work(states: States, random: () => number, worker: number, started: number, ended: number): void {
  let at = started + (ended - started) * 0.06;
  states.push([worker, 'blocked', started, at]);
  while (at < ended) {
    const next = Math.min(ended, at + 18 + random() * 50);
    const waits = random() < 0.45 ? Math.min(6 + random() * 12, (next - at) / 2) : 0;
    states.push([worker, 'running', at, next - waits]);
    if (waits > 0) states.push([worker, 'waiting-for-core', next - waits, next]);
    at = next;
  }
}

function strip(length: number, share: (index: number) => number): readonly number[] {
  return Array.from({ length }, (_, index) => Math.min(1, Math.max(0, share(index))));
}

/** What the live view gets twenty seconds into a run. */
export function liveRun(status: ProfileStatus): Extract<HostToLive, { type: 'live' }> {
  const running = status === 'recording';
  const unknown = [NaN, NaN, NaN];
  return {
    type: 'live',
    title: 'thumbnails › src/main.ts',
    status,
    elapsedUs: 20_140_000,
    lanes: [
      {
        id: '8120-0',
        name: 'main',
        role: 'main',
        busyShare: 0.31,
        running,
        strip: strip(40, (at) => 0.3 + 0.25 * Math.sin(at / 3)),
      },
      {
        id: '8120-1',
        name: 'worker 1',
        role: 'thread',
        busyShare: 0.84,
        running,
        strip: strip(34, (at) => (at < 3 ? 0.1 : 0.85 + 0.1 * Math.sin(at * 1.7))),
      },
      {
        id: '8120-2',
        name: 'worker 2',
        role: 'thread',
        busyShare: NaN,
        running,
        strip: [...strip(20, (at) => 0.7 + 0.2 * Math.sin(at)), ...unknown, ...strip(8, () => 0.6)],
      },
      {
        id: '8124-0',
        name: 'process 8124',
        role: 'process',
        busyShare: 0,
        running: false,
        strip: strip(22, (at) => (at > 14 ? 0 : 0.5 + 0.4 * Math.sin(at / 2))),
      },
    ],
  };
}

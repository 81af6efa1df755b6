/** A program before and after its heavy function was moved into a pool, compared as the service does. */
import { compareRuns, type ComparedRun, type Comparison } from '../../../src/profile/index.ts';
import type { RunFacts } from '../../../src/profile/index.ts';
import { coreStates, laneStates, type Timeline } from '../../../src/profile/timeline.ts';
import type { HostToComparison } from '../../../src/protocol/index.ts';
import { simulatedRun } from './simulatedRun.ts';
import { timelineOf } from './timelineOf.ts';

type FunctionRow = RunFacts['functions'][number];
type LaneFigures = RunFacts['figures'][number];

const header = {
  type: 'header',
  version: 1,
  startedUs: 0,
  startedAtMs: Date.UTC(2026, 0, 31, 12),
  command: ['node'],
  workingDirectory: '/home/me/thumbnails',
  platform: 'linux',
  coreCount: 2,
} as const;

/** All on the main thread. */
function runBefore(): ComparedRun {
  const timeline = timelineOf({
    status: 'ended',
    command: 'node --import tsx src/main.ts',
    durationMs: 3900,
    lanes: [{ name: 'main', pid: 8100, threadId: 0, role: 'main', startUs: 0, endUs: 3_900_000 }],
    tasks: [],
    states: [
      [0, 'running', 0, 150],
      [0, 'blocked', 150, 190],
      [0, 'running', 190, 3700],
      [0, 'waiting-for-core', 3700, 3760],
      [0, 'running', 3760, 3900],
    ],
    delays: [[0, 3800, 3420]],
  });
  return run(timeline, [
    functionRow('thumbnail', 'src/thumbnail.ts', 13, [[0, 3400]]),
    functionRow('main', 'src/main.ts', 4, [[0, 3600]], 'cpu', 0.02),
    functionRow('readImage', 'src/image.ts', 11, [[0, 120]], 'io'),
  ]);
}

/** The same with a pool, on the simulated run's lanes. */
function runAfter(): ComparedRun {
  return run(simulatedRun(), [
    functionRow('thumbnail', 'src/thumbnail.task.ts', 5, [
      [1, 1700],
      [2, 1650],
    ]),
    functionRow('main', 'src/main.ts', 5, [[0, 210]], 'not enough data', 0.02),
    functionRow('readImage', 'src/image.ts', 11, [[0, 118]], 'io'),
    functionRow('enqueue<script>', 'src/pools.ts', 61, [[0, 9]], 'not enough data'),
  ]);
}

export function comparedRuns(): Comparison {
  return compareRuns(runBefore(), runAfter());
}

export function comparisonMessage(
  comparison = comparedRuns(),
): Extract<HostToComparison, { readonly type: 'comparison' }> {
  return {
    type: 'comparison',
    before: { title: '2026-01-31-120000-main.ts.poolprofile', file: '/profiles/before.poolprofile' },
    after: { title: '2026-01-31-121500-main.ts.poolprofile', file: '/profiles/after.poolprofile' },
    comparison,
  };
}

function run(timeline: Timeline, functions: readonly FunctionRow[]): ComparedRun {
  const figures = timeline.lanes.map((_, lane) => figuresOf(timeline, lane));
  return { header, facts: { timeline, functions, figures, messages: [], waits: [], samples: [] } };
}

function figuresOf({ states, loopDelays }: Timeline, lane: number): LaneFigures {
  const ms = Object.fromEntries(laneStates.map((state) => [state, 0]));
  for (let row = 0; row < states.count; row += 1) {
    if (states.lane[row] !== lane) continue;
    const state = laneStates[states.state[row] ?? 0] ?? 'idle';
    ms[state] = (ms[state] ?? 0) + ((states.endUs[row] ?? 0) - (states.startUs[row] ?? 0)) / 1000;
  }
  let longestDelayMs = 0;
  for (let row = 0; row < loopDelays.count; row += 1) {
    if (loopDelays.lane[row] === lane)
      longestDelayMs = Math.max(longestDelayMs, (loopDelays.maxDelayUs[row] ?? 0) / 1000);
  }
  return {
    runningMs: [...coreStates].reduce((sum, state) => sum + (ms[state] ?? 0), 0),
    javascriptMs: ms['javascript'] ?? 0,
    nativeMs: ms['native'] ?? 0,
    garbageMs: ms['garbage-collection'] ?? 0,
    waitingForCoreMs: ms['waiting-for-core'] ?? 0,
    blockedMs: ms['blocked'] ?? 0,
    idleMs: ms['idle'] ?? 0,
    longestDelayMs,
    longestDelayAtUs: Number.NaN,
    loopUtilization: Number.NaN,
    saturated: [],
    saturatedByDisk: [],
    diskMs: 0,
    garbage: undefined,
    memory: [{ atUs: 1, heapUsedBytes: 41_000_000, externalBytes: 0 }],
  };
}

const time = (wallMs: number) => ({
  wallMs,
  cpuMs: wallMs * 0.96,
  systemMs: 0,
  waitingForCoreMs: 0,
  blockedMs: wallMs * 0.04,
  gcMs: 0,
  sampleCount: Math.round(wallMs),
});

function functionRow(
  name: string,
  file: string,
  line: number,
  lanes: readonly (readonly [lane: number, wallMs: number])[],
  kind: FunctionRow['measured']['kind'] = 'cpu',
  selfShare = 1,
): FunctionRow {
  const measured = { kind, busyShare: 0.96, confidence: 0.98 };
  const all = time(lanes.reduce((sum, [, wallMs]) => sum + wallMs, 0));
  return {
    name,
    url: `file:///home/me/thumbnails/${file}`,
    line,
    column: 1,
    self: time(all.wallMs * selfShare),
    total: all,
    awaited: undefined,
    measured,
    lanes: lanes.map(([lane, wallMs]) => ({
      lane,
      self: time(wallMs * selfShare),
      total: time(wallMs),
      measured,
    })),
    callers: [],
  };
}

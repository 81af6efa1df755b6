/** The records that a run like the simulated one would have: usage, tasks, delays, and samples of what its lanes ran. */
import { TimelineBuilder, type ProfileRecord, type WaitKind } from '../../../src/profile/index.ts';
import { laneStates, taskOutcomes, type LaneRow, type Timeline } from '../../../src/profile/timeline.ts';
import { Examination } from '../../../src/service/examination.ts';
import { unsplitRun } from './simulatedRun.ts';

const root = 'file:///home/me/thumbnails/';
const [idle, garbage] = ['(idle)', '(garbage collector)'];

/** Every function with its place; a path of names is a way in which they were called. */
const places: Readonly<Record<string, readonly [url: string, line: number]>> = {
  [idle]: ['', 0],
  [garbage]: ['', 0],
  '(program)': ['', 0],
  main: [`${root}src/main.ts`, 18],
  loadPlugins: [`${root}src/plugins.ts`, 7],
  compileTemplates: [`${root}node_modules/handlebars/lib/compile.js`, 112],
  parseTemplate: [`${root}node_modules/handlebars/lib/parser.js`, 640],
  readConfig: [`${root}src/config.ts`, 9],
  readFileSync: ['node:fs', 441],
  collect: [`${root}src/main.ts`, 52],
  mergeResults: [`${root}src/merge.ts`, 23],
  postMessage: ['', 0],
  thumbnail: [`${root}src/tile.ts`, 41],
  resample: [`${root}src/resample.ts`, 12],
  lanczos: [`${root}src/kernel.ts`, 7],
  weights: [`${root}src/kernel.ts`, 31],
  sinc: [`${root}src/kernel.ts`, 48],
  encode: [`${root}src/png.ts`, 88],
  deflateSync: ['node:zlib', 775],
  crc32: [`${root}node_modules/pngjs/lib/crc.js`, 20],
  encodeArchive: [`${root}src/archive.ts`, 15],
  processMessage: ['node:internal/worker/io', 209],
};

type Path = readonly string[];
const inWorker: Path = ['processMessage', 'thumbnail'];
/** What a lane runs, over and over: where, and for how many ms. */
const scripts: Readonly<
  Record<'start' | 'main' | 'worker' | 'process', readonly (readonly [Path, number])[]>
> = {
  start: [
    [['main', 'loadPlugins', 'compileTemplates', 'parseTemplate'], 46],
    [['main', 'loadPlugins', 'compileTemplates', garbage], 4],
    [['main', 'loadPlugins', 'compileTemplates'], 17],
    [['main', 'loadPlugins'], 6],
  ],
  main: [
    [['collect', 'mergeResults'], 7],
    [['collect', 'postMessage'], 2],
    [['collect'], 1],
    [['(program)'], 1],
  ],
  worker: [
    [[...inWorker, 'resample', 'lanczos', 'weights'], 14],
    [[...inWorker, 'resample', 'lanczos', 'sinc'], 7],
    [[...inWorker, 'resample', 'lanczos'], 4],
    [[...inWorker, 'resample'], 5],
    [[...inWorker, 'resample', garbage], 2],
    [[...inWorker, 'encode', 'deflateSync'], 8],
    [[...inWorker, 'encode', 'crc32'], 3],
    [[...inWorker, 'encode'], 2],
    [inWorker, 1],
  ],
  process: [
    [['encodeArchive', 'deflateSync'], 34],
    [['encodeArchive', 'crc32'], 9],
    [['encodeArchive'], 3],
    [['encodeArchive', garbage], 2],
  ],
};

/** Numbers functions and nodes of one lane as the collector does. */
class Nodes {
  readonly #functions = new Map<string, number>();
  readonly #nodes = new Map<string, number>();
  readonly functionOf: number[] = [];
  readonly parents: number[] = [];

  get functionNames(): readonly string[] {
    return [...this.#functions.keys()];
  }

  of(path: Path): number {
    // A garbage collection stands alone in V8's tree.
    const own = path.at(-1) === garbage ? [garbage] : path;
    let parent = -1;
    for (let length = 1; length <= own.length; length += 1) {
      const key = own.slice(0, length).join(' ');
      const name = own[length - 1] ?? '';
      if (!this.#functions.has(name)) this.#functions.set(name, this.#functions.size);
      if (!this.#nodes.has(key)) {
        this.#nodes.set(key, this.#nodes.size);
        this.functionOf.push(this.#functions.get(name) ?? 0);
        this.parents.push(parent);
      }
      parent = this.#nodes.get(key) ?? -1;
    }
    return parent;
  }
}

/** An examination of the run that the timeline shows, as the service would have it. */
export function examinationOf(timeline: Timeline): Examination {
  const builder = new TimelineBuilder();
  for (const record of recordsOfRun(unsplitRun(timeline))) builder.add(record);
  return new Examination(builder, () => timeline.status === 'recording');
}

function recordsOfRun(timeline: Timeline): ProfileRecord[] {
  const end: ProfileRecord = { type: 'end', endedUs: timeline.durationUs, exitCode: 0, signal: null };
  return [
    {
      type: 'header',
      version: 1,
      startedUs: 0,
      startedAtMs: 0,
      command: [timeline.command],
      workingDirectory: '/home/me/thumbnails',
      platform: 'linux',
      coreCount: timeline.coreCount,
    },
    ...timeline.lanes.flatMap((_, lane) => laneRecords(timeline, lane)),
    ...taskRecords(timeline),
    ...trafficRecords(timeline),
    ...(timeline.status === 'recording' ? [] : [end]),
  ];
}

function laneRecords({ lanes, states, loopDelays }: Timeline, index: number): ProfileRecord[] {
  const row = lanes[index];
  if (row === undefined || row.role === 'helpers') return [];
  const { id: lane, pid, threadId, role, name, startUs, nodeVersion } = row;
  const made: ProfileRecord[] = [
    { type: 'lane', lane, pid, threadId, role, name, startedUs: startUs, nodeVersion },
  ];
  const nodes = new Nodes();
  const script = scripts[role === 'main' ? 'main' : role === 'thread' ? 'worker' : 'process'];
  const totals = { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 };
  let step = 0;
  for (let at = 0; at < states.count; at += 1) {
    if (states.lane[at] !== index) continue;
    const state = laneStates[states.state[at] ?? 0] ?? 'idle';
    const [fromUs, untilUs] = [states.startUs[at] ?? 0, states.endUs[at] ?? 0];
    if (made.length === 1) made.push({ type: 'usage', lane, atUs: fromUs, ...totals });
    const sampled = { nodes: [] as number[], counts: [] as number[], lengthsUs: [] as number[] };
    const add = (path: Path, us: number) => {
      sampled.nodes.push(nodes.of(path));
      sampled.counts.push(Math.max(1, Math.round(us / 1000)));
      sampled.lengthsUs.push(us);
    };
    if (state === 'idle') add([idle], untilUs - fromUs);
    else if (state === 'blocked')
      add(
        role === 'main'
          ? ['main', 'readConfig', 'readFileSync']
          : [...(script[0]?.[0].slice(0, 2) ?? []), 'readFileSync'],
        untilUs - fromUs,
      );
    else {
      const steps = role === 'main' && fromUs < 352_000 ? scripts.start : script;
      for (let us = fromUs; us < untilUs; step += 1) {
        const [path, ms] = steps[step % steps.length] ?? [[], 1];
        const length = Math.min(ms * 1000, untilUs - us);
        add(path, length);
        us += length;
      }
    }
    made.push({ type: 'samples', lane, startUs: fromUs, atUs: untilUs, ...sampled });
    if (state === 'running') totals.cpuUs += untilUs - fromUs;
    if (state === 'waiting-for-core') totals.waitingForCoreUs += untilUs - fromUs;
    if (state === 'idle') totals.loopIdleUs += untilUs - fromUs;
    made.push({ type: 'usage', lane, atUs: untilUs, ...totals });
  }
  const nowhere = ['', 0] as const;
  const placed = nodes.functionNames.map((fn) => places[fn] ?? nowhere);
  made.push({
    type: 'functions',
    lane,
    atUs: startUs,
    first: 0,
    names: [...nodes.functionNames],
    urls: placed.map(([url]) => url),
    lines: placed.map(([, line]) => line),
    columns: placed.map(() => 1),
  });
  const { functionOf: functions, parents } = nodes;
  made.push({ type: 'call-nodes', lane, atUs: startUs, first: 0, functions, parents });
  for (let at = 0; at < loopDelays.count; at += 1) {
    const [atUs, maxDelayUs] = [loopDelays.atUs[at] ?? 0, loopDelays.maxDelayUs[at] ?? 0];
    if (loopDelays.lane[at] === index) made.push({ type: 'loop-delay', lane, atUs, maxDelayUs });
  }
  made.push(...memoryRecords(row));
  return made;
}

/** Grows until a garbage collection, over and over. */
function memoryRecords({ id: lane, startUs, endUs, memoryBytes, rssBytes }: LaneRow): ProfileRecord[] {
  if (Number.isNaN(memoryBytes) || Number.isNaN(endUs)) return [];
  const made: ProfileRecord[] = [];
  for (let [atUs, step] = [startUs + 60_000, 0]; atUs < endUs; [atUs, step] = [atUs + 60_000, step + 1]) {
    const heapUsedBytes = Math.round(memoryBytes * (0.7 + 0.1 * (step % 5)));
    const rss = Number.isNaN(rssBytes) ? {} : { rssBytes: rssBytes + heapUsedBytes - memoryBytes };
    made.push({ type: 'memory', lane, atUs, heapUsedBytes, externalBytes: 0, ...rss });
  }
  return made;
}

function taskRecords({ tasks, lanes }: Timeline): ProfileRecord[] {
  const made: ProfileRecord[] = [];
  for (let index = 0; index < tasks.count; index += 1) {
    const task = String(index);
    const [caller, worker] = [
      lanes[tasks.callerLane[index] ?? -1]?.id,
      lanes[tasks.workerLane[index] ?? -1]?.id,
    ];
    const ok = taskOutcomes[tasks.outcome[index] ?? 0] !== 'failed';
    const name = tasks.names[tasks.nameIndex[index] ?? 0] ?? '';
    const at = (column: Float64Array) => column[index] ?? Number.NaN;
    const add = (lane: string | undefined, atUs: number, make: (lane: string) => ProfileRecord) => {
      if (lane !== undefined && Number.isFinite(atUs)) made.push(make(lane));
    };
    const [queued, started, ended, settled] = [
      at(tasks.queuedUs),
      at(tasks.startedUs),
      at(tasks.endedUs),
      at(tasks.settledUs),
    ];
    add(caller, queued, (lane) => ({ type: 'task-queued', lane, task, atUs: queued, name, pool: 'threads' }));
    add(worker, started, (lane) => ({ type: 'task-started', lane, task, atUs: started }));
    add(worker, ended, (lane) => ({ type: 'task-ended', lane, task, atUs: ended, ok }));
    add(caller, settled, (lane) => ({ type: 'task-settled', lane, task, atUs: settled, ok }));
  }
  return made;
}

/** Each task is a message there and one back; what is sent back is larger. Main, the workers and the processes wait, too. */
function trafficRecords({ tasks, lanes, durationUs: atUs }: Timeline): ProfileRecord[] {
  const made: ProfileRecord[] = [];
  const [main] = lanes;
  if (main === undefined) return made;
  const sent = (from: string, peer: string, count: number, kib: number, cloneUs: number) =>
    made.push({
      type: 'messages',
      lane: from,
      peer,
      atUs,
      count,
      measuredCount: Math.ceil(count / 2),
      bytes: count * kib * 1024,
      cloneUs: count * cloneUs,
    });
  const waited = (lane: string, kind: WaitKind, count: number, longestUs: number) =>
    made.push({
      type: 'waits',
      lane,
      kind,
      atUs,
      count,
      waitedUs: (count * longestUs) / 2,
      longestUs,
      missedUs: 0,
    });
  for (const [index, { id, role }] of lanes.entries()) {
    const ran = tasks.workerLane.filter((lane) => lane === index).length;
    if (role === 'main' || ran === 0) continue;
    const isProcess = role === 'process';
    sent(main.id, id, ran, isProcess ? 96 : 12, isProcess ? 1_400 : 90);
    sent(id, main.id, ran, isProcess ? 840 : 310, isProcess ? 5_200 : 1_700 + 150 * index);
    if (isProcess) waited(id, 'fs', 2 * ran, 21_000);
  }
  sent(main.id, 'unknown', 2, 1, 40);
  waited(main.id, 'fetch', 12, 184_000);
  waited(main.id, 'fs', 60, 9_000);
  waited(main.id, 'dns', 2, 31_000);
  return made;
}

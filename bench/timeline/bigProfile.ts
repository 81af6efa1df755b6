import {
  mergeRecords,
  type HeaderRecord,
  type LaneRecord,
  type ProfileRecord,
} from '../../src/profile/index.ts';
import { seeded } from './seeded.ts';
import { SimulatedLane, type Busy } from './simulatedLane.ts';

const startedUs = 5_000_000_000;
/** Collectors hand on what they have about once a second, and the recorder merges that. */
const batchUs = 1_000_000;
/** Main thread, eight worker threads in its process, four child processes. */
const threadCount = 8;
const processCount = 4;
const names = ['thumbnail', 'encodeArchive', 'parseReport', 'hashFile', 'layoutPage'];

interface Worker {
  readonly lane: SimulatedLane;
  readonly pool: 'threads' | 'processes';
  freeUs: number;
}

/**
 * A run with about so many events, batch by batch as a recorder merges it: a main thread that hands on some four thousand
 * tasks a second to twelve workers. An event is a moment of a task, a record of usage, delay or memory, or a stretch of samples.
 */
export function* bigProfile(events: number, seed: number): Iterable<readonly ProfileRecord[]> {
  const random = seeded(seed);
  const header: HeaderRecord = {
    type: 'header',
    version: 1,
    startedUs,
    startedAtMs: 1_780_000_000_000,
    command: ['node', 'src/main.ts'],
    workingDirectory: '/project',
    platform: 'linux',
    coreCount: 8,
  };
  const main = new SimulatedLane(laneRecord(100, 0), random);
  const workers: Worker[] = [
    ...Array.from({ length: threadCount }, (_, index) => laneRecord(100, index + 1)),
    ...Array.from({ length: processCount }, (_, index) => laneRecord(200 + index, 0)),
  ].map((record) => ({
    lane: new SimulatedLane(record, random),
    pool: record.role === 'thread' ? 'threads' : 'processes',
    freeUs: record.startedUs + 30_000,
  }));
  const lanes = [main, ...workers.map(({ lane }) => lane)];
  yield [header, ...mergeRecords(lanes.map((lane) => [lane.record, ...lane.functions()]))];

  let taskCount = 0;
  let untilUs = startedUs;
  while (taskCount * 4 + lanes.reduce((sum, { events: own }) => sum + own, 0) < events) {
    untilUs += batchUs;
    const sources: ProfileRecord[][] = [];
    const mainTasks: ProfileRecord[] = [];
    const mainBusy: Busy[] = [];
    for (const worker of workers) {
      const own: ProfileRecord[] = [];
      const busy: Busy[] = [];
      while (worker.freeUs < untilUs) {
        taskCount += 1;
        const task = runTask(worker, `100-0-${taskCount}`, random);
        own.push(...task.onWorker);
        mainTasks.push(...task.onMain);
        busy.push(task.busy);
        mainBusy.push({ startUs: task.busy.endUs, endUs: task.busy.endUs + 40 });
      }
      sources.push(own, worker.lane.upTo(untilUs, busy));
    }
    mainBusy.sort((a, b) => a.startUs - b.startUs);
    yield mergeRecords([mainTasks, main.upTo(untilUs, mainBusy), ...sources]);
  }
  const ends = lanes.map(({ record: { lane } }): ProfileRecord => {
    return { type: 'lane-ended', lane, endedUs: untilUs, reason: 'exit', exitCode: 0 };
  });
  yield [...ends, { type: 'end', endedUs: untilUs, exitCode: 0, signal: null }];
}

/** Times of threads are whole microseconds, as the collector writes them. */
function runTask(worker: Worker, task: string, random: () => number) {
  const startUs = worker.freeUs + Math.round(20 + 400 * random());
  const endUs = startUs + Math.round(200 + 8_000 * random() ** 2);
  worker.freeUs = endUs;
  const lane = worker.lane.record.lane;
  const ok = random() > 0.002;
  const name = names[Math.floor(random() * names.length)] ?? 'task';
  const queuedUs = startUs - Math.round(50 + 20_000 * random() ** 3);
  const settledUs = endUs + Math.round(60 + 2_000 * random() ** 3);
  const queued: ProfileRecord = {
    type: 'task-queued',
    lane: '100-0',
    task,
    name,
    pool: worker.pool,
    atUs: queuedUs,
    argumentBytes: Math.round(4_096 * random()),
  };
  return {
    busy: { startUs, endUs },
    onMain: [
      queued,
      { type: 'task-settled', lane: '100-0', task, atUs: settledUs, ok },
    ] satisfies ProfileRecord[],
    onWorker: [
      { type: 'task-started', lane, task, atUs: startUs },
      { type: 'task-ended', lane, task, atUs: endUs, ok },
    ] satisfies ProfileRecord[],
  };
}

function laneRecord(pid: number, threadId: number): LaneRecord {
  const role = threadId > 0 ? 'thread' : pid === 100 ? 'main' : 'process';
  const common = { type: 'lane', pid, threadId, role, name: '', nodeVersion: '24.21.0' } as const;
  const later = role === 'main' ? 0 : 150_000 + threadId * 7_000 + (pid % 100) * 9_000;
  const parent = role === 'process' ? { parentLane: '100-0' } : {};
  return { ...common, ...parent, lane: `${pid}-${threadId}`, startedUs: startedUs + later };
}

import { sortTimes } from '../layout/sortTimes.ts';
import { duration, percent, taskFunction } from './finding.ts';
import type { Finding, RunFacts } from './finding.ts';
import {
  distinct,
  leastOf,
  leastOverheadUs,
  medianRunUs,
  mostOf,
  ranTasks,
  runMs,
  spanOf,
} from './ranTasks.ts';
import type { RanTasks } from './ranTasks.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What is said of fewer tasks, or of less work, says little. */
const leastTasks = 10;
const leastWorkMs = 200;

/** What the tasks of pools, which tell of them, show of how the pool is used. */
export function poolFindings(facts: RunFacts): Finding[] {
  const tasks = ranTasks(facts.timeline);
  if (tasks.count < leastTasks) return [];
  return [
    ...tooSmall(facts, tasks),
    ...oneWorkerDoesAll(facts, tasks),
    ...idleWhileQueued(facts, tasks),
    ...starved(facts, tasks),
    ...cloning(facts, tasks),
  ];
}

const workersOf = ({ worker }: RanTasks): number[] => distinct(worker);
/** Where and when these tasks ran, and which function. */
const shownBy = (facts: RunFacts, tasks: RanTasks): Pick<Finding, 'startUs' | 'endUs' | 'fn'> => {
  const fn = taskFunction(facts, tasks);
  return { ...spanOf(tasks), ...(fn === undefined ? {} : { fn }) };
};

/** Handing a task over and back costs more than the task. The wait in the queue is not counted: the shortest way is. */
function tooSmall(facts: RunFacts, tasks: RanTasks): Finding[] {
  const ranUs = medianRunUs(tasks);
  const overheadUs = leastOverheadUs(tasks);
  if (tasks.count < 100 || ranUs >= 500 || overheadUs < ranUs) return [];
  const message = `Tasks are too small: half of ${tasks.count} ran for less than ${(ranUs / 1000).toFixed(2)} ms, and handing one over and back takes ${(overheadUs / 1000).toFixed(2)} ms at best.`;
  const advice = 'Hand over several at once.';
  const lostMs = (overheadUs * tasks.count) / 1000;
  const lanes = workersOf(tasks);
  return [{ code: 'tasks-too-small', message, advice, lanes, ...shownBy(facts, tasks), lostMs }];
}

function oneWorkerDoesAll(facts: RunFacts, tasks: RanTasks): Finding[] {
  const { timeline, figures } = facts;
  const workers = workersOf(tasks);
  // Workers that never got a task count too: threads of the same process, or processes, that were there for tasks.
  const role = timeline.lanes[workers[0] ?? -1]?.role;
  const callers = new Set(distinct(tasks.caller));
  const all = timeline.lanes.flatMap((lane, index) =>
    lane.role === role &&
    !callers.has(index) &&
    (workers.includes(index) || figures[index]?.runningMs !== undefined)
      ? [index]
      : [],
  );
  const work = all.map((lane) => ({ lane, ms: runMs(tasks, lane) }));
  const allMs = sum(work.map(({ ms }) => ms));
  const most = work.reduce((a, b) => (b.ms > a.ms ? b : a), { lane: -1, ms: 0 });
  if (all.length < 2 || allMs < leastWorkMs || most.ms < 0.8 * allMs) return [];
  const name = timeline.lanes[most.lane]?.name ?? '';
  const message = `One worker does everything: ${name} ran ${percent(most.ms / allMs)} of the work of all ${all.length} workers (${duration(most.ms)}).`;
  const advice = 'Hand tasks to the pool one by one, the largest first, rather than all to one worker.';
  const lostMs = most.ms - allMs / all.length;
  return [{ code: 'one-worker-does-all', message, advice, lanes: all, ...shownBy(facts, tasks), lostMs }];
}

/** Tasks wait although a worker that could run them is free. */
function idleWhileQueued(facts: RunFacts, tasks: RanTasks): Finding[] {
  const workers = workersOf(tasks);
  if (workers.length < 2) return [];
  // A worker that still starts, and loads what its first task needs, is not idle.
  const bothUs = waitedBesideIdleUs(tasks, workers.length, allWorkingUs(tasks));
  const spanUs = mostOf(tasks.endedUs) - leastOf(tasks.queuedUs);
  if (bothUs / 1000 < leastWorkMs || bothUs < 0.25 * spanUs) return [];
  const message = `Workers are idle while tasks wait, for ${duration(bothUs / 1000)} of ${duration(spanUs / 1000)}: tasks wait behind others in the queue of one worker, or for the thread that hands them out.`;
  const advice = 'Let each worker take the next task when it is free, from one queue.';
  const lostMs = bothUs / 1000;
  return [{ code: 'idle-while-queued', message, advice, lanes: workers, ...shownBy(facts, tasks), lostMs }];
}

/** From when on each worker has had its first task. */
function allWorkingUs({ count, worker, startedUs }: RanTasks): number {
  const firstUs = new Map<number, number>();
  for (let task = 0; task < count; task += 1) {
    const lane = worker[task] ?? -1;
    const us = startedUs[task] ?? Infinity;
    if (us < (firstUs.get(lane) ?? Infinity)) firstUs.set(lane, us);
  }
  return Math.max(...firstUs.values());
}

/** How long some task waited while some worker had none, from a moment on. */
function waitedBesideIdleUs(tasks: RanTasks, workerCount: number, sinceUs: number): number {
  const queued = sortTimes(tasks.queuedUs.slice());
  const started = sortTimes(tasks.startedUs.slice());
  const ended = sortTimes(tasks.endedUs.slice());
  let [queuedCount, startedCount, endedCount] = [0, 0, 0];
  let [bothUs, beforeUs] = [0, 0];
  for (;;) {
    const atUs = Math.min(
      queued[queuedCount] ?? Infinity,
      started[startedCount] ?? Infinity,
      ended[endedCount] ?? Infinity,
    );
    if (atUs === Infinity) return bothUs;
    const fromUs = Math.max(beforeUs, sinceUs);
    const isWaiting = queuedCount > startedCount;
    if (isWaiting && startedCount - endedCount < workerCount && atUs > fromUs) bothUs += atUs - fromUs;
    beforeUs = atUs;
    while (queued[queuedCount] === atUs) queuedCount += 1;
    while (started[startedCount] === atUs) startedCount += 1;
    while (ended[endedCount] === atUs) endedCount += 1;
  }
}

/** The workers could do more, and the thread that feeds them cannot. */
function starved(facts: RunFacts, tasks: RanTasks): Finding[] {
  const { timeline, figures } = facts;
  const workers = workersOf(tasks);
  const { startUs, endUs } = spanOf(tasks);
  const spanMs = (endUs - startUs) / 1000;
  const workShare = runMs(tasks) / (spanMs * workers.length);
  const feeders = distinct(tasks.caller);
  const [feeder] = feeders;
  const figure = figures[feeder ?? -1];
  if (feeder === undefined || figure === undefined || feeders.length > 1) return [];
  const lifeMs = timeline.durationUs / 1000;
  const feederShare = (figure.runningMs + figure.waitingForCoreMs + figure.blockedMs) / lifeMs;
  if (spanMs < leastWorkMs || !(workShare < 0.5) || !(feederShare >= 0.8)) return [];
  const name = timeline.lanes[feeder]?.name ?? '';
  const message = `The pool is starved: its ${workers.length} workers ran tasks for ${percent(workShare)} of the time, while ${name}, which hands tasks out, was busy for ${percent(feederShare)}.`;
  const advice = `Take work away from ${name}, or hand out more with each task.`;
  const lostMs = spanMs * (1 - workShare);
  const lanes = [feeder, ...workers];
  return [{ code: 'pool-starved', message, advice, lanes, ...shownBy(facts, tasks), lostMs }];
}

/** Functions of Node, in no file, that write a message out and read it in again. */
const cloners = new Set(['postMessage', 'structuredClone', 'receiveMessageOnPort']);

/** What writes messages out is measured, where the profile has it; what reads them in is seen by samples only. */
function cloning(facts: RunFacts, tasks: RanTasks): Finding[] {
  const { functions, messages } = facts;
  const workers = workersOf(tasks);
  const lanes = new Set([...workers, ...distinct(tasks.caller)]);
  const between = messages.filter(({ from, to }) => lanes.has(from) && lanes.has(to));
  let cloneMs = sum(between.map((row) => row.cloneMs));
  for (const { name, url, lanes: inLanes } of functions) {
    if (url !== '' || !cloners.has(name) || (name === 'postMessage' && between.length > 0)) continue;
    cloneMs += sum(inLanes.filter(({ lane }) => lanes.has(lane)).map(({ self }) => self.wallMs));
  }
  const workMs = runMs(tasks);
  if (cloneMs < leastWorkMs || cloneMs < workMs) return [];
  const message = `Cloning costs more than computing: ${duration(cloneMs)} went into messages, ${duration(workMs)} into tasks.`;
  const advice = 'Hand over less, transfer buffers, or share memory.';
  const shown = { lanes: [...lanes].sort((a, b) => a - b), ...shownBy(facts, tasks) };
  return [{ code: 'cloning-costs-more', message, advice, ...shown, lostMs: cloneMs }];
}

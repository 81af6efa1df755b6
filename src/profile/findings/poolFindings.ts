import { duration, percent, ranTasks, spanOf, taskFunction } from './finding.ts';
import type { Finding, RanTask, RunFacts } from './finding.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What is said of fewer tasks, or of less work, says little. */
const leastTasks = 10;
const leastWorkMs = 200;

/** What the tasks of pools, which tell of them, show of how the pool is used. */
export function poolFindings(facts: RunFacts): Finding[] {
  const tasks = ranTasks(facts.timeline);
  if (tasks.length < leastTasks) return [];
  return [
    ...tooSmall(facts, tasks),
    ...oneWorkerDoesAll(facts, tasks),
    ...idleWhileQueued(facts, tasks),
    ...starved(facts, tasks),
    ...cloning(facts, tasks),
  ];
}

const workersOf = (tasks: readonly RanTask[]): number[] =>
  [...new Set(tasks.map(({ worker }) => worker))].sort((a, b) => a - b);
/** Where and when these tasks ran, and which function. */
const shownBy = (facts: RunFacts, tasks: readonly RanTask[]): Pick<Finding, 'startUs' | 'endUs' | 'fn'> => {
  const fn = taskFunction(facts, tasks);
  return { ...spanOf(tasks), ...(fn === undefined ? {} : { fn }) };
};
const runMs = (tasks: readonly RanTask[]): number =>
  sum(tasks.map(({ startedUs, endedUs }) => endedUs - startedUs)) / 1000;

/** Handing a task over and back costs more than the task. The wait in the queue is not counted: the shortest way is. */
function tooSmall(facts: RunFacts, tasks: readonly RanTask[]): Finding[] {
  const ranUs = median(tasks.map(({ startedUs, endedUs }) => endedUs - startedUs));
  const overheadUs = tasks.reduce(
    (least, task) => Math.min(least, task.startedUs - task.queuedUs + task.settledUs - task.endedUs),
    Infinity,
  );
  if (tasks.length < 100 || ranUs >= 500 || overheadUs < ranUs) return [];
  const message = `Tasks are too small: half of ${tasks.length} ran for less than ${(ranUs / 1000).toFixed(2)} ms, and handing one over and back takes ${(overheadUs / 1000).toFixed(2)} ms at best.`;
  const advice = 'Hand over several at once.';
  const lostMs = (overheadUs * tasks.length) / 1000;
  const lanes = workersOf(tasks);
  return [{ code: 'tasks-too-small', message, advice, lanes, ...shownBy(facts, tasks), lostMs }];
}

function oneWorkerDoesAll(facts: RunFacts, tasks: readonly RanTask[]): Finding[] {
  const { timeline, figures } = facts;
  const workers = workersOf(tasks);
  // Workers that never got a task count too: threads of the same process, or processes, that were there for tasks.
  const role = timeline.lanes[workers[0] ?? -1]?.role;
  const callers = new Set(tasks.map(({ caller }) => caller));
  const all = timeline.lanes.flatMap((lane, index) =>
    lane.role === role &&
    !callers.has(index) &&
    (workers.includes(index) || figures[index]?.runningMs !== undefined)
      ? [index]
      : [],
  );
  const work = all.map((lane) => ({ lane, ms: runMs(tasks.filter(({ worker }) => worker === lane)) }));
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
function idleWhileQueued(facts: RunFacts, tasks: readonly RanTask[]): Finding[] {
  const workers = workersOf(tasks);
  if (workers.length < 2) return [];
  /** Moments at which a task begins to wait (+1) or no longer does, and a worker becomes free (+1) or busy. */
  const changes: { readonly atUs: number; readonly waiting: number; readonly busy: number }[] = [];
  for (const { queuedUs, startedUs, endedUs } of tasks) {
    changes.push({ atUs: queuedUs, waiting: 1, busy: 0 });
    changes.push({ atUs: startedUs, waiting: -1, busy: 1 });
    changes.push({ atUs: endedUs, waiting: 0, busy: -1 });
  }
  changes.sort((a, b) => a.atUs - b.atUs);
  const firstUs = new Map<number, number>();
  for (const { worker, startedUs } of tasks)
    firstUs.set(worker, Math.min(startedUs, firstUs.get(worker) ?? Infinity));
  const allWorkingUs = Math.max(...firstUs.values());
  let [waiting, busy, bothUs, beforeUs] = [0, 0, 0, 0];
  for (const change of changes) {
    // A worker that still starts, and loads what its first task needs, is not idle.
    const fromUs = Math.max(beforeUs, allWorkingUs);
    if (waiting > 0 && busy < workers.length && change.atUs > fromUs) bothUs += change.atUs - fromUs;
    beforeUs = change.atUs;
    waiting += change.waiting;
    busy += change.busy;
  }
  // Not `Math.max(...)`: a call takes no hundred thousand arguments.
  const lastUs = tasks.reduce((last, { endedUs }) => Math.max(last, endedUs), -Infinity);
  const spanUs = lastUs - tasks.reduce((first, { queuedUs }) => Math.min(first, queuedUs), Infinity);
  if (bothUs / 1000 < leastWorkMs || bothUs < 0.25 * spanUs) return [];
  const message = `Workers are idle while tasks wait, for ${duration(bothUs / 1000)} of ${duration(spanUs / 1000)}: tasks wait behind others in the queue of one worker, or for the thread that hands them out.`;
  const advice = 'Let each worker take the next task when it is free, from one queue.';
  const lostMs = bothUs / 1000;
  return [{ code: 'idle-while-queued', message, advice, lanes: workers, ...shownBy(facts, tasks), lostMs }];
}

/** The workers could do more, and the thread that feeds them cannot. */
function starved(facts: RunFacts, tasks: readonly RanTask[]): Finding[] {
  const { timeline, figures } = facts;
  const workers = workersOf(tasks);
  const { startUs, endUs } = spanOf(tasks);
  const spanMs = (endUs - startUs) / 1000;
  const workShare = runMs(tasks) / (spanMs * workers.length);
  const [feeder] = tasks.map(({ caller }) => caller);
  const figure = figures[feeder ?? -1];
  if (feeder === undefined || figure === undefined || tasks.some(({ caller }) => caller !== feeder))
    return [];
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
function cloning(facts: RunFacts, tasks: readonly RanTask[]): Finding[] {
  const { functions, messages } = facts;
  const workers = workersOf(tasks);
  const lanes = new Set([...workers, ...tasks.map(({ caller }) => caller)]);
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

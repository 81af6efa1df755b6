import { blockedLineOf, busyShare, type BusyLine } from './busyShare.ts';
import { isHelpers } from './helperLanes.ts';
import { joinStretches, type Stretch } from './joinStretches.ts';
import type { Lane } from './laneTable.ts';
import { SampledTimes } from './sampledTimes.ts';
import { splitRunning } from './splitRunning.ts';
import type { UsagePoint, UsageSeries } from './usageSeries.ts';

/** The time between two usage points, divided among the states. */
export interface Window {
  readonly startUs: number;
  readonly endUs: number;
  runningUs: number;
  waitingUs: number;
  idleUs: number;
  blockedUs: number;
  /** Parts of `runningUs`; what is missing to it is of a kind that is not known. */
  javascriptUs: number;
  nativeUs: number;
  garbageUs: number;
}

/**
 * A thread's event loop reports every 100 ms (collector). One that has not done so for longer than this, and is not on
 * a core, is held by something.
 */
const silentLoopUs = 250_000;

const ofNoKind = { javascriptUs: 0, nativeUs: 0, garbageUs: 0 } as const;

type IdleBetween = (startUs: number, endUs: number) => number;

/** What a lane did, and for which part of its life its event loop did not wait for events (`NaN`: not known). */
export interface LaneActivity {
  readonly stretches: Stretch[];
  readonly loopUtilization: number;
}

/** `laneWindows` says how it is known what a lane did. Where a moment is said, it is known from about then on. */
export function activityOf(lane: Lane, fromUs = -Infinity): LaneActivity {
  if (isHelpers(lane.record)) {
    return { stretches: joinStretches(helperWindows(lane, fromUs)), loopUtilization: Number.NaN };
  }
  const { usage, samples } = lane;
  const sampled = samples.isEmpty ? undefined : new SampledTimes(samples, fromUs);
  const idleBetween: IdleBetween = (startUs, endUs) => sampled?.idleBetween(startUs, endUs) ?? 0;
  const windows = laneWindows(usage, idleBetween, fromUs);
  if (sampled !== undefined) splitRunning(windows, sampled);
  let [idleUs, allUs] = [0, 0];
  for (const window of loopWindows(usage.loopPoints(fromUs), idleBetween)) {
    idleUs += window.idleUs;
    allUs += window.endUs - window.startUs;
  }
  return {
    stretches: joinStretches(windows),
    loopUtilization: allUs > 0 ? 1 - idleUs / allUs : Number.NaN,
  };
}

/** Time in which a lane's event loop did not wait for events, up to each moment that it told of. */
export function loopBusyLine({ usage, samples }: Lane): BusyLine {
  const sampled = samples.isEmpty ? undefined : new SampledTimes(samples);
  const windows = loopWindows(
    usage.loopPoints(),
    (startUs, endUs) => sampled?.idleBetween(startUs, endUs) ?? 0,
  );
  let busyUs = 0;
  return {
    atUs: windows.length === 0 ? [] : [windows[0]?.startUs ?? 0, ...windows.map(({ endUs }) => endUs)],
    busyUs: [
      0,
      ...windows.map(({ startUs, endUs, idleUs }) => {
        busyUs += endUs - startUs - idleUs;
        return busyUs;
      }),
    ],
  };
}

/**
 * Of helpers, the average of all threads. What they neither ran nor waited for a core is idle here, as far as they were not seen
 * waiting for a disk: others may have been blocked in the system, which nobody tells.
 */
export function helperWindows(
  lane: Pick<Lane, 'usage' | 'blocked' | 'threadCount'>,
  fromUs?: number,
): Window[] {
  const { usage, threadCount } = lane;
  const averages = usage.cpuPoints(fromUs).map(({ atUs, cpuUs, waitingUs, idleUs }) => ({
    atUs,
    cpuUs: cpuUs / threadCount,
    waitingUs: waitingUs / threadCount,
    idleUs,
  }));
  const windows = cpuWindows(averages);
  const line = blockedLineOf(lane);
  for (const window of windows) {
    const { startUs, endUs, runningUs, waitingUs } = window;
    const restUs = Math.max(0, endUs - startUs - runningUs - waitingUs);
    const blockedUs = busyShare(line, startUs, endUs) * (endUs - startUs);
    window.blockedUs = Math.min(restUs, Number.isNaN(blockedUs) ? 0 : blockedUs);
    window.idleUs = restUs - window.blockedUs;
  }
  return windows;
}

/**
 * What a lane did, from its running totals: on a core, waiting for one, and the rest split into idle (its event loop
 * waited for events) and blocked (it did not, yet used no CPU: synchronous I/O, `Atomics.wait`). Samples of the lane say
 * what ran while it was on a core, and tell idle time better than its event loop does: V8 samples a thread by a signal,
 * which ends its wait for events, and the event loop does not count a wait that a signal has ended.
 */
function laneWindows(usage: UsageSeries, idleBetween: IdleBetween, fromUs: number): Window[] {
  const cpu = usage.cpuPoints(fromUs);
  if (cpu.length <= 1) return loopWindows(usage.loopPoints(fromUs), idleBetween);
  const windows = cpuWindows(cpu);
  divideRest(windows, cpu, idleBetween);
  return windows;
}

/**
 * Both counters lag: CPU time by up to a scheduler tick, waiting time until the thread is on a core again. What does
 * not fit into a window therefore belongs to the time just before it and is carried back.
 */
export function cpuWindows(points: readonly UsagePoint[]): Window[] {
  const windows: Window[] = [];
  for (const [index, end] of points.entries()) {
    const start = points[index - 1];
    if (start === undefined) continue;
    windows.push({
      startUs: start.atUs,
      endUs: end.atUs,
      runningUs: end.cpuUs - start.cpuUs,
      waitingUs: end.waitingUs - start.waitingUs,
      idleUs: 0,
      blockedUs: 0,
      ...ofNoKind,
    });
  }
  let runningUs = 0;
  let waitingUs = 0;
  for (const window of windows.toReversed()) {
    const lengthUs = window.endUs - window.startUs;
    runningUs += window.runningUs;
    waitingUs += window.waitingUs;
    window.runningUs = Math.min(runningUs, lengthUs);
    window.waitingUs = Math.min(waitingUs, lengthUs - window.runningUs);
    runningUs -= window.runningUs;
    waitingUs -= window.waitingUs;
  }
  return windows;
}

/** Splits each window's rest into idle and blocked, by what the event loop said of the time around it. */
function divideRest(
  windows: readonly Window[],
  points: readonly UsagePoint[],
  idleBetween: IdleBetween,
): void {
  const restOf = (window: Window): number =>
    Math.max(0, window.endUs - window.startUs - window.runningUs - window.waitingUs);
  const divide = (group: readonly Window[], idleShare: number): void => {
    for (const window of group) {
      const restUs = restOf(window);
      window.idleUs = restUs * idleShare;
      window.blockedUs = restUs - window.idleUs;
    }
  };

  let group: Window[] = [];
  let idleBeforeUs = points[0]?.idleUs ?? Number.NaN;
  for (const [index, window] of windows.entries()) {
    group.push(window);
    const idleUs = points[index + 1]?.idleUs ?? Number.NaN;
    if (Number.isNaN(idleUs)) continue;
    const restUs = group.reduce((sum, member) => sum + restOf(member), 0);
    const toldUs = Number.isNaN(idleBeforeUs) ? idleUs : idleUs - idleBeforeUs;
    const idleForUs = Math.max(toldUs, idleBetween(group[0]?.startUs ?? window.startUs, window.endUs));
    divide(group, restUs > 0 ? Math.min(1, Math.max(0, idleForUs / restUs)) : 0);
    group = [];
    idleBeforeUs = idleUs;
  }
  // What is left has no later word from the event loop: the newest moments of a live lane, or a lane that never spoke again.
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return;
  const isSilent = !Number.isNaN(idleBeforeUs) && last.endUs - first.startUs > silentLoopUs;
  divide(group, isSilent ? 0 : 1);
}

/** Without CPU time: the loop was idle, or it was not, and then running cannot be told from blocked. */
function loopWindows(points: readonly UsagePoint[], idleBetween: IdleBetween): Window[] {
  const windows: Window[] = [];
  for (const [index, end] of points.entries()) {
    const start = points[index - 1];
    if (start === undefined) continue;
    const lengthUs = end.atUs - start.atUs;
    const toldUs = Math.max(end.idleUs - start.idleUs, idleBetween(start.atUs, end.atUs));
    const idleUs = Math.min(lengthUs, toldUs);
    windows.push({
      startUs: start.atUs,
      endUs: end.atUs,
      runningUs: lengthUs - idleUs,
      waitingUs: 0,
      idleUs,
      blockedUs: 0,
      ...ofNoKind,
    });
  }
  return windows;
}

import { isHelpers } from './helperLanes.ts';
import type { LaneSamples } from './laneSamples.ts';
import type { Lane } from './laneTable.ts';
import { SampledTimes } from './sampledTimes.ts';
import { splitRunning } from './splitRunning.ts';
import { coreStates, type LaneState } from './timeline.ts';
import type { UsagePoint, UsageSeries } from './usageSeries.ts';

/** One state of one lane for a while, in µs of the host's clock. */
export interface Stretch {
  readonly state: LaneState;
  readonly startUs: number;
  endUs: number;
}

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

/** What is shorter than this is the counters' own inaccuracy, and nothing that a person could see in a picture. */
const shortestStretchUs = 200;

const ofNoKind = { javascriptUs: 0, nativeUs: 0, garbageUs: 0 } as const;

type IdleBetween = (startUs: number, endUs: number) => number;

/** What a lane did; `laneStretches` says how that is known. */
export function stretchesOf(lane: Lane): Stretch[] {
  return isHelpers(lane.record)
    ? joinStretches(helperWindows(lane))
    : laneStretches(lane.usage, lane.samples);
}

/**
 * Of helpers, the average of all threads. What they neither ran nor waited for a core is idle here: they may have been blocked
 * in the system, which nobody tells.
 */
export function helperWindows({ usage, threadCount }: Pick<Lane, 'usage' | 'threadCount'>): Window[] {
  const averages = usage.cpuPoints().map(({ atUs, cpuUs, waitingUs, idleUs }) => ({
    atUs,
    cpuUs: cpuUs / threadCount,
    waitingUs: waitingUs / threadCount,
    idleUs,
  }));
  const windows = cpuWindows(averages);
  for (const window of windows) {
    window.idleUs = Math.max(0, window.endUs - window.startUs - window.runningUs - window.waitingUs);
  }
  return windows;
}

/**
 * What a lane did, from its running totals: on a core, waiting for one, and the rest split into idle (its event loop
 * waited for events) and blocked (it did not, yet used no CPU: synchronous I/O, `Atomics.wait`). Samples of the lane say
 * what ran while it was on a core, and tell idle time better than its event loop does: V8 samples a thread by a signal,
 * which ends its wait for events, and the event loop does not count a wait that a signal has ended.
 */
export function laneStretches(usage: UsageSeries, samples?: LaneSamples): Stretch[] {
  const sampled = samples === undefined || samples.isEmpty ? undefined : new SampledTimes(samples);
  const windows = laneWindows(usage, sampled);
  if (sampled !== undefined) splitRunning(windows, sampled);
  return joinStretches(windows);
}

function laneWindows(usage: UsageSeries, sampled: SampledTimes | undefined): Window[] {
  const idleBetween: IdleBetween = (startUs, endUs) => sampled?.idleBetween(startUs, endUs) ?? 0;
  const cpu = usage.cpuPoints();
  if (cpu.length <= 1) return loopWindows(usage.loopPoints(), idleBetween);
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

const partsOfWindow = ['waiting-for-core', 'running', 'blocked', 'idle'] as const;
const partsOfRunning = ['javascript', 'native', 'garbage-collection'] as const;

/**
 * Lays the parts of each window side by side, the state that went before first, so that equal states join. The order
 * within a window is not known; its length is the sampling period. There are a hundred windows a second and lane, so nothing
 * is made anew for each.
 */
function joinStretches(windows: readonly Window[]): Stretch[] {
  const stretches: Stretch[] = [];
  const ofWindow = new SideBySide(partsOfWindow);
  const ofRunning = new SideBySide(partsOfRunning);
  for (const window of windows) {
    const previous = stretches.at(-1)?.state;
    const { us } = ofWindow;
    us[0] = window.waitingUs;
    us[1] = window.runningUs;
    us[2] = window.blockedUs;
    us[3] = window.idleUs;
    const count = ofWindow.lay(isOnCore(previous) ? 'running' : previous, window.startUs, window.endUs);
    for (let index = 0; index < count; index += 1) {
      const state = ofWindow.state(index);
      const [startUs, endUs] = [ofWindow.startUs[index] ?? 0, ofWindow.endUs[index] ?? 0];
      if (state === 'running') appendRunning(stretches, window, ofRunning, startUs, endUs);
      else append(stretches, state, startUs, endUs);
    }
  }
  return stretches;
}

/** The kinds of what ran share its time. */
function appendRunning(
  stretches: Stretch[],
  window: Window,
  kinds: SideBySide,
  fromUs: number,
  toUs: number,
): void {
  const only = onlyKind(window);
  if (only !== undefined) {
    append(stretches, only, fromUs, toUs);
    return;
  }
  const share = (toUs - fromUs) / window.runningUs;
  kinds.us[0] = share * window.javascriptUs;
  kinds.us[1] = share * window.nativeUs;
  kinds.us[2] = share * window.garbageUs;
  const count = kinds.lay(stretches.at(-1)?.state, fromUs, toUs);
  for (let index = 0; index < count; index += 1)
    append(stretches, kinds.state(index), kinds.startUs[index] ?? 0, kinds.endUs[index] ?? 0);
}

function onlyKind({ javascriptUs, nativeUs, garbageUs }: Window): LaneState | undefined {
  if (nativeUs + garbageUs <= 0) return javascriptUs > 0 ? 'javascript' : 'running';
  if (javascriptUs + garbageUs <= 0) return 'native';
  return javascriptUs + nativeUs <= 0 ? 'garbage-collection' : undefined;
}

/** Parts one after the other, what is too short to show left to the longest, so that there is no gap. */
class SideBySide {
  /** How long each part is; filled before `lay`. */
  readonly us: Float64Array;
  /** Where the parts that are shown lie, in order. */
  readonly startUs: Float64Array;
  readonly endUs: Float64Array;
  readonly #states: readonly LaneState[];
  readonly #order: Uint8Array;

  constructor(states: readonly LaneState[]) {
    this.#states = states;
    this.#order = new Uint8Array(states.length);
    this.us = new Float64Array(states.length);
    this.startUs = new Float64Array(states.length);
    this.endUs = new Float64Array(states.length);
  }

  /** The state of the part that lies at this place. */
  state(index: number): LaneState {
    return this.#states[this.#order[index] ?? 0] ?? 'running';
  }

  /** Returns how many parts are shown. The one in state `first` comes first. */
  lay(first: LaneState | undefined, fromUs: number, toUs: number): number {
    const longest = this.#longest();
    let count = 0;
    let shownUs = 0;
    for (let isFirst = 1; isFirst >= 0; isFirst -= 1) {
      for (let part = 0; part < this.us.length; part += 1) {
        const us = this.us[part] ?? 0;
        const isShown = us >= shortestStretchUs || part === longest;
        if (!isShown || Number(this.#states[part] === first) !== isFirst) continue;
        this.#order[count] = part;
        count += 1;
        shownUs += us;
      }
    }
    let atUs = fromUs;
    for (let index = 0; index < count; index += 1) {
      const part = this.#order[index] ?? 0;
      const missingUs = part === longest ? toUs - fromUs - shownUs : 0;
      this.startUs[index] = atUs;
      atUs = index === count - 1 ? toUs : atUs + (this.us[part] ?? 0) + missingUs;
      this.endUs[index] = atUs;
    }
    return count;
  }

  #longest(): number {
    let longest = 0;
    for (let part = 1; part < this.us.length; part += 1)
      if ((this.us[part] ?? 0) > (this.us[longest] ?? 0)) longest = part;
    return longest;
  }
}

function isOnCore(state: LaneState | undefined): boolean {
  return state !== undefined && coreStates.has(state);
}

function append(stretches: Stretch[], state: LaneState, startUs: number, endUs: number): void {
  if (endUs <= startUs) return;
  const last = stretches.at(-1);
  if (last !== undefined && last.state === state && last.endUs === startUs) last.endUs = endUs;
  else stretches.push({ state, startUs, endUs });
}

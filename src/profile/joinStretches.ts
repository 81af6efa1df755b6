import type { Window } from './stretches.ts';
import { coreStates, type LaneState } from './timeline.ts';

/** One state of one lane for a while, in µs of the host's clock. */
export interface Stretch {
  readonly state: LaneState;
  readonly startUs: number;
  endUs: number;
}

/** What is shorter than this is the counters' own inaccuracy, and nothing that a person could see in a picture. */
const shortestStretchUs = 200;

type Take = (state: LaneState, startUs: number, endUs: number) => void;

const ofWindow: readonly LaneState[] = ['waiting-for-core', 'running', 'blocked', 'idle'];
const ofRunning: readonly LaneState[] = ['javascript', 'native', 'garbage-collection'];

/**
 * Lays the parts of each window side by side, the state that went before first, so that equal states join. The order
 * within a window is not known; its length is the sampling period. A profile has windows by the hundred thousand: nothing is
 * made for one but its stretches.
 */
export function joinStretches(windows: readonly Window[]): Stretch[] {
  const stretches: Stretch[] = [];
  const lengthsUs = new Float64Array(ofWindow.length);
  const kindsUs = new Float64Array(ofRunning.length);
  let current: Window | undefined;
  const take: Take = (state, startUs, endUs) => append(stretches, state, startUs, endUs);
  /** The kinds of what ran share its time. */
  const takeWindow: Take = (state, startUs, endUs) => {
    if (state !== 'running' || current === undefined) {
      take(state, startUs, endUs);
      return;
    }
    const only = onlyKind(current);
    if (only !== undefined) {
      take(only, startUs, endUs);
      return;
    }
    const lengthUs = endUs - startUs;
    kindsUs[0] = (lengthUs * current.javascriptUs) / current.runningUs;
    kindsUs[1] = (lengthUs * current.nativeUs) / current.runningUs;
    kindsUs[2] = (lengthUs * current.garbageUs) / current.runningUs;
    sideBySide(ofRunning, kindsUs, stretches.at(-1)?.state, startUs, endUs, take);
  };
  for (const window of windows) {
    current = window;
    const previous = stretches.at(-1)?.state;
    lengthsUs[0] = window.waitingUs;
    lengthsUs[1] = window.runningUs;
    lengthsUs[2] = window.blockedUs;
    lengthsUs[3] = window.idleUs;
    const before = isOnCore(previous) ? 'running' : previous;
    sideBySide(ofWindow, lengthsUs, before, window.startUs, window.endUs, takeWindow);
  }
  return stretches;
}

function onlyKind({ javascriptUs, nativeUs, garbageUs }: Window): LaneState | undefined {
  if (nativeUs + garbageUs <= 0) return javascriptUs > 0 ? 'javascript' : 'running';
  if (javascriptUs + garbageUs <= 0) return 'native';
  return javascriptUs + nativeUs <= 0 ? 'garbage-collection' : undefined;
}

/** One after the other, what is too short to show left to the longest, so that there is no gap. */
function sideBySide(
  states: readonly LaneState[],
  lengthsUs: Float64Array,
  first: LaneState | undefined,
  fromUs: number,
  toUs: number,
  take: Take,
): void {
  let longest = 0;
  for (let part = 1; part < states.length; part += 1) {
    if ((lengthsUs[part] ?? 0) > (lengthsUs[longest] ?? 0)) longest = part;
  }
  const isShown = (part: number): boolean => part === longest || (lengthsUs[part] ?? 0) >= shortestStretchUs;
  const ahead = first === undefined ? -1 : states.indexOf(first);
  const begin = ahead >= 0 && isShown(ahead) ? ahead : -1;
  let shownUs = begin >= 0 ? (lengthsUs[begin] ?? 0) : 0;
  let last = begin;
  for (let part = 0; part < states.length; part += 1) {
    if (part === begin || !isShown(part)) continue;
    shownUs += lengthsUs[part] ?? 0;
    last = part;
  }
  const missingUs = toUs - fromUs - shownUs;
  let startUs = fromUs;
  const lay = (part: number): void => {
    const partUs = (lengthsUs[part] ?? 0) + (part === longest ? missingUs : 0);
    const endUs = part === last ? toUs : startUs + partUs;
    take(states[part] ?? 'idle', startUs, endUs);
    startUs = endUs;
  };
  if (begin >= 0) lay(begin);
  for (let part = 0; part < states.length; part += 1) {
    if (part !== begin && isShown(part)) lay(part);
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

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

/** A state for a part of a window. */
interface Part {
  readonly state: LaneState;
  readonly us: number;
}

/**
 * Lays the parts of each window side by side, the state that went before first, so that equal states join. The order
 * within a window is not known; its length is the sampling period.
 */
export function joinStretches(windows: readonly Window[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const window of windows) {
    const previous = stretches.at(-1)?.state;
    const parts: Part[] = [
      { state: 'waiting-for-core', us: window.waitingUs },
      { state: 'running', us: window.runningUs },
      { state: 'blocked', us: window.blockedUs },
      { state: 'idle', us: window.idleUs },
    ];
    const before = isOnCore(previous) ? 'running' : previous;
    for (const { state, startUs, endUs } of sideBySide(parts, before, window.startUs, window.endUs)) {
      if (state === 'running') appendRunning(stretches, window, startUs, endUs);
      else append(stretches, state, startUs, endUs);
    }
  }
  return stretches;
}

/** The kinds of what ran share its time. */
function appendRunning(stretches: Stretch[], window: Window, fromUs: number, toUs: number): void {
  const { runningUs, javascriptUs, nativeUs, garbageUs } = window;
  const only = onlyKind(window);
  if (only !== undefined) {
    append(stretches, only, fromUs, toUs);
    return;
  }
  const lengthUs = toUs - fromUs;
  const part = (state: LaneState, us: number): Part => ({ state, us: (lengthUs * us) / runningUs });
  const parts = [
    part('javascript', javascriptUs),
    part('native', nativeUs),
    part('garbage-collection', garbageUs),
  ];
  for (const { state, startUs, endUs } of sideBySide(parts, stretches.at(-1)?.state, fromUs, toUs)) {
    append(stretches, state, startUs, endUs);
  }
}

function onlyKind({ javascriptUs, nativeUs, garbageUs }: Window): LaneState | undefined {
  if (nativeUs + garbageUs <= 0) return javascriptUs > 0 ? 'javascript' : 'running';
  if (javascriptUs + garbageUs <= 0) return 'native';
  return javascriptUs + nativeUs <= 0 ? 'garbage-collection' : undefined;
}

/** One after the other, what is too short to show left to the longest, so that there is no gap. */
function sideBySide(
  parts: readonly Part[],
  first: LaneState | undefined,
  fromUs: number,
  toUs: number,
): readonly Stretch[] {
  const longest = parts.reduce((a, b) => (b.us > a.us ? b : a));
  const shown = parts.filter((part) => part.us >= shortestStretchUs || part === longest);
  shown.sort((a, b) => Number(b.state === first) - Number(a.state === first));
  const missingUs = toUs - fromUs - shown.reduce((sum, part) => sum + part.us, 0);
  let startUs = fromUs;
  return shown.map((part, index) => {
    const endUs = index === shown.length - 1 ? toUs : startUs + part.us + (part === longest ? missingUs : 0);
    const stretch = { state: part.state, startUs, endUs };
    startUs = endUs;
    return stretch;
  });
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

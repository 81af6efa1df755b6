import { sampledKinds, type SampledTimes } from './sampledTimes.ts';
import type { Window } from './stretches.ts';

/** A split goes by so much that samples saw at least, where that comes together */
const leastSampledUs = 2_000;
/** within so long: a lane that does little now and then is looked at in longer parts. */
const longestPartUs = 100_000;
/** A window of which samples tell less than this stays as it is. */
const leastCovered = 0.5;

const idle = sampledKinds.indexOf('idle');
const javascript = sampledKinds.indexOf('javascript');
const native = sampledKinds.indexOf('native');
const garbage = sampledKinds.indexOf('garbage');

/**
 * Divides the running time of each window among JavaScript, native code and garbage collection, as samples saw them in and
 * around it. How long the lane ran is the counters' word: the sum stays what it was, and of what samples do not tell it is
 * simply running.
 */
export function splitRunning(windows: readonly Window[], times: SampledTimes): void {
  const own = new Float64Array(sampledKinds.length);
  const sums = new Float64Array(sampledKinds.length);
  const ranBefore = new Float64Array(sampledKinds.length);
  let [first, from] = [0, 0];
  /** Divides the windows from `first` on, which samples cover. */
  const finish = (afterLast: number): void => {
    if (afterLast > first) {
      const isEnough = seenIn(sums) >= leastSampledUs;
      takeAwayBlocked(sums, windows, first, afterLast);
      // Where samples hardly saw it at work, it is taken to be what it was just before.
      const ran = isEnough ? sums : sums.map((us, kind) => us + (ranBefore[kind] ?? 0));
      divide(windows, first, afterLast, ran);
      ranBefore.set(sums);
      sums.fill(0);
    }
    first = afterLast;
  };
  for (const [index, window] of windows.entries()) {
    own.fill(0);
    from = times.addBetween(window.startUs, window.endUs, own, from);
    if (seenIn(own) + (own[idle] ?? 0) < leastCovered * (window.endUs - window.startUs)) {
      finish(index);
      first = index + 1;
      ranBefore.fill(0);
      continue;
    }
    for (const [kind, us] of own.entries()) sums[kind] = (sums[kind] ?? 0) + us;
    const partUs = window.endUs - (windows[first]?.startUs ?? window.startUs);
    if (seenIn(sums) >= leastSampledUs || partUs >= longestPartUs) finish(index + 1);
  }
  finish(windows.length);
}

/** Samples go by the clock, and JavaScript does not block: what was blocked was in native code. */
function takeAwayBlocked(
  sums: Float64Array,
  windows: readonly Window[],
  first: number,
  afterLast: number,
): void {
  let blockedUs = 0;
  for (let index = first; index < afterLast; index += 1) blockedUs += windows[index]?.blockedUs ?? 0;
  const ranUs = Math.max(0, (sums[native] ?? 0) - blockedUs);
  // Where all that was seen was blocked, and yet used a core, it was for that very work.
  if (ranUs + (sums[javascript] ?? 0) + (sums[garbage] ?? 0) > 0) sums[native] = ranUs;
}

function divide(windows: readonly Window[], first: number, afterLast: number, ran: Float64Array): void {
  const allUs = seenIn(ran);
  if (allUs <= 0) return;
  for (let index = first; index < afterLast; index += 1) {
    const window = windows[index];
    if (window === undefined) continue;
    const ofOne = window.runningUs / allUs;
    window.javascriptUs = ofOne * (ran[javascript] ?? 0);
    window.nativeUs = ofOne * (ran[native] ?? 0);
    window.garbageUs = ofOne * (ran[garbage] ?? 0);
  }
}

function seenIn(us: Float64Array): number {
  return (us[javascript] ?? 0) + (us[native] ?? 0) + (us[garbage] ?? 0);
}

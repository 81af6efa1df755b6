import { functionKey } from './laneFunctions.ts';
import { runsOf } from './laneSamples.ts';
import type { LaneSamples, Span } from './laneSamples.ts';

/** A lane that was not sampled for longer than this may have done anything meanwhile. */
const longestGapUs = 5_000;

/** How long a function stayed on a lane's stack without a break, in milliseconds. */
export interface StackStretch {
  readonly meanMs: number;
  readonly longestMs: number;
}

/**
 * How long each function stayed on a lane's stack, by `functionKey`. Samples do not know calls, and calls that follow each other
 * at once look like one; but a function that is called over and over for a moment is seen to come and go.
 */
export function stackStretches(samples: LaneSamples, span?: Span): ReadonlyMap<string, StackStretch> {
  const indexOf = new Map<string, number>();
  const stacks = new Map<number, Uint32Array>();
  const stackOf = (node: number): Uint32Array => {
    const known = stacks.get(node);
    if (known !== undefined) return known;
    const stack = new Set<number>();
    for (let at = node; at !== -1; at = samples.parentOf(at)) {
      const fn = samples.functionAt(at);
      if (fn === undefined) continue;
      const key = functionKey(fn);
      const index = indexOf.get(key) ?? indexOf.size;
      indexOf.set(key, index);
      stack.add(index);
    }
    const made = Uint32Array.from(stack);
    stacks.set(node, made);
    return made;
  };

  const lastRun: number[] = [];
  const beganUs: number[] = [];
  const longestUs: number[] = [];
  const totalUs: number[] = [];
  const counts: number[] = [];
  let run = 0;
  let seenUntilUs = -Infinity;
  for (const { node, startUs, endUs } of runsOf(samples, span)) {
    // Whoever was interrupted by it goes on afterwards.
    const isGarbage = samples.markAt(node) === 'garbage-collector';
    // One more than the next: nobody was seen in the run before it.
    if (startUs - seenUntilUs > longestGapUs) run += 1;
    seenUntilUs = endUs;
    if (isGarbage) continue;
    run += 1;
    for (const fn of stackOf(node)) {
      if (lastRun[fn] !== run - 1) {
        counts[fn] = (counts[fn] ?? 0) + 1;
        beganUs[fn] = startUs;
      }
      lastRun[fn] = run;
      totalUs[fn] = (totalUs[fn] ?? 0) + endUs - startUs;
      longestUs[fn] = Math.max(longestUs[fn] ?? 0, endUs - (beganUs[fn] ?? startUs));
    }
  }
  return new Map(
    [...indexOf].map(([key, fn]) => [
      key,
      {
        meanMs: (totalUs[fn] ?? 0) / (counts[fn] ?? 1) / 1000,
        longestMs: (longestUs[fn] ?? 0) / 1000,
      },
    ]),
  );
}

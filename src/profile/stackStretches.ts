import { functionKey } from './laneFunctions.ts';
import { runsOf } from './laneSamples.ts';
import type { LaneSamples } from './laneSamples.ts';

/**
 * How long each function stayed on a lane's stack without a break, on average, in milliseconds by `functionKey`. Samples do
 * not know calls, and calls that follow each other at once look like one; but a function that is called over and over for
 * a moment is seen to come and go.
 */
export function meanStretchMs(samples: LaneSamples): ReadonlyMap<string, number> {
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
  const totalUs: number[] = [];
  const counts: number[] = [];
  let run = 0;
  for (const { node, startUs, endUs } of runsOf(samples)) {
    // Whoever was interrupted by it goes on afterwards.
    if (samples.markAt(node) === 'garbage-collector') continue;
    run += 1;
    for (const fn of stackOf(node)) {
      if (lastRun[fn] !== run - 1) counts[fn] = (counts[fn] ?? 0) + 1;
      lastRun[fn] = run;
      totalUs[fn] = (totalUs[fn] ?? 0) + endUs - startUs;
    }
  }
  return new Map([...indexOf].map(([key, fn]) => [key, (totalUs[fn] ?? 0) / (counts[fn] ?? 1) / 1000]));
}

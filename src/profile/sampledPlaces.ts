import { runsOf } from './laneSamples.ts';
import type { LaneSamples } from './laneSamples.ts';

/** So many places of a lane are told apart; the rest, in which it spent least, are one. */
const placeLimit = 40;

/** Where a lane was, for usage to be divided among. */
export interface SampledPlaces {
  readonly placeCount: number;
  readonly gcPlace: number;
  placeOf(node: number): number;
  /** In order of time. */
  readonly moments: readonly Moment[];
}

/** One place for a while. */
export interface Moment {
  readonly place: number;
  readonly startUs: number;
  readonly endUs: number;
  readonly count: number;
}

/**
 * A place is a function together with the function of the program that it works for: a read of one caller may come
 * from the page cache and that of another from a disk.
 */
export function sampledPlaces(samples: LaneSamples): SampledPlaces {
  const keyOf = new Map<number, string>();
  const usOfKey = new Map<string, number>();
  const keyed: (Omit<Moment, 'place'> & { readonly key: string })[] = [];
  for (const { node, startUs, endUs, count } of runsOf(samples)) {
    let key = samples.markAt(node) === 'garbage-collector' ? gcKey : keyOf.get(node);
    if (key === undefined) {
      key = placeKey(samples, node);
      keyOf.set(node, key);
    }
    usOfKey.set(key, (usOfKey.get(key) ?? 0) + endUs - startUs);
    keyed.push({ key, startUs, endUs, count });
  }
  const longest = [...usOfKey].sort((a, b) => b[1] - a[1]).slice(0, placeLimit);
  const indexOf = new Map(longest.map(([key], index) => [key, index]));
  const rest = longest.length;
  return {
    placeCount: rest + 1,
    gcPlace: indexOf.get(gcKey) ?? rest,
    placeOf: (node) => indexOf.get(keyOf.get(node) ?? '') ?? rest,
    moments: keyed.map(({ key, ...moment }) => ({ place: indexOf.get(key) ?? rest, ...moment })),
  };
}

const gcKey = 'gc';

function placeKey(samples: LaneSamples, node: number): string {
  const mark = samples.markAt(node);
  if (mark !== undefined) return mark;
  const leaf = samples.functionAt(node);
  let caller = node;
  while (caller !== -1 && !isOfProgram(samples.functionAt(caller)?.url ?? ''))
    caller = samples.parentOf(caller);
  return JSON.stringify([leaf, samples.functionAt(caller)]);
}

/** Node's own modules have `node:` URLs, and what is not JavaScript has none. */
export function isOfProgram(url: string): boolean {
  return url !== '' && !url.startsWith('node:');
}

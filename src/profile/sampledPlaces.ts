import { runsOf } from './laneSamples.ts';
import type { LaneSamples } from './laneSamples.ts';

/** So many places of a lane are told apart; the rest, in which it spent least, are one. */
const placeLimit = 60;
/** A place is told apart by so many functions of the program that led to it. */
const callerLimit = 3;

/** Where a lane was, for usage to be divided among. */
export interface SampledPlaces {
  readonly placeCount: number;
  readonly gcPlace: number;
  /** Of each place, a number for what is done there, whoever calls it: places of one number are probably alike. */
  readonly deeds: readonly number[];
  readonly placeOf: (node: number) => number;
  /** In order of time, found anew by each who asks: there are too many to keep. */
  readonly moments: () => Iterator<Moment>;
}

/** One place for a while. */
export interface Moment {
  readonly place: number;
  readonly startUs: number;
  readonly endUs: number;
}

/**
 * A place is a function together with the functions of the program that it works for: a read of one caller may come
 * from the page cache and that of another from a disk, and one short sleep ends in waiting for a core where a long one
 * does not.
 */
export function sampledPlaces(samples: LaneSamples): SampledPlaces {
  const keyOf = new Map<number, string>();
  const deedOf = new Map<string, string>([[gcKey, gcKey]]);
  const usOfKey = new Map<string, number>();
  for (const { node, startUs, endUs } of runsOf(samples)) {
    let key = samples.markAt(node) === 'garbage-collector' ? gcKey : keyOf.get(node);
    if (key === undefined) {
      const path = placePath(samples, node);
      key = JSON.stringify(path);
      keyOf.set(node, key);
      deedOf.set(key, JSON.stringify(path.slice(0, 2)));
    }
    usOfKey.set(key, (usOfKey.get(key) ?? 0) + endUs - startUs);
  }
  const longest = [...usOfKey].sort((a, b) => b[1] - a[1]).slice(0, placeLimit);
  const indexOf = new Map(longest.map(([key], index) => [key, index]));
  const rest = longest.length;
  const gcPlace = indexOf.get(gcKey) ?? rest;
  const placeOf = (node: number): number => indexOf.get(keyOf.get(node) ?? '') ?? rest;
  const deeds = longest.map(([key]) => deedOf.get(key) ?? key);
  return {
    placeCount: rest + 1,
    gcPlace,
    deeds: [...deeds.map((deed) => deeds.indexOf(deed)), rest],
    placeOf,
    *moments() {
      for (const { node, startUs, endUs } of runsOf(samples)) {
        const place = samples.markAt(node) === 'garbage-collector' ? gcPlace : placeOf(node);
        yield { place, startUs, endUs };
      }
    },
  };
}

const gcKey = 'gc';

/** What was done, and the nearest functions of the program on the way to it, the one that called last first. */
function placePath(samples: LaneSamples, node: number): unknown[] {
  const mark = samples.markAt(node);
  if (mark !== undefined) return [mark];
  const callers: unknown[] = [];
  for (let at = node; at !== -1 && callers.length < callerLimit; at = samples.parentOf(at)) {
    const fn = samples.functionAt(at);
    if (isOfProgram(fn?.url ?? '') && fn !== callers.at(-1)) callers.push(fn);
  }
  return [samples.functionAt(node), ...callers];
}

/** Node's own modules have `node:` URLs, and what is not JavaScript has none. */
export function isOfProgram(url: string): boolean {
  return url !== '' && !url.startsWith('node:');
}

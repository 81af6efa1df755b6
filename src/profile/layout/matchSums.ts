import { prefixSums } from './runs.ts';
import type { TimelineIndex } from './timelineIndex.ts';

/** Per lane and track, prefix sums over its members of how many the filter lets through. */
export type MatchSums = readonly (readonly Float64Array[])[];

/** `matches[task]` is 1 for a task that the filter lets through. */
export function sumMatches(index: TimelineIndex, matches: Uint8Array): MatchSums {
  return index.lanes.map(({ tracks }) =>
    tracks.map(({ members }) => prefixSums(members.length, (member) => matches[members[member] ?? 0] ?? 0)),
  );
}

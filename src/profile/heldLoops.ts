import type { LaneSamples, Span } from './laneSamples.ts';
import { stackStretches } from './stackStretches.ts';
import type { LaneRow } from './timeline.ts';

/**
 * Whether others wait for the event loop of a lane. A worker, and whatever else runs tasks of a pool, is there to be held by
 * them.
 */
export function isAwaitedLoop({ role, taskCount }: Pick<LaneRow, 'role' | 'taskCount'>): boolean {
  return (role === 'main' || role === 'process') && taskCount === 0;
}

/** For how long at most each function held the event loops of these lanes, in milliseconds by `functionKey`. */
export function heldLoops(lanes: readonly LaneSamples[], span?: Span): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const samples of lanes) {
    for (const [key, { longestMs }] of stackStretches(samples, span)) {
      if (longestMs > (held.get(key) ?? 0)) held.set(key, longestMs);
    }
  }
  return held;
}

import type { Timeline } from '../../profile/timeline.ts';

/** Whether a timeline is of another run than the one before: lanes are only ever added, and what has ended stays ended. */
export function isAnotherRun(before: Timeline, now: Timeline): boolean {
  const [first] = before.lanes;
  const hasOtherLanes = first !== undefined && first.id !== now.lanes[0]?.id;
  return hasOtherLanes || (before.status !== 'recording' && now.status === 'recording');
}

import { laneStates, type LaneState, type Timeline } from './timeline.ts';

/** What each state is called wherever a person reads it. */
export const stateWords: Readonly<Record<LaneState, string>> = {
  idle: 'idle',
  running: 'running',
  'waiting-for-core': 'waiting for a core',
  blocked: 'blocked',
  javascript: 'running JavaScript',
  native: 'running Node or native code',
  'garbage-collection': 'collecting garbage',
};

/** As they lie in a strip, from what lanes should do to what they should not. */
const order: readonly LaneState[] = [
  'javascript',
  'native',
  'garbage-collection',
  'running',
  'waiting-for-core',
  'blocked',
  'idle',
];

/** The states that some lane is in, for a legend; idle is what a lane is in that does nothing. */
export function occurringStates({ states }: Timeline): readonly LaneState[] {
  const seen = new Set(states.state);
  return order.filter((state) => state === 'idle' || seen.has(laneStates.indexOf(state)));
}

import type { Timeline } from '../../profile/timeline.ts';
import { filterWords } from './layout/index.ts';

/** Which lanes a filter lets through: 1 where every word of it stands in the lane's name. Null for an empty filter. */
export function filterLanes({ lanes }: Timeline, filter: string): Uint8Array | null {
  const words = filterWords(filter);
  if (words.length === 0) return null;
  return Uint8Array.from(lanes, ({ name }) =>
    Number(words.every((word) => name.toLowerCase().includes(word))),
  );
}

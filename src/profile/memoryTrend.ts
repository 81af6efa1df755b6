import type { MemoryReading } from './laneReadings.ts';

/** The heap is looked at this often at least before anything is said of growth. */
const leastReadings = 9;

/** Heap, and what its objects hold on to outside of it. */
export function bytesOf({ heapUsedBytes, externalBytes }: MemoryReading): number {
  return heapUsedBytes + externalBytes;
}

/**
 * The least that was in use in each third of the readings, which are in order of time: what garbage collections bring back
 * is in none of them. `undefined` of too few.
 */
export function leastByThird(
  memory: readonly MemoryReading[],
): readonly [first: number, middle: number, last: number] | undefined {
  if (memory.length < leastReadings) return undefined;
  const third = Math.floor(memory.length / 3);
  return [least(memory.slice(0, third)), least(memory.slice(third, -third)), least(memory.slice(-third))];
}

function least(memory: readonly MemoryReading[]): number {
  return memory.reduce((lowest, record) => Math.min(lowest, bytesOf(record)), Infinity);
}

/** What is said of a lane's memory. `NaN` where it is not known. */
export interface LaneMemory {
  /** At last. */
  readonly memoryBytes: number;
  readonly mostMemoryBytes: number;
  /** From the first third of its life to the last. */
  readonly memoryGrowthBytes: number;
  /** At last, of its process; of main threads only. */
  readonly rssBytes: number;
}

export function laneMemory(memory: Iterable<MemoryReading>): LaneMemory {
  const sorted = inOrder(memory);
  const last = sorted.at(-1);
  const thirds = leastByThird(sorted);
  return {
    memoryBytes: last === undefined ? Number.NaN : bytesOf(last),
    mostMemoryBytes: sorted.reduce(
      (most, record) => (bytesOf(record) <= most ? most : bytesOf(record)),
      Number.NaN,
    ),
    memoryGrowthBytes: thirds === undefined ? Number.NaN : thirds[2] - thirds[0],
    rssBytes: last?.rssBytes ?? Number.NaN,
  };
}

/** Of two at one moment, the one that says more comes later, so that nothing depends on how they arrive. */
export function inOrder(memory: Iterable<MemoryReading>): readonly MemoryReading[] {
  return [...memory].sort(
    (a, b) => a.atUs - b.atUs || bytesOf(a) - bytesOf(b) || (a.rssBytes ?? 0) - (b.rssBytes ?? 0),
  );
}

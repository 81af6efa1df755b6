/** Fewer rounds have no interval for their median that holds with 95 %. */
export const fewestRounds = 6;
const mostRounds = 31;
/** A batch of direct calls is to take this long: long beside the clock's steps and a turn of the event loop. */
const batchMs = 80;
/** And one through a pool at most so long, where sending takes longer than computing. */
const longestPooledBatchMs = 250;
/** So long may a batch take to be even for all numbers of workers. */
const evenBatchMs = 400;
/** From here on one call for each worker has to be enough. */
const longBatchMs = 1000;

const mostDirectCalls = 100_000;

export interface CallTimes {
  readonly directMs: number;
  /** With one call at a time. */
  readonly pooledMs: number;
}

/**
 * How many calls make a batch: as many for each worker of the largest pool, and where that does not take long of every smaller one,
 * too, so that none is left over at the end; and at least two, so that the last ones of a batch weigh less.
 */
export function callsInBatch({ directMs, pooledMs }: CallTimes, workers: number): number {
  const fitting = Math.min(
    batchMs / Math.max(directMs, 1e-4),
    longestPooledBatchMs / Math.max(pooledMs, 1e-3),
  );
  const forAll = commonMultiple(workers);
  const unit = forAll * Math.max(directMs, pooledMs) <= evenBatchMs ? forAll : workers;
  const least = 2 * workers * directMs > longBatchMs ? workers : 2 * workers;
  return unit * Math.ceil(Math.max(least, fitting) / unit);
}

/** The smallest number that all numbers from 1 on divide. */
function commonMultiple(upTo: number): number {
  let multiple = 1;
  for (let number = 2; number <= upTo; number += 1) multiple *= number / commonDivisor(multiple, number);
  return multiple;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Direct calls may be far shorter than those through a pool; as many of those would be over before the clock moves. */
export function directCallsInBatch(times: CallTimes, workers: number): number {
  const fitting = Math.ceil(batchMs / Math.max(times.directMs, 1e-4));
  return Math.max(callsInBatch(times, workers), Math.min(fitting, mostDirectCalls));
}

/** How many rounds there is time for; a long function takes as long as it takes. */
export function roundsFor(roundMs: number, budgetMs: number): number {
  return Math.max(fewestRounds, Math.min(mostRounds, Math.floor(budgetMs / Math.max(roundMs, 1e-3))));
}

/**
 * The order of a round's batches: another one in each round, so that what the machine does beside, and what a batch leaves
 * behind, meets all ways alike. The same rounds have the same orders in every measurement.
 */
export function orderOf<Item>(items: readonly Item[], round: number): readonly Item[] {
  const order = [...items];
  let state = (round + 1) * 0x9e3779b9;
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = nextRandom(state);
    const other = state % (at + 1);
    const [moved, swapped] = [order[at], order[other]];
    if (moved === undefined || swapped === undefined) continue;
    order[at] = swapped;
    order[other] = moved;
  }
  return order;
}

/** xorshift32 (Marsaglia, 2003): never 0, unsigned. */
export function nextRandom(state: number): number {
  let next = state >>> 0 === 0 ? 1 : state >>> 0;
  next ^= next << 13;
  next ^= next >>> 17;
  next ^= next << 5;
  return next >>> 0;
}

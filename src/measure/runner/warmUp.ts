import { runBatch, type Call } from './batch.ts';

const warmUpMs = 150;
const mostCalls = 400;
const batches = 3;

/** Something that takes so many times longer than it did before counts as hanging. */
export const patience = 20;

/** Looks at an answer, outside of what is timed. */
export type CheckAnswer = (answer: unknown) => void;

/**
 * Calls for a while, until code is compiled and caches are filled; answers with how long one call took in the quickest batch, in
 * ms. `before` hears how long the next batch should take.
 */
export async function warmUp(
  call: Call,
  lanes: number,
  before: (expectedMs: number) => void,
  check: CheckAnswer = () => undefined,
): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  let calls = lanes;
  for (let batch = 0; batch < batches; batch += 1) {
    before(Number.isFinite(best) ? best * calls : 0);
    const { first, last, round } = await runBatch(call, calls, lanes);
    check(first);
    check(last);
    best = Math.min(best, round.wallMs / calls);
    if (round.wallMs > warmUpMs * 4) break;
    const fitting = Math.ceil(warmUpMs / Math.max(best, 1e-3));
    calls = Math.max(lanes, Math.min(fitting, mostCalls * lanes));
  }
  return best;
}

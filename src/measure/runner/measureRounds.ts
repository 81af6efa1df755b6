import {
  callsInBatch,
  directCallsInBatch,
  orderOf,
  roundsFor,
  type CallTimes,
} from '../model/planBatches.ts';
import type { MeasureRequest, RawRound, RawRun, RunnerMessage, Way } from '../rawMeasurement.ts';
import { runBatch, type Call } from './batch.ts';
import { brief } from './clonability.ts';
import { inPool, MeasureTrouble, messageOf } from './measureTrouble.ts';
import { patience, type CheckAnswer } from './warmUp.ts';

export interface PlannedRun {
  readonly way: Way;
  readonly workers: number;
  readonly list: number;
  readonly call: Call;
  /** Of one call, once it is warm. */
  readonly times: CallTimes;
  readonly check: CheckAnswer;
}

/**
 * Each way once in each round, in another order each time.
 *
 * @throws MeasureTrouble where a call fails that did not while it was warmed up
 */
export async function measureRounds(
  planned: readonly PlannedRun[],
  { budgetMs, timeoutMs, workers }: Pick<MeasureRequest, 'budgetMs' | 'timeoutMs' | 'workers'>,
  tell: (message: RunnerMessage) => void,
): Promise<readonly RawRun[]> {
  const runs = planned.map((run) => {
    const plan = run.way === 'direct' ? directCallsInBatch : callsInBatch;
    return { ...run, calls: plan(run.times, workers), rounds: [] as RawRound[] };
  });
  let rounds = 1;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    for (const run of orderOf(runs, round)) {
      const expectedMs = run.calls * Math.max(run.times.directMs, run.times.pooledMs);
      tell({ kind: 'step', what: 'a batch of calls', allowMs: timeoutMs + patience * expectedMs });
      try {
        const { first, last, round: measured } = await runBatch(run.call, run.calls, run.workers);
        run.rounds.push(measured);
        run.check(first);
        run.check(last);
      } catch (error) {
        throw failedLater(error, run.way);
      }
    }
    // All has been called often enough by now, so that the first round is one of the rounds.
    if (round === 0) rounds = roundsFor(performance.now() - started, budgetMs);
    tell({ kind: 'progress', done: round + 1, of: rounds });
  }
  return runs.map(({ calls, list, rounds: measured, way, workers: count }) => ({
    way,
    workers: count,
    list,
    calls,
    rounds: measured,
  }));
}

/** It answered before, so its answer depends on how often it is called. */
function failedLater(error: unknown, way: Way): MeasureTrouble {
  if (way === 'threads' || way === 'processes') return inPool(error, way);
  const message = `The function throws after it has been called many times: ${brief(messageOf(error))}`;
  return new MeasureTrouble('throws', message);
}

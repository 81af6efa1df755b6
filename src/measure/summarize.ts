import { medianOf } from '../profile/index.ts';
import { advise } from './advise.ts';
import type {
  CallFigures,
  FunctionMeasurement,
  PoolFigures,
  PoolLimit,
  PoolRefusal,
  SizeFigures,
  WorkersFigures,
} from './measurement.ts';
import { breakEvenSize } from './model/breakEvenSize.ts';
import { atOnce, breakEvenCallMs, fitScaling, limitOf, predictSpeedUp } from './model/fitScaling.ts';
import { bootstrap, estimateMedian, type Estimate } from './model/statistics.ts';
import type { PoolKind } from '../core/index.ts';
import type { RawMeasurement, RawRun } from './rawMeasurement.ts';

/** What was asked for, beside what was measured. */
export interface Measured {
  readonly file: string;
  readonly name: string;
  /** Pools that were not measured since the function cannot move there. */
  readonly refusals: readonly PoolRefusal[];
}

/** Makes figures of rounds. Ratios are those of batches of the same round, which ran side by side. */
export function summarize(raw: RawMeasurement, { file, name, refusals }: Measured): FunctionMeasurement {
  const scaled = raw.sizes.values.length - 1;
  const direct = runOf(raw, 'direct', scaled);
  const together = raw.runs.find(({ list, way }) => way === 'together' && list === scaled);
  const pools = (['threads', 'processes'] as const)
    .map((pool) => ({ pool, runs: raw.runs.filter(({ list, way }) => way === pool && list === scaled) }))
    .filter(({ runs }) => runs.length > 0)
    .map(({ pool, runs }) => figuresOfPool(raw, pool, direct, runs));
  const measured = {
    version: 1,
    status: 'measured',
    file,
    name,
    results: raw.results,
    refusals: [...refusals, ...raw.troubles],
    machine: {
      cores: raw.cores,
      cpuModel: raw.cpuModel,
      node: raw.node,
      platform: raw.platform,
      load: raw.load,
      waitedShare: waitedShareOf(direct),
    },
    arguments: { sizeOf: raw.sizes.what, sizes: sizesOf(raw) },
    isAsync: raw.isAsync,
    direct: figuresOf(direct, true),
    together:
      together === undefined
        ? null
        : { ...figuresOf(together, true), speedUp: estimateMedian(ratios(direct, together)) },
    pools,
  } as const;
  return { ...measured, ...advise(measured) };
}

/** Of all rounds together: a single one may be shorter than the steps in which a scheduler gives time away. */
function waitedShareOf({ rounds }: RawRun): number | null {
  let waited = 0;
  let wall = 0;
  for (const { waitedMs, wallMs } of rounds) {
    if (waitedMs === null) return null;
    waited += waitedMs;
    wall += wallMs;
  }
  return Math.min(1, waited / wall);
}

function runOf(raw: RawMeasurement, way: RawRun['way'], list: number): RawRun {
  const run = raw.runs.find((one) => one.way === way && one.list === list);
  if (run === undefined) throw new RangeError(`List ${list} was not measured ${way}.`);
  return run;
}

function perCall({ calls, rounds }: RawRun): readonly number[] {
  return rounds.map(({ wallMs }) => wallMs / calls);
}

/** How many times as many calls a second a way answers, round by round. */
function ratios(direct: RawRun, way: RawRun): readonly number[] {
  const times = perCall(way);
  return perCall(direct).map((time, index) => time / (times[index] ?? Number.NaN));
}

function figuresOf(run: RawRun, knowsCpu: boolean): CallFigures {
  const { calls, rounds } = run;
  return {
    callMs: estimateMedian(perCall(run)),
    cpuMs: knowsCpu ? medianOf(rounds.map(({ cpuMs }) => cpuMs / calls)) : null,
    heldMs: medianOf(rounds.map(({ heldMs }) => heldMs / calls)),
    calls,
    rounds: rounds.length,
  };
}

function figuresOfPool(
  raw: RawMeasurement,
  pool: PoolKind,
  direct: RawRun,
  runs: readonly RawRun[],
): PoolFigures {
  const { cores } = raw;
  const one = runs.find(({ workers }) => workers === 1) ?? direct;
  const directMs = medianOf(perCall(direct));
  const oneWorkerMs = medianOf(perCall(one));
  const heldMs = medianOf(one.rounds.map((round) => round.heldMs / one.calls));
  const most = Math.max(...runs.map(({ workers }) => workers));
  const overheadMs = oneWorkerMs - directMs;
  const points = runs.map((run): WorkersFigures => {
    const speedUp = estimateMedian(ratios(direct, run));
    const predicted = predictSpeedUp(
      { calls: run.calls, directMs, heldMs, oneWorkerMs },
      atOnce(run.workers, cores),
    );
    return {
      workers: run.workers,
      ...figuresOf(run, pool === 'threads' || raw.seesChildren),
      speedUp,
      efficiency: speedUp.median / run.workers,
      predictedSpeedUp: run.workers === 1 ? null : predicted,
      outcome: outcomeOf(speedUp),
    };
  });
  return {
    pool,
    points,
    firstCallMs: raw.firstCallMs[pool] ?? 0,
    overheadMs,
    limit: limitFrom(direct, runs, one, cores),
    breakEvenCallMs: breakEvenCallMs(overheadMs, heldMs, atOnce(most, cores)) ?? null,
    breakEvenSize: breakEvenSize(
      sizesOf(raw).map(({ size, speedUps }) => ({
        size,
        speedUp: speedUps.find((each) => each.pool === pool)?.speedUp ?? estimateMedian([]),
      })),
    ),
  };
}

function outcomeOf({ high, low }: Estimate): WorkersFigures['outcome'] {
  if (low > 1) return 'faster';
  return high < 1 ? 'slower' : 'not-enough-data';
}

function limitFrom(direct: RawRun, runs: readonly RawRun[], one: RawRun, cores: number): PoolLimit | null {
  const figures = (drawn: readonly number[]) => {
    const median = (run: RawRun, of: 'wallMs' | 'heldMs'): number =>
      medianOf(drawn.map((round) => (run.rounds[round]?.[of] ?? Number.NaN) / run.calls));
    const points = runs.map((run) => ({
      workers: run.workers,
      calls: run.calls,
      callMs: median(run, 'wallMs'),
    }));
    const fit = fitScaling(points, cores);
    return fit && { fit, limit: limitOf(median(direct, 'wallMs'), fit, median(one, 'heldMs')) };
  };
  const rounds = direct.rounds.length;
  const all = figures(direct.rounds.map((_, round) => round));
  if (all === undefined) return null;
  const { low, high } = bootstrap(rounds, (drawn) => figures(drawn)?.limit ?? Number.NaN);
  return { ...all.fit, speedUp: { best: all.limit, low, high } };
}

function sizesOf(raw: RawMeasurement): readonly SizeFigures[] {
  return raw.sizes.values.map((size, list) => {
    const direct = runOf(raw, 'direct', list);
    const pooled = raw.runs.filter(
      (run) => run.list === list && run.way !== 'direct' && run.way !== 'together',
    );
    const most = Math.max(...pooled.map(({ workers }) => workers));
    return {
      size,
      bytes: raw.sizes.bytes[list] ?? 0,
      directMs: estimateMedian(perCall(direct)),
      speedUps: pooled.flatMap((run) =>
        run.workers === most && (run.way === 'threads' || run.way === 'processes')
          ? [{ pool: run.way, speedUp: estimateMedian(ratios(direct, run)) }]
          : [],
      ),
    };
  });
}

import type { PoolKind } from '../core/index.ts';
import type { FunctionMeasurement, PoolFigures, WorkersFigures } from './measurement.ts';
import { counted, duration, factorText, percent, poolName, times, timesWithin } from './words.ts';

/** What advice is made from. */
export type Advised = Omit<FunctionMeasurement, 'advice' | 'cautions'>;

/** A pool is more code and one thing more that can fail: it has to be surely faster by this much to be worth it. */
export const worthwhile = 1.1;
/** Two numbers of workers, or two pools, within this share of each other count as equally fast. */
const asFast = 0.95;
/** A call that holds the event loop for less is noticed by nobody. */
const noticedMs = 5;
/** And it has to get better by this much to be called freed. */
const freed = 0.25;
/** Waiting for a core for more of the time than this says that the machine does other work. */
const busyShare = 0.05;

export function advise(measured: Advised): Pick<FunctionMeasurement, 'advice' | 'cautions'> {
  return { advice: adviceOf(measured), cautions: cautionsOf(measured) };
}

function adviceOf(measured: Advised): FunctionMeasurement['advice'] {
  const { direct, together } = measured;
  const different = new Set(
    measured.results.filter(({ comparison }) => comparison === 'different').map(({ pool }) => pool),
  );
  const usable = measured.pools.filter(({ pool }) => !different.has(pool));
  if (usable.length === 0) return leave(measured, differs(measured));
  const best = bestOf(usable);
  // Before any speed.
  const first = different.size > 0 ? `${differs(measured)} ` : '';
  if (
    together !== null &&
    together.speedUp.low >= worthwhile &&
    together.speedUp.median >= best.point.speedUp.median * 0.9
  ) {
    const reason = `${first}Start calls together and leave out the pool: without any worker, ${counted(Math.max(2, best.most), 'call')} at once are ${timesWithin(together.speedUp)} as fast as one after the other; the best pool gives ${times(best.point.speedUp.median)}.`;
    return { action: 'bounded-concurrency', reason, workers: null };
  }
  const { point, pool } = best;
  const workers = counted(point.workers, 'worker');
  if (point.speedUp.low >= worthwhile) {
    const other = usable.find((each) => each.pool !== pool);
    const compared =
      other === undefined
        ? ''
        : `; a ${poolName[other.pool]} gives ${times(pointFor(other, point.workers).speedUp.median)}`;
    const reason = `${first}Run it in a ${poolName[pool]}: ${workers} answer ${timesWithin(point.speedUp)} as many calls a second as direct calls do${compared}.`;
    return { action: actionOf[pool], reason, workers: point.workers };
  }
  // Not faster, but the thread that asks is free meanwhile.
  const one = pointFor(best.figures, 1);
  if (!measured.isAsync && direct.heldMs >= noticedMs && one.heldMs <= direct.heldMs * freed) {
    const fasterToo =
      point.speedUp.high < worthwhile
        ? 'It gets no faster by that'
        : 'Whether it gets faster, too, there is not enough data to say';
    const reason = `${first}Run it in a ${poolName[pool]} for the event loop's sake: a call holds the loop for ${duration(one.heldMs)} instead of ${duration(direct.heldMs)}. ${fasterToo} (${timesWithin(point.speedUp)} with ${workers}).`;
    return { action: actionOf[pool], reason, workers: point.workers };
  }
  if (usable.every(({ points }) => points.every(({ speedUp }) => speedUp.high < worthwhile)))
    return leave(measured, `${first}${whyNot(measured, best)}`);
  const reason = `${first}Not enough data: with ${workers} in a ${poolName[pool]} the speed-up lies somewhere from ${factorText(point.speedUp.low)} to ${times(point.speedUp.high)}. Measure again while the machine does less, for longer, or with larger arguments.`;
  return { action: 'measure', reason, workers: null };
}

const actionOf: Readonly<Record<PoolKind, 'thread-pool' | 'process-pool'>> = {
  threads: 'thread-pool',
  processes: 'process-pool',
};

function leave({ name }: Advised, why: string): FunctionMeasurement['advice'] {
  return { action: 'leave', reason: `Do not pool ${name}. ${why}`, workers: null };
}

interface Best {
  readonly pool: PoolKind;
  readonly figures: PoolFigures;
  readonly point: WorkersFigures;
  /** Most workers that were measured. */
  readonly most: number;
}

/** Threads, which cost less, unless processes are surely faster; of that pool, the fewest workers that are as fast as the fastest. */
function bestOf(pools: readonly PoolFigures[]): Best {
  const fastest = pools.map((figures) => fastestOf(figures));
  const [threads, processes] = order.map((pool) => fastest.find(({ figures }) => figures.pool === pool));
  const isSurelyFaster =
    threads === undefined ||
    (processes !== undefined && processes.point.speedUp.low > threads.point.speedUp.high);
  const chosen = isSurelyFaster ? processes : threads;
  if (chosen === undefined) throw new RangeError('No pool was measured.');
  const { figures } = chosen;
  const enough = chosen.point.speedUp.median * asFast;
  const point = figures.points.find(({ speedUp }) => speedUp.median >= enough) ?? chosen.point;
  return {
    pool: figures.pool,
    figures,
    point,
    most: Math.max(...figures.points.map(({ workers }) => workers)),
  };
}

function fastestOf(figures: PoolFigures): { readonly figures: PoolFigures; readonly point: WorkersFigures } {
  const [first, ...others] = figures.points;
  if (first === undefined) throw new RangeError('A pool without any point.');
  const point = others.reduce((best, one) => (one.speedUp.median > best.speedUp.median ? one : best), first);
  return { figures, point };
}

const order: readonly PoolKind[] = ['threads', 'processes'];

function pointFor({ points }: PoolFigures, workers: number): WorkersFigures {
  const point = points.find((each) => each.workers === workers) ?? points.at(-1);
  if (point === undefined) throw new RangeError('A pool without any point.');
  return point;
}

function whyNot({ arguments: { sizeOf }, direct, isAsync }: Advised, best: Best): string {
  const { figures, point, pool } = best;
  const start = `A direct call takes ${duration(direct.callMs.median)}, and sending it to a ${poolName[pool]} and back takes ${duration(Math.max(0, figures.overheadMs))} more: ${timesWithin(point.speedUp)} as many calls a second with ${counted(point.workers, 'worker')}.`;
  const loop =
    isAsync || direct.heldMs < noticedMs
      ? ''
      : ` The event loop would be held for ${duration(point.heldMs)} a call instead of ${duration(direct.heldMs)}.`;
  if (figures.breakEvenCallMs === null) return `${start}${loop}`;
  const size =
    figures.breakEvenSize.kind === 'at'
      ? ` (${sizeOf} of ${Math.round(figures.breakEvenSize.size).toLocaleString('en-US')})`
      : '';
  return `${start}${loop} It would pay from ${duration(figures.breakEvenCallMs)} a call on${size}.`;
}

/** Which pools answer otherwise, and with which list. */
function differs({ arguments: { sizes }, results }: Advised): string {
  const wrong = results.filter(({ comparison }) => comparison === 'different');
  return wrong
    .filter(({ pool }, index) => wrong.findIndex((one) => one.pool === pool) === index)
    .map(({ direct = '', list, pool, pooled = '' }) => {
      const which = sizes.length > 1 ? ` with argument list ${list + 1}` : '';
      return `In a ${poolName[pool]} it gives another result${which}: ${pooled} instead of ${direct}.`;
    })
    .join(' ');
}

function cautionsOf({ isAsync, machine, pools, results }: Advised): readonly string[] {
  const cautions: string[] = [];
  if (results.some(({ comparison }) => comparison === 'varies'))
    cautions.push('Two direct calls gave two results, so those of pools could not be compared.');
  const { cores, load, waitedShare } = machine;
  if (waitedShare !== null && waitedShare > busyShare && !isAsync)
    cautions.push(
      `The machine did other work: direct calls waited for a core ${percent(waitedShare)} of the time, so pools had less than ${counted(cores, 'core')}.`,
    );
  // The load counts us, too: one thread at first, and all workers at the end.
  else if (load[0] > cores / 2)
    cautions.push(
      `The machine did other work before: its load was ${load[0].toFixed(1)} on ${counted(cores, 'core')}.`,
    );
  if (cores === 1) cautions.push('There is one core, so nothing can be computed at the same time.');
  for (const { limit, pool } of pools) {
    if (limit !== null && limit.worstResidual > 0.1)
      cautions.push(
        `The curve of the ${poolName[pool]} fits badly (a point is ${percent(limit.worstResidual)} off), so its limit is rough.`,
      );
  }
  return cautions;
}

import type { Advice, PoolKind, Reason } from '../core/index.ts';
import type { BreakEvenSize } from './model/breakEvenSize.ts';
import type { Estimate } from './model/statistics.ts';
import type { ComparedResult, Trouble } from './rawMeasurement.ts';

/** One way to make calls, in figures of one call. Times are in milliseconds. */
export interface CallFigures {
  /** Wall time of a batch divided by its calls. */
  readonly callMs: Estimate;
  /** Processor time of all threads and processes; `null` where that of children is not known. */
  readonly cpuMs: number | null;
  /** How long the event loop of the thread that asks is held. */
  readonly heldMs: number;
  readonly calls: number;
  readonly rounds: number;
}

export interface WorkersFigures extends CallFigures {
  readonly workers: number;
  /** How many times as many calls a second as directly. */
  readonly speedUp: Estimate;
  /** Speed-up divided by workers. */
  readonly efficiency: number;
  /** What one worker's times predicted for this number; `null` for one. */
  readonly predictedSpeedUp: number | null;
  /** `not-enough-data` where the interval of the speed-up contains 1. */
  readonly outcome: 'faster' | 'slower' | 'not-enough-data';
}

/** Amdahl's law fitted to one pool (docs/measure.md has the formulas). */
export interface PoolLimit {
  readonly serialMs: number;
  readonly parallelMs: number;
  /** The largest deviation of a measured point from the curve, as a share. */
  readonly worstResidual: number;
  /** The speed-up that no number of workers exceeds; `low` and `high` are the 95 % interval. */
  readonly speedUp: { readonly best: number; readonly low: number; readonly high: number };
}

export interface PoolFigures {
  readonly pool: PoolKind;
  /** One entry for each number of workers from 1 on. */
  readonly points: readonly WorkersFigures[];
  /** With starting a worker and loading the module there. */
  readonly firstCallMs: number;
  /** What a call through the pool, one at a time, takes longer than a direct one. */
  readonly overheadMs: number;
  /** `null` where there are too few points for it. */
  readonly limit: PoolLimit | null;
  /** From which duration of a call on all workers together are faster, with these arguments; `null` for one at once. */
  readonly breakEvenCallMs: number | null;
  readonly breakEvenSize: BreakEvenSize;
}

/** What one list of arguments gave, directly and with all workers. */
export interface SizeFigures {
  /** In the unit of `arguments.sizeOf`. */
  readonly size: number;
  readonly bytes: number;
  readonly directMs: Estimate;
  readonly speedUps: readonly { readonly pool: PoolKind; readonly speedUp: Estimate }[];
}

/** What `poolwright measure --format json` prints, and what the page *Scaling* shows. Additions are allowed, changes are not. */
export interface FunctionMeasurement {
  readonly version: 1;
  readonly status: 'measured';
  /** `src/resample.ts`, `resample`: as it was asked for. */
  readonly file: string;
  readonly name: string;
  /** What follows from all of it; the first thing to read. */
  readonly advice: Advice & { readonly workers: number | null };
  /** What makes the figures less sure, in sentences. */
  readonly cautions: readonly string[];
  /** Whether pools answered what direct calls did, for each list of arguments. */
  readonly results: readonly ComparedResult[];
  /** Why a pool was left out. */
  readonly refusals: readonly PoolRefusal[];
  readonly machine: {
    readonly cores: number;
    readonly cpuModel: string;
    readonly node: string;
    readonly platform: string;
    /** Load average of the last minute, before and after. */
    readonly load: readonly [number, number];
    /** The share of its time that a direct call was ready and had no core; `null` where the system does not tell. */
    readonly waitedShare: number | null;
  };
  readonly arguments: {
    readonly sizeOf: string;
    /** The last one is that whose scaling is measured. */
    readonly sizes: readonly SizeFigures[];
  };
  readonly isAsync: boolean;
  readonly direct: CallFigures;
  /** Asynchronous functions: all calls started at once without any pool. */
  readonly together: (CallFigures & { readonly speedUp: Estimate }) | null;
  readonly pools: readonly PoolFigures[];
}

/** One of the wrap's codes with its place, or one of what happened while measuring. */
export type PoolRefusal = (Reason<string> | Trouble) & { readonly pool?: PoolKind };

/** Nothing could be measured. */
export interface RefusedMeasurement {
  readonly version: 1;
  readonly status: 'refused';
  readonly file: string;
  readonly name: string;
  readonly refusals: readonly PoolRefusal[];
}

import type { PoolKind } from '../core/index.ts';

/**
 * How calls are made: one after the other in the thread that asks, all started there together (which only asynchronous
 * functions gain by), or in a pool.
 */
export type Way = 'direct' | 'together' | PoolKind;

/** What the measuring process is asked to do. */
export interface MeasureRequest {
  /** The rendered pools file, as an URL. */
  readonly poolsUrl: string;
  readonly moduleUrl: string;
  /** Where the function is among the exports: `resample`, `Stats.median`, `default`. */
  readonly exportPath: string;
  readonly pools: readonly PoolKind[];
  /** Most workers of a pool; all numbers from 1 on are measured. */
  readonly workers: number;
  readonly arguments: ArgumentSource;
  /** How long a single call may take. */
  readonly timeoutMs: number;
  /** About how long the rounds take together. */
  readonly budgetMs: number;
}

/** Argument lists as they are, or the URL of a module that has them. */
export type ArgumentSource =
  | { readonly kind: 'lists'; readonly lists: readonly (readonly unknown[])[] }
  | { readonly kind: 'module'; readonly url: string };

/** One batch of calls, from its start to the last answer. */
export interface RawRound {
  readonly wallMs: number;
  /** Of all threads of the process and of its children; of the process alone where the system does not tell. */
  readonly cpuMs: number;
  /** How long the event loop of the calling thread was busy or blocked, without its waiting for a core where that is known. */
  readonly heldMs: number;
  /** How long the calling thread was ready and had no core; `null` where the system does not tell. */
  readonly waitedMs: number | null;
}

/** The batches of one way to call, in the order of the rounds: the same index is the same moment in all ways. */
export interface RawRun {
  readonly way: Way;
  /** How many calls are under way at once. */
  readonly workers: number;
  /** Which list of arguments, from 0. */
  readonly list: number;
  /** In each batch. */
  readonly calls: number;
  readonly rounds: readonly RawRound[];
}

/** What is the size of an argument list, as far as that can be told from the lists. */
export interface ArgumentSizes {
  /** `argument 1`, `length of argument 2`, `bytes`. */
  readonly what: string;
  /** One a list. */
  readonly values: readonly number[];
  /** As structured clone writes them. */
  readonly bytes: readonly number[];
}

/** What a call through a pool answered beside what a direct call answered, as far as structured clone carries it. */
export type ResultComparison = 'equal' | 'different' | 'varies';

export interface ComparedResult {
  readonly pool: PoolKind;
  readonly list: number;
  readonly comparison: ResultComparison;
  /** Both, shortened, where they differ. */
  readonly direct?: string;
  readonly pooled?: string;
}

/** Why nothing could be measured, or not in one of the pools. */
export type TroubleCode =
  | 'not-found'
  | 'bad-arguments'
  | 'unclonable-argument'
  | 'unclonable-result'
  | 'mutates-argument'
  | 'throws'
  | 'timed-out'
  | 'crashed'
  | 'cannot-run'
  | 'cancelled';

export interface Trouble {
  readonly code: TroubleCode;
  /** What happened and what to do. */
  readonly message: string;
  /** Missing where it concerns all ways to call. */
  readonly pool?: PoolKind;
}

export interface RawMeasurement {
  /** `20.20.2` */
  readonly node: string;
  readonly platform: string;
  readonly cores: number;
  readonly cpuModel: string;
  /** Over the last minute, before and after. */
  readonly load: readonly [number, number];
  /** Whether processor time of children is known. */
  readonly seesChildren: boolean;
  readonly isAsync: boolean;
  readonly sizes: ArgumentSizes;
  readonly results: readonly ComparedResult[];
  /** The first call of each pool: a worker starts, loads the module and answers. */
  readonly firstCallMs: Readonly<Partial<Record<PoolKind, number>>>;
  readonly runs: readonly RawRun[];
  readonly troubles: readonly Trouble[];
}

/** From the measuring process. */
export type RunnerMessage =
  /** What is done next, and how long it may take before it counts as hanging. */
  | { readonly kind: 'step'; readonly what: string; readonly allowMs: number }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'refused'; readonly troubles: readonly Trouble[] }
  | { readonly kind: 'measured'; readonly raw: RawMeasurement };

import type { Note, PoolKind, Refusal, Verdict, Warning } from '../core/index.ts';

/** Which function is to run in which pool. */
export interface WrapRequest {
  /** The module that declares the function; absolute, forward slashes. */
  readonly file: string;
  readonly at: FunctionSelector;
  readonly pool: PoolKind;
  /** What analysis says of the function, where it was asked: gives the warnings `light` and `async-io`. */
  readonly verdict?: Verdict;
  /** Leaves the original call where a caller cannot wait, and says where, rather than refuse the wrap. */
  readonly keepSyncCallers?: boolean;
}

/** Which twin is to be turned back: itself, or the function that it stands for. */
export interface InlineRequest {
  readonly file: string;
  readonly at: FunctionSelector;
}

/** Whether a twin can be turned back; nothing is known that would refuse it where there are no refusals. */
export interface InlineOffer {
  readonly twin: string;
  readonly refusals: readonly Refusal[];
}

/**
 * A function by its name as in reports (`resample`, `default`), or by a UTF-16 offset: the innermost function that
 * contains it, the names and keywords before it included.
 */
export type FunctionSelector = { readonly name: string } | { readonly offset: number };

/** The cheap answer behind a light bulb. `ok` is true when nothing is known that would refuse the wrap. */
export interface WrapOffer {
  readonly ok: boolean;
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
  readonly notes: readonly Note[];
  /** Calls of the original that would stay, each with the reason; empty unless the request allows them. */
  readonly kept: readonly Refusal[];
}

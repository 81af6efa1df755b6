import type { CreatedFile, TextEdit } from './source.ts';

/** The two pools that a function can be moved into. */
export type PoolKind = 'threads' | 'processes';

/** Why a wrap is refused. One entry a code, with its sentence, in src/wrap/refusals.ts. */
export type RefusalCode =
  | 'not-a-function'
  | 'not-exported'
  | 'unsupported-form'
  | 'uses-this'
  | 'captures-mutable-state'
  | 'mutates-argument'
  | 'unclonable-argument'
  | 'unclonable-result'
  | 'loses-prototype'
  | 'callback-argument'
  | 'generator'
  | 'main-thread-only-api'
  | 'missing-global'
  | 'exits-process'
  | 'module-side-effects'
  | 'sync-only-caller'
  | 'drops-rejection'
  | 'already-pooled'
  | 'would-not-compile'
  | 'does-not-parse'
  | 'pool-files-changed'
  | 'dependency-conflict'
  | 'no-package-json';

/** What changes with a wrap although it is done. */
export type WarningCode =
  | 'reads-mutable-state'
  | 'copies-result'
  | 'worker-output'
  | 'loses-async-context'
  | 'interleaves-caller'
  | 'public-api-changes'
  | 'loses-prototype'
  | 'bundler-entry'
  | 'light'
  | 'async-io';

/** What a wrap costs or does without that anything changes. */
export type NoteCode = 'clone-cost' | 'callers-unseen';

/** A named reason with its place; `line` counts from 1. */
export interface Reason<Code extends string> {
  readonly code: Code;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

export type Refusal = Reason<RefusalCode>;
export type Warning = Reason<WarningCode>;
export type Note = Reason<NoteCode>;

/** A wrap that may be applied. */
export interface ReadyWrap {
  readonly status: 'ready';
  readonly pool: PoolKind;
  /** The function's name as in its report, and the name of its twin. */
  readonly name: string;
  readonly twin: string;
  readonly warnings: readonly Warning[];
  /** What is good to know and nothing to decide about. */
  readonly notes: readonly Note[];
  /** Calls of the original that stay because nothing can wait there, each with the reason. */
  readonly kept: readonly Refusal[];
  readonly edits: readonly TextEdit[];
  readonly created: readonly CreatedFile[];
  /** `piscina@^5.3.2`: what package.json now asks for and is not installed yet. */
  readonly install: readonly string[];
}

export interface RefusedWrap {
  readonly status: 'refused';
  readonly pool: PoolKind;
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

export type WrapPlan = ReadyWrap | RefusedWrap;

/** Messages between the thread that speaks LSP and the worker thread that owns the compiler: one union a direction. */
import type {
  CreatedFile,
  FileReport,
  FunctionReport,
  Note,
  PoolKind,
  Problem,
  ReadyWrap,
  Refusal,
  RefusedWrap,
  Warning,
} from '../../core/index.ts';
import type { InstallAdvice } from '../../protocol/index.ts';
import type { InlineOffer } from '../../wrap/index.ts';

/** Zero-based, columns in UTF-16 code units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What the engine can be asked; each is one file's worth of work, so that more urgent requests get in between. */
export type EngineRequest =
  | { readonly kind: 'analyze-file'; readonly file: string }
  /** The innermost function around a position. */
  | { readonly kind: 'function-at'; readonly file: string; readonly position: Position }
  /** The cheap questions of both wraps, for the light bulb and the hover. */
  | { readonly kind: 'offer-wraps'; readonly file: string; readonly position: Position }
  /** The function that is called by the name at a position. */
  | { readonly kind: 'called-at'; readonly file: string; readonly position: Position }
  /** One wrap, or the way back from one, proven in an overlay. */
  | {
      readonly kind: 'plan-wrap';
      readonly file: string;
      readonly position: Position;
      readonly pool: WrapMove;
      /** Leaves the original call where a caller cannot wait. */
      readonly keepSyncCallers?: boolean;
    }
  /** The source files below `folders` that a workspace scan visits. */
  | { readonly kind: 'list-files'; readonly folders: readonly string[] };

export interface EngineResults {
  readonly 'analyze-file': FileReport;
  readonly 'function-at': FunctionReport | null;
  readonly 'offer-wraps': WrapOffers;
  /** Where the name of the function stands, as a position and as an offset. */
  readonly 'called-at': {
    readonly file: string;
    readonly position: Position;
    readonly offset: number;
  } | null;
  readonly 'plan-wrap': PlannedWrap;
  readonly 'list-files': { readonly files: readonly string[]; readonly problems: readonly Problem[] };
}

export type EngineResult<Request extends EngineRequest> = EngineResults[Request['kind']];

/** Where a function's calls can go: into a pool, or back out of the one that they are in. */
export type WrapMove = PoolKind | 'inline';

/** What the light bulb offers for a function. */
export interface WrapOffers extends Readonly<Record<PoolKind, WrapOffer>> {
  /** The pools that callers alone stand against, where those that cannot wait may go on calling the original. */
  readonly keepingSyncCallers: readonly PoolKind[];
  /** The twin that is there to be turned back, and why it cannot be. */
  readonly twin: InlineOffer | null;
}

/** Whether the light bulb offers a wrap; `refusals` is empty when it does. */
export interface WrapOffer {
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
  readonly notes: readonly Note[];
}

/** A plan, and its edits as LSP ranges of the texts that it was made from; or the file that changed under it. */
export type PlannedWrap =
  | {
      readonly plan: ReadyWrap;
      readonly files: readonly FileEdits[];
      readonly created: readonly CreatedFile[];
      readonly install: InstallAdvice | null;
    }
  | { readonly plan: RefusedWrap }
  | { readonly changed: string };

/** All edits of one file, as ranges of its text at the time of planning. */
export interface FileEdits {
  readonly file: string;
  /** Of that text, as {@link textDigest} makes it. */
  readonly digest: string;
  readonly edits: readonly { readonly start: Position; readonly end: Position; readonly text: string }[];
}

export type ToEngine =
  /** The editor's text of a file; `null` when it is closed and the disk counts again. */
  | { readonly type: 'text'; readonly file: string; readonly text: string | null }
  | { readonly type: 'files-changed'; readonly files: FileChanges }
  | { readonly type: 'request'; readonly id: number; readonly request: EngineRequest };

export interface FileChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

export type FromEngine =
  /** The compiler runs; by this id it can be killed when it does not answer. */
  | { readonly type: 'compiler'; readonly processId: number }
  | { readonly type: 'answer'; readonly id: number; readonly result: EngineResults[EngineRequest['kind']] }
  /** This one request failed by a fault of ours; the engine goes on. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly stack: string }
  /** The compiler has gone: the engine is of no use any more. */
  | { readonly type: 'lost'; readonly message: string };

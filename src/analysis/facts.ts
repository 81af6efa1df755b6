import type {
  CallExpression,
  Expression,
  NewExpression,
  Node,
  SourceFile,
  TaggedTemplateExpression,
} from '../compiler/index.ts';
import type { BodyOwner, FunctionNode } from './functionNode.ts';
import type { Scopes } from './scopes.ts';

/** One file as a single walk over it found it. Holds for as long as the file's text does. */
export interface FileFacts {
  readonly source: SourceFile;
  readonly scopes: Scopes;
  /** In source order; the module's own code comes first. */
  readonly functions: readonly FunctionFacts[];
  readonly byNode: ReadonlyMap<Node, FunctionFacts>;
  /** Names that are called, handed on, imported or exported here: who is not among them is not called from here. */
  readonly mentions: ReadonlySet<string>;
  /** `[name, otherName]`: what goes by the first name here may be reached by the second one. */
  readonly renames: readonly (readonly [string, string])[];
  /** Expressions that type sizes of loops; asked for in one batch. */
  readonly sized: readonly Expression[];
}

/** One function-like with a body, or a module's top-level code. */
export interface FunctionFacts {
  readonly file: string;
  readonly node: BodyOwner;
  readonly name: string;
  /** Last part of `name` by which others may call it. */
  readonly simpleName: string;
  readonly outer: FunctionFacts | undefined;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly isDefaultExport: boolean;
  /** False for what has no code of its own to report: a module that only declares, and a class's field initialisers. */
  readonly isReported: boolean;
  /** Whether top-level code waits. */
  readonly hasTopLevelAwait: boolean;
  readonly loops: readonly LoopFact[];
  readonly calls: readonly CallFact[];
  /** Nanoseconds of plain operations by the loop that they stand in. */
  readonly operations: ReadonlyMap<LoopFact | undefined, number>;
}

/** A statement that repeats its body. */
export interface LoopFact {
  readonly node: Node;
  readonly parent: LoopFact | undefined;
  readonly line: number;
}

/** A place that calls something. */
export interface CallFact {
  readonly node: CallExpression | NewExpression | TaggedTemplateExpression;
  readonly form: 'call' | 'new' | 'tag' | 'import';
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly loop: LoopFact | undefined;
  readonly line: number;
  /** The result is thrown away: a promise that it may be is not waited for. */
  readonly isDiscarded: boolean;
  /** Runs in worker threads only, as the condition around it says. */
  readonly isInWorkerOnly: boolean;
}

export type { BodyOwner, FunctionNode };

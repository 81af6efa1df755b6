import type {
  Expression,
  Identifier,
  Node,
  ObjectLiteralExpression,
  PropertyAccessExpression,
  SourceFile,
} from '../../compiler/index.ts';
import type { BodyOwner, ClassNode, FunctionNode } from '../syntax/functionNode.ts';
import type { Scopes } from '../syntax/scopes.ts';

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
  /** Classes and object literals with the types that they are written for. */
  readonly implementations: readonly ImplementationFact[];
  /** Names of getters and setters that do more than hand a value on. */
  readonly accessorNames: ReadonlySet<string>;
  /** `name = value` and `this.name = value` where the value may be a function, or an object with some. */
  readonly assignments: readonly AssignmentFact[];
  /** Members declared here that the language calls by itself: `toString`, `[Symbol.iterator]`, `then`. */
  readonly implicitMembers: ReadonlySet<string>;
}

/** Something that stands for a named type: a class for what it extends or implements, a literal for its annotation. */
export interface ImplementationFact {
  readonly node: ClassNode | ObjectLiteralExpression;
  /** The name of that type where it is mentioned. */
  readonly base: Expression;
  readonly baseName: string;
}

/** A value that is put into a variable or a field after it was declared. */
export interface AssignmentFact {
  readonly to: Identifier | PropertyAccessExpression;
  readonly value: Expression;
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
  /** Where the first `await` is over, unless there is none: what stands behind it runs in a later turn. */
  readonly firstWait: number | undefined;
  /** Whether top-level code waits. */
  readonly hasTopLevelAwait: boolean;
  readonly loops: readonly LoopFact[];
  readonly calls: readonly CallFact[];
  /** Properties that are read or written other than to call them: one may be an accessor. */
  readonly reads: readonly ReadFact[];
  /** What `...` copies from one collection or object into another. */
  readonly copies: readonly CopyFact[];
  /** Expressions whose types tell sizes; asked for in one batch. */
  readonly sized: readonly Expression[];
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
  /** The call, the property that is read, or what makes the language call a member. */
  readonly node: Node;
  readonly form: 'call' | 'new' | 'tag' | 'import' | 'access' | 'implicit';
  /** Of an implicit call: members of the callee, of which the first that it has is called. */
  readonly members?: readonly string[];
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly loop: LoopFact | undefined;
  readonly line: number;
  /** Where it stands in the default of a parameter, or of a part of one: which one that is. */
  readonly defaultOf?: ParameterPart | undefined;
  /** The result is thrown away: a promise that it may be is not waited for. */
  readonly isDiscarded: boolean;
  /** The result is a promise, and thrown away: `void f()`, `f().catch(log);`. */
  readonly isStarted: boolean;
  /** The result is handed on to the caller as it is: a generator is not run by that. */
  readonly isReturned: boolean;
  /** Runs in worker threads only, as the condition around it says. */
  readonly isInWorkerOnly: boolean;
  /** Runs when something went wrong: what a `throw` makes, and what a `catch` does about it. */
  readonly isOnError: boolean;
}

/** A parameter (path ''), or a part of one that is taken apart (`.limit`). */
export interface ParameterPart {
  readonly index: number;
  readonly path: string;
}

/** A property that is read or written. */
export interface ReadFact {
  readonly node: PropertyAccessExpression;
  readonly isWrite: boolean;
  readonly loop: LoopFact | undefined;
  readonly isInWorkerOnly: boolean;
  readonly isOnError: boolean;
}

/** `...all` in `[...all, one]` or `{ ...all, ...part }`. */
export interface CopyFact {
  readonly expression: Expression;
  readonly isOfObject: boolean;
  readonly loop: LoopFact | undefined;
  readonly line: number;
}

export type { BodyOwner, FunctionNode };

import type { Identifier, Node, PrivateIdentifier, TypeNode } from '../../compiler/index.ts';
import { wrapped, type FunctionLike } from '../target/functionLike.ts';

/** Declarations that have to turn async together: a function with its overloads, or all that one method may be. */
export interface AsyncGroup {
  /** The function that made it necessary. */
  readonly fn: FunctionLike;
  /** Functions that become async. */
  readonly bodies: readonly FunctionLike[];
  /** Return types to be written as promises: of the bodies, of overloads, of interfaces. */
  readonly returnTypes: readonly TypeNode[];
  /** Names by which they are found; a callback has none. */
  readonly names: readonly (Identifier | PrivateIdentifier)[];
  /** The declaration of a variable, function or member that each of them is; mentions of it are no uses. */
  readonly declarations: ReadonlySet<Node>;
  /** Whether it belongs to a class, an interface or an object, and so can be reached without its name. */
  readonly isMember: boolean;
  /** Whether it returned a promise before: its callers have one already. */
  readonly wasPromised: boolean;
}

/** A function that is called where it is written, or handed on without a name. */
export function namelessGroup(fn: FunctionLike, wasPromised: boolean): AsyncGroup {
  return {
    fn,
    bodies: [fn],
    returnTypes: fn.type === undefined || wasPromised ? [] : [fn.type],
    names: [],
    declarations: new Set([fn, wrapped(fn).parent]),
    isMember: false,
    wasPromised,
  };
}

import type { Expression, Node } from '../../compiler/index.ts';
import type { Resolver } from '../reach/resolver.ts';
import type { Effects } from './effects.ts';
import type { Environment } from './environment.ts';
import type { Value } from './value.ts';

/** One walk over a unit, what it needs to know, and where it notes what it finds. */
export interface UnitScope {
  readonly unit: Node;
  readonly effects: Effects;
  readonly resolver: Resolver;
  readonly environment: Environment;
  /** What `this` is at the place that is being walked. */
  readonly receiver: Value;
  /** The innermost function that is being walked; the unit itself outside of all. */
  readonly fn: Node;
  /** Visits a statement, or anything else whose value is not asked for. */
  readonly visit: (node: Node, scope: UnitScope) => void;
  /** The value of an expression. Notes what evaluating it changes. */
  readonly evaluate: (expression: Expression, scope: UnitScope) => Value;
}

/** A new object, made by `expression`, with something inside. */
export function allocate(expression: Node, inside: Value, scope: UnitScope): Value {
  const made: Value = new Set([scope.effects.allocationOf(expression)]);
  scope.environment.store(made, inside);
  return made;
}

/** A new object with objects inside that nobody has seen being made. */
export function allocateOpaque(expression: Node, inside: Value, scope: UnitScope): Value {
  const made = allocate(expression, inside, scope);
  scope.environment.store(made, made);
  return made;
}

/** The objects of `value` are changed at `place`, where `expression` gives them. */
export function changeAt(
  value: Value,
  place: Node,
  expression: Expression | undefined,
  scope: UnitScope,
): void {
  const type = expression === undefined ? undefined : scope.resolver.typeOf(expression);
  scope.environment.change(value, { place, type });
}

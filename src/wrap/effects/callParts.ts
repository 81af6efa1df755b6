import type { CallExpression, Expression, NewExpression } from '../../compiler/index.ts';
import type { UnitScope } from './unitScope.ts';
import { join, type Value } from './value.ts';

/** A call with what is known of its parts. */
export interface CallParts {
  readonly node: CallExpression | NewExpression;
  /** The object before the dot, when there is one. */
  readonly receiver: Expression | undefined;
  readonly receiverValue: Value;
  readonly args: readonly Expression[];
  /** One value an argument; what is spread counts as one. */
  readonly values: readonly Value[];
}

/** All that a call can get hold of. */
export function everythingIn(call: CallParts, scope: UnitScope): Value {
  return scope.environment.reachable(join(call.receiverValue, ...call.values));
}

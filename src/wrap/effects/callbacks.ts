import {
  isArrowFunction,
  isFunctionExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isMethodDeclaration,
  type Expression,
} from '../../compiler/index.ts';
import { unwrap, type FunctionLike } from '../target/functionLike.ts';
import { calleeOf } from './callee.ts';
import type { CallParts } from './callParts.ts';
import { bind } from './binding.ts';
import { changeAt, type UnitScope } from './unitScope.ts';
import { translateChanges } from './translate.ts';
import { join, nothing, parameterOf, type Value } from './value.ts';

/** Lets every function among the arguments be called with `given` (or, by parameter, with what `given` says). */
export function runCallbacks(
  call: CallParts,
  given: Value | ((parameter: number) => Value),
  scope: UnitScope,
): Value {
  return join(
    ...call.args.map((argument) =>
      runCallback(argument, call, typeof given === 'function' ? given : () => given, scope),
    ),
  );
}

/** Returns what the function may return; `nothing` where the argument is not a function. */
function runCallback(
  argument: Expression,
  call: CallParts,
  given: (parameter: number) => Value,
  scope: UnitScope,
): Value {
  const value = unwrap(argument);
  if (isObjectLiteralExpression(value)) {
    const parts = value.properties.map((property) => {
      if (isPropertyAssignment(property)) return runCallback(property.initializer, call, given, scope);
      return isMethodDeclaration(property) ? runNested(property, given, scope) : nothing;
    });
    return join(...parts);
  }
  if (isArrowFunction(value) || isFunctionExpression(value)) return runNested(value, given, scope);
  if (!isIdentifier(value) && !isPropertyAccessExpression(value)) return nothing;
  if (!scope.resolver.isFunction(value)) return nothing;
  const callee = calleeOf(value, scope.unit, scope.resolver);
  if (callee.kind === 'nested') return runNested(callee.fn, given, scope);
  if (callee.kind === 'own') return runOwn(callee.fn, call, given, scope);
  if (callee.kind === 'builtin' || callee.kind === 'given' || callee.kind === 'class')
    return join(given(0), given(1));
  const everything = scope.environment.reachable(join(given(0), given(1), given(2)));
  changeAt(everything, call.node, undefined, scope);
  return everything;
}

function runNested(fn: FunctionLike, given: (parameter: number) => Value, scope: UnitScope): Value {
  fn.parameters.forEach(({ name }, index) => {
    bind(name, given(index), scope);
  });
  return scope.environment.returnsOf(fn);
}

function runOwn(
  fn: FunctionLike,
  call: CallParts,
  given: (parameter: number) => Value,
  scope: UnitScope,
): Value {
  return translateChanges(
    scope.effects.peek(fn),
    (outer) => {
      const index = parameterOf(outer);
      if (index !== undefined) return given(index);
      return outer === 'this' ? call.receiverValue : undefined;
    },
    scope,
  );
}

import {
  isElementAccessExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  SyntaxKind,
  type CallExpression,
  type Expression,
  type NewExpression,
} from '../../compiler/index.ts';
import { assertNever } from '../../core/index.ts';
import { unwrap, type FunctionLike } from '../target/functionLike.ts';
import { store } from './assignTarget.ts';
import { callBuiltin, constructBuiltin } from './builtinCalls.ts';
import { runCallbacks } from './callbacks.ts';
import { calleeOf, constructorOf } from './callee.ts';
import { bind } from './binding.ts';
import { everythingIn, type CallParts } from './callParts.ts';
import type { UnitScope } from './unitScope.ts';
import { fresh, holding, join, translate, translateOne, type Value } from './value.ts';

export function evaluateCall(node: CallExpression, scope: UnitScope): Value {
  const callee = unwrap(node.expression);
  const isMember = isPropertyAccessExpression(callee) || isElementAccessExpression(callee);
  const receiver = isMember ? callee.expression : undefined;
  if (!isMember) scope.visit(callee, scope);
  else if (isElementAccessExpression(callee)) scope.evaluate(callee.argumentExpression, scope);
  const call = partsOf(node, receiver, scope);
  const found =
    callee.kind === SyntaxKind.SuperKeyword
      ? { kind: 'unknown' as const }
      : calleeOf(callee, scope.unit, scope.resolver);
  switch (found.kind) {
    case 'nested':
      return callNested(found.fn, call, scope);
    case 'own':
      runCallbacks(call, everythingIn(call), scope);
      return callOwn(found.fn, call, scope);
    case 'builtin':
      return callBuiltin(found.path, call, scope);
    case 'given':
      return everythingIn(call);
    case 'class':
    case 'unknown':
      return callUnknown(call, scope);
    default:
      return assertNever(found);
  }
}

export function evaluateNew(node: NewExpression, scope: UnitScope): Value {
  const callee = unwrap(node.expression);
  scope.visit(callee, scope);
  const call = partsOf(node, undefined, scope);
  const found = calleeOf(callee, scope.unit, scope.resolver);
  if (found.kind === 'builtin') return constructBuiltin(found.path, call, scope);
  if (found.kind !== 'class') return holding(callUnknown(call, scope));
  runCallbacks(call, everythingIn(call), scope);
  const constructor = constructorOf(found.declaration);
  const isDerived =
    found.declaration.heritageClauses?.some(({ token }) => token === SyntaxKind.ExtendsKeyword) ?? false;
  if (constructor !== undefined) callOwn(constructor, call, scope);
  // Without a constructor of its own, the one of its base receives the arguments.
  else if (isDerived) callUnknown(call, scope);
  return holding(everythingIn(call));
}

function partsOf(
  node: CallExpression | NewExpression,
  receiver: Expression | undefined,
  scope: UnitScope,
): CallParts {
  const args = node.arguments ?? [];
  return {
    node,
    receiver,
    receiverValue: receiver === undefined ? fresh : scope.evaluate(receiver, scope),
    args,
    values: args.map((argument) => scope.evaluate(argument, scope)),
  };
}

function callNested(fn: FunctionLike, call: CallParts, scope: UnitScope): Value {
  runCallbacks(call, everythingIn(call), scope);
  const spread = call.args.some(isSpreadElement) ? join(...call.values) : undefined;
  fn.parameters.forEach((parameter, index) => {
    const rest =
      parameter.dotDotDotToken === undefined ? undefined : holding(join(...call.values.slice(index)));
    bind(parameter.name, rest ?? spread ?? call.values[index] ?? fresh, scope);
  });
  return scope.environment.returnsOf(fn);
}

function callOwn(fn: FunctionLike, call: CallParts, scope: UnitScope): Value {
  const summary = scope.effects.peek(fn);
  const given = (location: string): Value | undefined => {
    if (location === 'this') return call.receiverValue;
    return location.startsWith('p') ? argumentAt(Number(location.slice(1)), fn, call) : undefined;
  };
  const everything = everythingIn(call);
  for (const [location, place] of summary.changes) {
    scope.environment.change(translateOne(location, given), place);
    // A callee that changes an argument may have put another one into it.
    if (location.startsWith('this') && call.receiver !== undefined) store(call.receiver, everything, scope);
    const index = location.startsWith('p') ? Number.parseInt(location.slice(1), 10) : -1;
    const changed = call.args[index];
    if (changed !== undefined) store(changed, everything, scope);
  }
  return translate(summary.returns, given);
}

function argumentAt(index: number, fn: FunctionLike, call: CallParts): Value {
  const parameter = fn.parameters[index];
  if (parameter?.dotDotDotToken !== undefined) return holding(join(...call.values.slice(index)));
  return call.args.some(isSpreadElement) ? join(...call.values) : (call.values[index] ?? fresh);
}

/** Nobody knows what happens: everything may be changed, and everything may come back. */
function callUnknown(call: CallParts, scope: UnitScope): Value {
  const everything = everythingIn(call);
  runCallbacks(call, everything, scope);
  scope.environment.changeDeeply(everything, call.node);
  return everything;
}

import {
  isElementAccessExpression,
  isPropertyAccessExpression,
  isPropertyDeclaration,
  isSpreadElement,
  SyntaxKind,
  type CallExpression,
  type ClassDeclaration,
  type ClassExpression,
  type Expression,
  type NewExpression,
} from '../../compiler/index.ts';
import { assertNever } from '../../core/index.ts';
import { hasModifier, unwrap, type FunctionLike } from '../target/functionLike.ts';
import { bind } from './binding.ts';
import { callBuiltin, constructBuiltin } from './builtinCalls.ts';
import { runCallbacks } from './callbacks.ts';
import { calleeOf, constructorOf } from './callee.ts';
import { everythingIn, type CallParts } from './callParts.ts';
import type { Summary } from './effects.ts';
import { translate, translateChanges, type Given } from './translate.ts';
import { allocate, allocateOpaque, changeAt, type UnitScope } from './unitScope.ts';
import { join, nothing, parameterOf, type Value } from './value.ts';

export function evaluateCall(node: CallExpression, scope: UnitScope): Value {
  const callee = unwrap(node.expression);
  const isMember = isPropertyAccessExpression(callee) || isElementAccessExpression(callee);
  const receiver = isMember ? callee.expression : undefined;
  if (!isMember) scope.visit(callee, scope);
  else if (isElementAccessExpression(callee)) scope.evaluate(callee.argumentExpression, scope);
  const call = partsOf(node, receiver, scope);
  const isSuper = callee.kind === SyntaxKind.SuperKeyword;
  const found = isSuper ? { kind: 'unknown' as const } : calleeOf(callee, scope.unit, scope.resolver);
  switch (found.kind) {
    case 'nested':
      return callNested(found.fn, call, scope);
    case 'own':
      runCallbacks(call, everythingIn(call, scope), scope);
      return callOwn(found.fn, call, call.receiverValue, scope);
    case 'builtin':
      return callBuiltin(found.path, call, scope);
    case 'given':
      return everythingIn(call, scope);
    case 'class':
    case 'unknown':
      return callUnknown(call, isSuper ? scope.receiver : nothing, scope);
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
  if (found.kind === 'class') return construct(found.declaration, call, scope);
  const everything = callUnknown(call, nothing, scope);
  return allocateOpaque(node, everything, scope);
}

function construct(
  declaration: ClassDeclaration | ClassExpression,
  call: CallParts,
  scope: UnitScope,
): Value {
  const made = allocate(call.node, nothing, scope);
  runCallbacks(call, everythingIn(call, scope), scope);
  for (const member of declaration.members) {
    if (!isPropertyDeclaration(member) || hasModifier(member, SyntaxKind.StaticKeyword)) continue;
    const summary = scope.effects.peek(member);
    const given: Given = (outer) => (outer === 'this' ? made : undefined);
    translateChanges(summary, given, scope);
    scope.environment.store(made, translate(summary.returns, given, scope));
  }
  const constructor = constructorOf(declaration);
  if (constructor !== undefined) callOwn(constructor, call, made, scope);
  const isDerived =
    declaration.heritageClauses?.some(({ token }) => token === SyntaxKind.ExtendsKeyword) ?? false;
  if (!isDerived) return made;
  // The base class is not followed: it may keep anything.
  if (constructor === undefined) callUnknown(call, made, scope);
  return allocateOpaque(call.node, everythingIn(call, scope), scope);
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
    receiverValue: receiver === undefined ? nothing : scope.evaluate(receiver, scope),
    args,
    values: args.map((argument) => scope.evaluate(argument, scope)),
  };
}

function callNested(fn: FunctionLike, call: CallParts, scope: UnitScope): Value {
  runCallbacks(call, everythingIn(call, scope), scope);
  const spread = call.args.some(isSpreadElement) ? join(...call.values) : undefined;
  fn.parameters.forEach((parameter, index) => {
    const isRest = parameter.dotDotDotToken !== undefined;
    const rest = isRest ? allocate(parameter, join(...call.values.slice(index)), scope) : undefined;
    bind(parameter.name, rest ?? spread ?? call.values[index] ?? nothing, scope);
  });
  return scope.environment.returnsOf(fn);
}

function callOwn(fn: FunctionLike, call: CallParts, receiver: Value, scope: UnitScope): Value {
  const summary: Summary = scope.effects.peek(fn);
  return translateChanges(
    summary,
    (outer) => {
      if (outer === 'this') return receiver;
      const index = parameterOf(outer);
      return index === undefined ? undefined : argumentAt(index, fn, call, scope);
    },
    scope,
  );
}

function argumentAt(index: number, fn: FunctionLike, call: CallParts, scope: UnitScope): Value {
  const parameter = fn.parameters[index];
  if (parameter?.dotDotDotToken !== undefined) {
    return allocate(call.node, join(...call.values.slice(index)), scope);
  }
  return call.args.some(isSpreadElement) ? join(...call.values) : (call.values[index] ?? nothing);
}

/** Nobody knows what happens: everything may be changed, put into everything else, and come back. */
function callUnknown(call: CallParts, receiver: Value, scope: UnitScope): Value {
  const everything = scope.environment.reachable(join(everythingIn(call, scope), receiver));
  runCallbacks(call, everything, scope);
  changeAt(everything, call.node, undefined, scope);
  scope.environment.store(everything, everything);
  return join(everything, allocateOpaque(call.node, everything, scope));
}

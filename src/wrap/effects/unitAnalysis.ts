import {
  isArrowFunction,
  isBlock,
  isCallExpression,
  isConstructorDeclaration,
  isExpression,
  isForOfStatement,
  isIdentifier,
  isPropertyDeclaration,
  isReturnStatement,
  isVariableDeclaration,
  isVariableDeclarationList,
  SyntaxKind,
  type Expression,
  type Node,
} from '../../compiler/index.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import type { Resolver } from '../reach/resolver.ts';
import { hasModifier, isFunctionLike, walk, type FunctionLike } from '../target/functionLike.ts';
import { assignTarget } from './assignTarget.ts';
import { bind, givenTo } from './binding.ts';
import { calleeOf } from './callee.ts';
import type { Effects, Summary } from './effects.ts';
import { Environment } from './environment.ts';
import { evaluateExpression } from './evaluate.ts';
import { exportedSummary } from './exportedSummary.ts';
import type { UnitScope } from './unitScope.ts';
import { nothing, object, type Value } from './value.ts';

/** What a unit does to objects from outside, given what is known of its callees so far. */
export function analyseUnit(unit: Node, effects: Effects): Summary {
  const { resolver } = effects;
  resolver.prepare(unit);
  const environment = new Environment();
  const receiver = receiverOf(unit, effects);
  const scope: UnitScope = { unit, effects, resolver, environment, receiver, fn: unit, visit, evaluate };
  const escaping = escapingFunctions(unit, resolver);
  do {
    if (isFunctionLike(unit)) {
      unit.parameters.forEach((parameter, index) => {
        const given = object(`p${index}`);
        bind(parameter.name, given, scope);
        // `constructor(private rows: Row[])`
        if (parameter.modifiers !== undefined) environment.store(receiver, given);
      });
      visitFunction(unit, scope);
      const given = givenTo(unit, scope);
      for (const fn of escaping) for (const { name } of fn.parameters) bind(name, given, scope);
    } else if (isPropertyDeclaration(unit) || isExpression(unit)) {
      const expression = isPropertyDeclaration(unit) ? unit.initializer : unit;
      if (expression !== undefined) environment.addReturn(unit, evaluate(expression, scope));
    } else visit(unit, scope);
  } while (environment.takeGrowth());
  return exportedSummary(environment, environment.returnsOf(unit), effects.allocationOf(unit));
}

function visit(node: Node, scope: UnitScope): void {
  if (isTypeOnly(node)) return;
  if (isFunctionLike(node)) {
    visitFunction(node, node === scope.unit ? scope : nestedScope(node, scope));
  } else if (isVariableDeclaration(node)) {
    if (node.initializer !== undefined) bind(node.name, evaluate(node.initializer, scope), scope);
  } else if (isForOfStatement(node)) {
    const items = scope.environment.contents(evaluate(node.expression, scope));
    const { initializer } = node;
    if (isVariableDeclarationList(initializer)) {
      const name = initializer.declarations[0]?.name;
      if (name !== undefined) bind(name, items, scope);
    } else assignTarget(initializer, items, scope);
    visit(node.statement, scope);
  } else if (isReturnStatement(node)) {
    if (node.expression !== undefined) {
      scope.environment.addReturn(scope.fn, evaluate(node.expression, scope));
    }
  } else if (isExpression(node)) {
    evaluate(node, scope);
  } else {
    node.forEachChild((child) => {
      visit(child, scope);
    });
  }
}

function evaluate(expression: Expression, scope: UnitScope): Value {
  const value = evaluateExpression(expression, scope);
  return value.size > 0 && scope.resolver.isPrimitive(expression) ? nothing : value;
}

function visitFunction(fn: FunctionLike, scope: UnitScope): void {
  for (const { name, initializer } of fn.parameters) {
    if (initializer !== undefined) bind(name, evaluate(initializer, scope), scope);
    else if (!isIdentifier(name)) bind(name, nothing, scope); // For the default values inside the pattern.
  }
  if (fn.body === undefined) return;
  if (isBlock(fn.body)) visit(fn.body, scope);
  else scope.environment.addReturn(scope.fn, evaluate(fn.body, scope));
}

function nestedScope(fn: FunctionLike, scope: UnitScope): UnitScope {
  if (isArrowFunction(fn)) return { ...scope, fn };
  const receiver = isFunctionLike(scope.unit) ? givenTo(scope.unit, scope) : scope.receiver;
  return { ...scope, fn, receiver };
}

/** What `this` is in a unit: its own location in methods, the class in static ones. */
function receiverOf(unit: Node, effects: Effects): Value {
  const owner = unit.parent;
  if (owner.kind !== SyntaxKind.ClassDeclaration && owner.kind !== SyntaxKind.ClassExpression) {
    return object('this');
  }
  const isStatic =
    !isConstructorDeclaration(unit) &&
    (unit.kind === SyntaxKind.ClassStaticBlockDeclaration ||
      hasModifier(unit as Parameters<typeof hasModifier>[0], SyntaxKind.StaticKeyword));
  return object(isStatic ? effects.locationOf(owner) : 'this');
}

/**
 * Functions inside a unit that somebody unknown may call with anything: all but those that are called or handed to a
 * call on the spot, or through a name that serves for nothing else.
 */
function escapingFunctions(unit: Node, resolver: Resolver): readonly FunctionLike[] {
  const nested: FunctionLike[] = [];
  const uses = new Map<Node, Node[]>();
  walk(unit, (node) => {
    if (isTypeOnly(node)) return false;
    if (isFunctionLike(node) && node !== unit) nested.push(node);
    if (!isIdentifier(node) || ('name' in node.parent && node.parent.name === node)) return true;
    const declared = resolver.declared(node);
    if (declared.kind === 'own')
      uses.set(declared.declaration, [...(uses.get(declared.declaration) ?? []), node]);
    return true;
  });
  return nested.filter((fn) => {
    if (isCalledOrHandedOn(fn, unit, resolver)) return false;
    const owner = fn.kind === SyntaxKind.FunctionDeclaration ? fn : fn.parent;
    const isNamed = isVariableDeclaration(owner) || owner === fn;
    return !isNamed || !(uses.get(owner) ?? []).every((use) => isCalledOrHandedOn(use, unit, resolver));
  });
}

function isCalledOrHandedOn(node: Node, unit: Node, resolver: Resolver): boolean {
  let outer = node;
  while (outer.parent.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  const call = outer.parent;
  if (!isCallExpression(call)) return false;
  if (call.expression === outer) return true;
  // Handed to something that keeps it, it may be called later with what nobody can tell.
  return calleeOf(call.expression, unit, resolver).kind !== 'unknown';
}

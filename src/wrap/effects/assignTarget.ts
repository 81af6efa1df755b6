import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isElementAccessExpression,
  isExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isSpreadElement,
  type Expression,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import { unwrap } from '../target/functionLike.ts';
import { isLocalVariable, variablesIn } from './binding.ts';
import type { UnitScope } from './unitScope.ts';
import { contents, isFresh, object, type Value } from './value.ts';

/** What giving `value` (which `source` mentions the parts of) to the left side of an assignment does. */
export function assignTarget(target: Node, value: Value, source: Expression, scope: UnitScope): void {
  if (!isExpression(target)) return;
  const left = unwrap(target);
  if (isIdentifier(left)) {
    assignVariable(left, value, source, scope);
  } else if (isPropertyAccessExpression(left) || isElementAccessExpression(left)) {
    if (isElementAccessExpression(left)) scope.evaluate(left.argumentExpression, scope);
    scope.environment.change(scope.evaluate(left.expression, scope), left);
    store(left.expression, value, scope);
  } else if (isArrayLiteralExpression(left)) {
    for (const element of left.elements) {
      const item = isSpreadElement(element) ? element.expression : element;
      assignTarget(withoutDefault(item), contents(value), source, scope);
    }
  } else if (isObjectLiteralExpression(left)) {
    for (const property of left.properties) {
      if (isPropertyAssignment(property)) {
        assignTarget(withoutDefault(property.initializer), contents(value), source, scope);
      } else if (isShorthandPropertyAssignment(property))
        assignTarget(property.name, contents(value), source, scope);
      else if (isSpreadAssignment(property))
        assignTarget(property.expression, contents(value), source, scope);
    }
  }
}

/** Something is put into the object that an expression gives: every local variable in it may have it afterwards. */
export function store(into: Expression, value: Value, scope: UnitScope): void {
  if (isFresh(value)) return;
  for (const variable of variablesIn(into, scope)) scope.environment.store(variable, value);
}

function assignVariable(name: Identifier, value: Value, source: Expression, scope: UnitScope): void {
  const declared = scope.resolver.declared(name);
  if (declared.kind !== 'own') return; // A global; uses of those are listed by themselves.
  const { declaration } = declared;
  if (isLocalVariable(declaration, scope.unit)) {
    if (scope.resolver.isPrimitive(name)) return;
    scope.environment.add(declaration, value);
    for (const variable of variablesIn(source, scope)) scope.environment.alias(declaration, variable);
  } else scope.environment.change(object(scope.effects.locationOf(declaration)), name);
}

function withoutDefault(target: Expression): Expression {
  return isBinaryExpression(target) ? target.left : target;
}

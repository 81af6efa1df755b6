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
import { isLocalVariable } from './binding.ts';
import { changeAt, type UnitScope } from './unitScope.ts';
import { object, type Value } from './value.ts';

/** What giving `value` to the left side of an assignment does. */
export function assignTarget(target: Node, value: Value, scope: UnitScope): void {
  if (!isExpression(target)) return;
  const left = unwrap(target);
  if (isIdentifier(left)) {
    assignVariable(left, value, scope);
  } else if (isPropertyAccessExpression(left) || isElementAccessExpression(left)) {
    if (isElementAccessExpression(left)) scope.evaluate(left.argumentExpression, scope);
    const base = scope.evaluate(left.expression, scope);
    changeAt(base, left, left.expression, scope);
    scope.environment.store(base, value);
  } else if (isArrayLiteralExpression(left)) {
    for (const element of left.elements) {
      assignPart(isSpreadElement(element) ? element.expression : element, value, scope);
    }
  } else if (isObjectLiteralExpression(left)) {
    for (const property of left.properties) {
      if (isPropertyAssignment(property)) assignPart(property.initializer, value, scope);
      else if (isShorthandPropertyAssignment(property)) assignPart(property.name, value, scope);
      else if (isSpreadAssignment(property)) assignPart(property.expression, value, scope);
    }
  }
}

function assignPart(target: Node, whole: Value, scope: UnitScope): void {
  const part = scope.environment.contents(whole);
  if (!isExpression(target) || !isBinaryExpression(target)) {
    assignTarget(target, part, scope);
    return;
  }
  assignTarget(target.left, scope.evaluate(target.right, scope), scope);
  assignTarget(target.left, part, scope);
}

function assignVariable(name: Identifier, value: Value, scope: UnitScope): void {
  const declared = scope.resolver.declared(name);
  if (declared.kind !== 'own') return; // A global; uses of those are listed by themselves.
  const { declaration } = declared;
  if (!isLocalVariable(declaration, scope.unit)) {
    // Which type it is changed as must not matter: the variable itself gets another value.
    changeAt(object(scope.effects.locationOf(declaration)), name, undefined, scope);
    scope.environment.store(object(scope.effects.locationOf(declaration)), value);
  } else if (!scope.resolver.isPrimitive(name)) scope.environment.add(declaration, value);
}

/** `++`, `--` and `delete`: what they change is never an object itself, but a variable or a property. */
export function changeTarget(target: Expression, scope: UnitScope): void {
  assignTarget(target, new Set(), scope);
}

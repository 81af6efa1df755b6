import {
  isArrayLiteralExpression,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isClassExpression,
  isConditionalExpression,
  isDeleteExpression,
  isElementAccessExpression,
  isExpression,
  isGetAccessorDeclaration,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPostfixUnaryExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isSpreadElement,
  isTaggedTemplateExpression,
  isYieldExpression,
  SyntaxKind,
  type BinaryExpression,
  type Expression,
  type Identifier,
  type Node,
  type ObjectLiteralExpression,
  type PropertyAccessExpression,
} from '../../compiler/index.ts';
import { isAssignment } from '../reach/isAssigned.ts';
import { isFunctionLike, isWithin, unwrap } from '../target/functionLike.ts';
import { assignTarget, changeTarget } from './assignTarget.ts';
import { givenTo, isLocalVariable } from './binding.ts';
import { evaluateCall, evaluateNew } from './calls.ts';
import { translateChanges } from './translate.ts';
import { allocate, changeAt, type UnitScope } from './unitScope.ts';
import { join, nothing, object, type Value } from './value.ts';

/** The value of an expression, primitives not yet told from objects; notes what evaluating it changes. */
export function evaluateExpression(expression: Expression, scope: UnitScope): Value {
  const node = unwrap(expression);
  const { environment } = scope;
  if (isIdentifier(node)) return evaluateName(node, scope);
  if (node.kind === SyntaxKind.ThisKeyword || node.kind === SyntaxKind.SuperKeyword) return scope.receiver;
  if (isFunctionLike(node)) {
    scope.visit(node, scope);
    return nothing;
  }
  if (isClassExpression(node)) {
    // Its members one by one: itself it is an expression, which would come back here.
    node.forEachChild((child) => {
      scope.visit(child, scope);
    });
    return nothing;
  }
  if (isPropertyAccessExpression(node)) return evaluateProperty(node, scope);
  if (isElementAccessExpression(node)) {
    scope.evaluate(node.argumentExpression, scope);
    return environment.contents(scope.evaluate(node.expression, scope));
  }
  if (isCallExpression(node)) return evaluateCall(node, scope);
  if (isNewExpression(node)) return evaluateNew(node, scope);
  if (isBinaryExpression(node)) return evaluateBinary(node, scope);
  if (isConditionalExpression(node)) {
    scope.evaluate(node.condition, scope);
    return join(scope.evaluate(node.whenTrue, scope), scope.evaluate(node.whenFalse, scope));
  }
  // A promise stands for what it is fulfilled with.
  if (isAwaitExpression(node)) return scope.evaluate(node.expression, scope);
  if (isYieldExpression(node)) {
    if (node.expression === undefined) return nothing;
    const value = scope.evaluate(node.expression, scope);
    const yielded = node.asteriskToken === undefined ? value : environment.contents(value);
    scope.environment.addReturn(scope.fn, allocate(node, yielded, scope));
    return nothing;
  }
  if (isSpreadElement(node)) return environment.contents(scope.evaluate(node.expression, scope));
  if (isArrayLiteralExpression(node)) {
    return allocate(node, join(...node.elements.map((element) => scope.evaluate(element, scope))), scope);
  }
  if (isObjectLiteralExpression(node)) return evaluateObject(node, scope);
  if (isDeleteExpression(node)) {
    changeTarget(node.expression, scope);
    return nothing;
  }
  if (isPrefixUnaryExpression(node) || isPostfixUnaryExpression(node)) {
    const isStep = node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken;
    if (isStep) changeTarget(node.operand, scope);
    else scope.evaluate(node.operand, scope);
    return nothing;
  }
  return evaluateParts(node, scope);
}

/** Templates, `typeof`, `void` and whatever else only looks at its parts. */
function evaluateParts(node: Node, scope: UnitScope): Value {
  const values: Value[] = [];
  node.forEachChild((child) => {
    scope.visit(child, scope);
  });
  if (!isTaggedTemplateExpression(node)) return nothing;
  node.template.forEachChild((span) => {
    span.forEachChild((child) => {
      if (isExpression(child)) values.push(scope.evaluate(child, scope));
    });
  });
  // Nobody knows what a tag does with what is put into its template.
  const given = scope.environment.reachable(join(...values));
  changeAt(given, node, undefined, scope);
  return given;
}

function evaluateName(name: Identifier, scope: UnitScope): Value {
  if (name.text === 'arguments' && isFunctionLike(scope.unit)) {
    return allocate(name, givenTo(scope.unit, scope), scope);
  }
  const declared = scope.resolver.declared(name);
  if (declared.kind !== 'own') return nothing;
  const { declaration } = declared;
  if (isLocalVariable(declaration, scope.unit)) return scope.environment.get(declaration);
  const isInside = isWithin(declaration, scope.unit) && declaration !== scope.unit;
  return isInside ? nothing : object(scope.effects.locationOf(declaration));
}

function evaluateProperty(node: PropertyAccessExpression, scope: UnitScope): Value {
  const declared = scope.resolver.declared(node.name);
  const base = scope.evaluate(node.expression, scope);
  if (declared.kind !== 'own') return scope.environment.contents(base);
  // A name of a namespace import is a variable of that module.
  if (isTopLevelVariable(declared.declaration)) return object(scope.effects.locationOf(declared.declaration));
  const inside = scope.environment.contents(base);
  if (!isGetAccessorDeclaration(declared.declaration)) return inside;
  const summary = scope.effects.peek(declared.declaration);
  return join(
    inside,
    translateChanges(summary, (outer) => (outer === 'this' ? base : undefined), scope),
  );
}

function isTopLevelVariable(declaration: Node): boolean {
  return (
    declaration.kind === SyntaxKind.VariableDeclaration &&
    declaration.parent.parent.parent?.kind === SyntaxKind.SourceFile
  );
}

function evaluateBinary(node: BinaryExpression, scope: UnitScope): Value {
  const { kind } = node.operatorToken;
  const right = scope.evaluate(node.right, scope);
  if (isAssignment(kind)) {
    assignTarget(node.left, right, scope);
    return kind === SyntaxKind.EqualsToken ? right : join(right, scope.evaluate(node.left, scope));
  }
  const left = scope.evaluate(node.left, scope);
  if (kind === SyntaxKind.CommaToken) return right;
  const isChoice =
    kind === SyntaxKind.BarBarToken ||
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.QuestionQuestionToken;
  return isChoice ? join(left, right) : nothing;
}

function evaluateObject(node: ObjectLiteralExpression, scope: UnitScope): Value {
  const values = node.properties.map((property) => {
    if (isPropertyAssignment(property)) {
      scope.visit(property.name, scope);
      return scope.evaluate(property.initializer, scope);
    }
    if (isShorthandPropertyAssignment(property)) return scope.evaluate(property.name as Identifier, scope);
    if (isSpreadAssignment(property)) {
      return scope.environment.contents(scope.evaluate(property.expression, scope));
    }
    scope.visit(property, scope);
    return nothing;
  });
  return allocate(node, join(...values), scope);
}

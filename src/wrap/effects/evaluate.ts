import {
  isArrayLiteralExpression,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isClassExpression,
  isConditionalExpression,
  isDeleteExpression,
  isElementAccessExpression,
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
import { assignTarget } from './assignTarget.ts';
import { evaluateCall, evaluateNew } from './calls.ts';
import { isLocalVariable } from './binding.ts';
import type { UnitScope } from './unitScope.ts';
import { contents, fresh, holding, join, object, translateOne, type Value } from './value.ts';

/** The value of an expression, primitives not yet told from objects; notes what evaluating it changes. */
export function evaluateExpression(expression: Expression, scope: UnitScope): Value {
  const node = unwrap(expression);
  if (isIdentifier(node)) return evaluateName(node, scope);
  if (node.kind === SyntaxKind.ThisKeyword || node.kind === SyntaxKind.SuperKeyword) return scope.receiver;
  if (isFunctionLike(node) || isClassExpression(node)) {
    scope.visit(node, scope);
    return fresh;
  }
  if (isPropertyAccessExpression(node)) return evaluateProperty(node, scope);
  if (isElementAccessExpression(node)) {
    scope.evaluate(node.argumentExpression, scope);
    return contents(scope.evaluate(node.expression, scope));
  }
  if (isCallExpression(node)) return evaluateCall(node, scope);
  if (isNewExpression(node)) return evaluateNew(node, scope);
  if (isBinaryExpression(node)) return evaluateBinary(node, scope);
  if (isConditionalExpression(node)) {
    scope.evaluate(node.condition, scope);
    return join(scope.evaluate(node.whenTrue, scope), scope.evaluate(node.whenFalse, scope));
  }
  if (isAwaitExpression(node)) return scope.evaluate(node.expression, scope);
  if (isYieldExpression(node)) {
    if (node.expression === undefined) return fresh;
    scope.environment.addReturn(scope.fn, holding(scope.evaluate(node.expression, scope)));
    return fresh;
  }
  if (isSpreadElement(node)) return contents(scope.evaluate(node.expression, scope));
  if (isArrayLiteralExpression(node))
    return holding(join(...node.elements.map((element) => scope.evaluate(element, scope))));
  if (isObjectLiteralExpression(node)) return evaluateObject(node, scope);
  if (isDeleteExpression(node)) return changeTarget(node.expression, scope);
  if (isPrefixUnaryExpression(node) || isPostfixUnaryExpression(node)) {
    const isStep = node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken;
    return isStep ? changeTarget(node.operand, scope) : scope.evaluate(node.operand, scope);
  }
  return evaluateParts(node, scope);
}

/** Templates, `typeof`, `void` and whatever else only looks at its parts. */
function evaluateParts(node: Node, scope: UnitScope): Value {
  const given: Value[] = [];
  const tagged = isTaggedTemplateExpression(node);
  node.forEachChild((child) => {
    scope.visit(child, scope);
  });
  if (!tagged) return fresh;
  node.template.forEachChild((span) => {
    span.forEachChild((child) => {
      given.push(scope.evaluate(child as Expression, scope));
    });
  });
  // Nobody knows what a tag does with what is put into its template.
  for (const value of given) scope.environment.changeDeeply(value, node);
  return join(...given);
}

function evaluateName(name: Identifier, scope: UnitScope): Value {
  if (name.text === 'arguments' && isFunctionLike(scope.unit)) {
    return holding(join(...scope.unit.parameters.map((_, index) => object(`p${index}`))));
  }
  const declared = scope.resolver.declared(name);
  if (declared.kind !== 'own') return fresh;
  const { declaration } = declared;
  if (isLocalVariable(declaration, scope.unit)) return scope.environment.get(declaration);
  return isWithin(declaration, scope.unit) ? fresh : object(scope.effects.locationOf(declaration));
}

function evaluateProperty(node: PropertyAccessExpression, scope: UnitScope): Value {
  const declared = scope.resolver.declared(node.name);
  const base = scope.evaluate(node.expression, scope);
  if (declared.kind === 'own' && isGetAccessorDeclaration(declared.declaration)) {
    const { changes } = scope.effects.peek(declared.declaration);
    for (const location of changes.keys()) {
      const value = translateOne(location, (outer) => (outer === 'this' ? base : undefined));
      scope.environment.change(value, changes.get(location) ?? node);
    }
  }
  // A name of a namespace import is a variable of that module.
  const isModuleVariable = declared.kind === 'own' && isTopLevelVariable(declared.declaration);
  return isModuleVariable ? object(scope.effects.locationOf(declared.declaration)) : contents(base);
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
    assignTarget(node.left, right, node.right, scope);
    const isPlain = kind === SyntaxKind.EqualsToken;
    return isPlain ? right : join(right, scope.evaluate(node.left, scope));
  }
  const left = scope.evaluate(node.left, scope);
  if (kind === SyntaxKind.CommaToken) return right;
  const isChoice =
    kind === SyntaxKind.BarBarToken ||
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.QuestionQuestionToken;
  return isChoice ? join(left, right) : fresh;
}

function evaluateObject(node: ObjectLiteralExpression, scope: UnitScope): Value {
  const values = node.properties.map((property) => {
    if (isPropertyAssignment(property)) {
      scope.visit(property.name, scope);
      return scope.evaluate(property.initializer, scope);
    }
    if (isShorthandPropertyAssignment(property)) return scope.evaluate(property.name as Identifier, scope);
    if (isSpreadAssignment(property)) return contents(scope.evaluate(property.expression, scope));
    scope.visit(property, scope);
    return fresh;
  });
  return holding(join(...values));
}

/** `++`, `--` and `delete`: what they change is never an object itself, but a variable or a property. */
function changeTarget(target: Expression, scope: UnitScope): Value {
  assignTarget(target, fresh, target, scope);
  return fresh;
}

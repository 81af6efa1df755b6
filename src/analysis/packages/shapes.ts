import {
  type CallExpression,
  type Expression,
  isBinaryExpression,
  isCallExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
  type ObjectLiteralExpression,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import { type BodyOwner, isFunctionWithBody } from '../syntax/functionNode.ts';
import { returnedValue } from '../values/valueShapes.ts';

/** The value at the end of `a = b = value`. */
export function valueOf(node: Expression): Expression {
  let value = unwrap(node);
  while (isBinaryExpression(value) && value.operatorToken.kind === SyntaxKind.EqualsToken)
    value = unwrap(value.right);
  return value;
}

/** `Base` of `Object.create(Base.prototype)` and of `new Base()`. */
export function createdFrom(value: Expression): Expression | undefined {
  if (value.kind === SyntaxKind.NewExpression)
    return (value as unknown as { expression: Expression }).expression;
  if (!isCallExpression(value) || value.expression.getText() !== 'Object.create') return undefined;
  const [first] = value.arguments;
  const proto = first === undefined ? undefined : unwrap(first);
  return proto !== undefined && isPropertyAccessExpression(proto) && proto.name.text === 'prototype'
    ? proto.expression
    : undefined;
}

/** What `{ value }`, `{ get: function () { return value; } }` and `{ get() { … } }` describe. */
export function describedValue(descriptor: Expression): Expression | undefined {
  const literal = unwrap(descriptor);
  if (!isObjectLiteralExpression(literal)) return undefined;
  const parts = new Map(propertiesOf(literal));
  const getter = parts.get('get');
  const returned = getter !== undefined && isFunctionWithBody(getter) ? returnedValue(getter) : undefined;
  return returned ?? parts.get('value');
}

/** The properties of a literal that have plain names; a method is a function by itself. */
export function propertiesOf(literal: ObjectLiteralExpression): readonly (readonly [string, Expression])[] {
  return [...literal.properties].flatMap((property) => {
    const { name, initializer } = property as Partial<{ name: Node; initializer: Expression }>;
    if (name === undefined) return [];
    const isNamed = isIdentifier(name) || isStringLiteral(name);
    if (!isNamed) return [];
    const own = isFunctionWithBody(property) ? (property as unknown as Expression) : (name as Expression);
    return [[name.text, initializer ?? own] as const];
  });
}

/** The function whose `this` it is. */
export function thisOwner(node: Node): BodyOwner | undefined {
  for (let outer: Node = node.parent; outer.kind !== SyntaxKind.SourceFile; outer = outer.parent) {
    if (isFunctionWithBody(outer) && outer.kind !== SyntaxKind.ArrowFunction) return outer;
  }
  return undefined;
}

/** The call of a function that is called where it stands: `(function (a) { … })(x)`. */
export function callAround(owner: Node): CallExpression | undefined {
  let outer: Node = owner;
  while (outer.parent.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  const { parent } = outer;
  return isCallExpression(parent) && parent.expression === outer ? parent : undefined;
}

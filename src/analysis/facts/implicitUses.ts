import {
  type CallExpression,
  type Expression,
  isArrayBindingPattern,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isForOfStatement,
  isIdentifier,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isSpreadAssignment,
  isSpreadElement,
  isStringLiteral,
  isTemplateExpression,
  isVariableDeclaration,
  type NewExpression,
  type Node,
  NodeFlags,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';

/** A value of which the language itself calls a member, the first of these that it has. */
export interface ImplicitUse {
  readonly value: Expression;
  readonly members: readonly string[];
}

/** Stands for all getters of an object. */
export const allGetters = 'get *';

const iterator = ['[Symbol.iterator]'];
const asyncIterator = ['[Symbol.asyncIterator]', '[Symbol.iterator]'];
const asText = ['[Symbol.toPrimitive]', 'toString'];
const getters = [allGetters];

/** Members that the language calls without their name being written. */
export const implicitMembers: ReadonlySet<string> = new Set([
  ...asyncIterator,
  ...asText,
  'toJSON',
  'then',
  '[Symbol.dispose]',
  '[Symbol.asyncDispose]',
]);

/** What the language calls where a node stands: iterators, getters, conversions to text, `then`, disposers. */
export function implicitUses(node: Node): readonly ImplicitUse[] {
  return usesOf(node).filter(({ value }) => mayBeObject(value));
}

function usesOf(node: Node): readonly ImplicitUse[] {
  if (isForOfStatement(node)) {
    const isAsync = node.awaitModifier !== undefined;
    return [{ value: node.expression, members: isAsync ? asyncIterator : iterator }];
  }
  if (isSpreadElement(node)) return [{ value: node.expression, members: iterator }];
  if (isSpreadAssignment(node)) return [{ value: node.expression, members: getters }];
  if (isTemplateExpression(node))
    return [...node.templateSpans].map(({ expression }) => ({ value: expression, members: asText }));
  if (isBinaryExpression(node)) return ofAddition(node.left, node.right, node.operatorToken.kind);
  if (isAwaitExpression(node)) {
    const isCall = isCallExpression(unwrap(node.expression));
    return isCall ? [] : [{ value: node.expression, members: ['then'] }];
  }
  if (isVariableDeclaration(node)) return ofVariable(node.initializer, node.name, node.parent.flags);
  return isCallExpression(node) || isNewExpression(node) ? ofCall(node) : [];
}

function ofAddition(left: Expression, right: Expression, operator: SyntaxKind): readonly ImplicitUse[] {
  if (operator !== SyntaxKind.PlusToken) return [];
  if (isText(left)) return [{ value: right, members: asText }];
  return isText(right) || (isBinaryExpression(left) && isText(left.left))
    ? [{ value: isText(right) ? left : right, members: asText }]
    : [];
}

function isText(node: Expression): boolean {
  return isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) || isTemplateExpression(node);
}

function ofVariable(value: Expression | undefined, name: Node, flags: NodeFlags): readonly ImplicitUse[] {
  if (value === undefined) return [];
  const kind: NodeFlags = flags & NodeFlags.BlockScoped;
  if (kind === NodeFlags.Using) return [{ value, members: ['[Symbol.dispose]'] }];
  if (kind === NodeFlags.AwaitUsing)
    return [{ value, members: ['[Symbol.asyncDispose]', '[Symbol.dispose]'] }];
  return isArrayBindingPattern(name) ? [{ value, members: iterator }] : [];
}

function ofCall(node: CallExpression | NewExpression): readonly ImplicitUse[] {
  const [value] = node.arguments ?? [];
  if (value === undefined) return [];
  const members = takers.get(nameOf(node));
  if (members === undefined) return [];
  const inner = unwrap(value);
  const parts =
    members.includes('toJSON') && inner.kind === SyntaxKind.ObjectLiteralExpression ? partsOf(inner) : [];
  return [value, ...parts].map((one) => ({ value: one, members }));
}

/** `signal` of `{ kind: 'signal', signal }`. */
function partsOf(literal: Expression): readonly Expression[] {
  const { properties } = literal as unknown as { readonly properties: readonly Node[] };
  return properties.flatMap((property) => {
    const { name, initializer } = property as Partial<{ name: Expression; initializer: Expression }>;
    const value = initializer ?? name;
    return value === undefined ? [] : [value];
  });
}

function nameOf(node: CallExpression | NewExpression): string {
  const { expression } = node;
  const prefix = isNewExpression(node) ? 'new ' : '';
  if (isIdentifier(expression)) return prefix + expression.text;
  return isPropertyAccessExpression(expression) && isIdentifier(expression.expression)
    ? `${expression.expression.text}.${expression.name.text}`
    : '';
}

/** Functions of the language that run members of what they are given. */
const takers: ReadonlyMap<string, readonly string[]> = new Map([
  ['String', asText],
  ['JSON.stringify', ['toJSON']],
  ['Object.values', getters],
  ['Object.entries', getters],
  ['Array.from', iterator],
  ['new Set', iterator],
  ['new Map', iterator],
]);

const objects: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.Identifier,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.ThisKeyword,
  SyntaxKind.AwaitExpression,
]);

function mayBeObject(value: Expression): boolean {
  return objects.has(unwrap(value).kind);
}

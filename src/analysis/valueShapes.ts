import {
  type Expression,
  isArrayLiteralExpression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isIdentifier,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isReturnStatement,
  isStringLiteral,
  type Node,
  SyntaxKind,
} from '../compiler/index.ts';
import { unwrap } from './expressions.ts';
import type { FileFacts } from './facts.ts';
import type { BodyOwner } from './functionNode.ts';
import type { Scopes } from './scopes.ts';

/** What the last statement of a function's body returns, or its concise body. */
export function returnedValue(node: BodyOwner): Expression | undefined {
  const { body } = node as Partial<{ body: Node }>;
  if (body === undefined) return undefined;
  if (!isBlock(body)) return body as Expression;
  const last = body.statements.at(-1);
  return last !== undefined && isReturnStatement(last) ? last.expression : undefined;
}

/** A file that a wrap wrote: its functions hand work to a pool, whatever else it takes to do so. */
export function isPoolFile(facts: FileFacts): boolean {
  return facts.source.text.startsWith('// poolwright:pools v');
}

/** `f` of `f.bind(…)`. */
export function boundFunction(node: Expression): Expression | undefined {
  if (!isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  return isPropertyAccessExpression(callee) && callee.name.text === 'bind' ? callee.expression : undefined;
}

/** The identifier that the compiler knows a name by: `m` of `a.m`. */
export function nameNode(node: Expression): Node | undefined {
  if (isIdentifier(node)) return node;
  return isPropertyAccessExpression(node) ? node.name : undefined;
}

/** A function that is written where it is handed over, `new Promise((resolve) => …)`. */
export function isInlineCallback(owner: BodyOwner): boolean {
  if (owner.kind !== SyntaxKind.ArrowFunction && owner.kind !== SyntaxKind.FunctionExpression) return false;
  let outer: Node = owner.parent;
  while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  return outer.kind === SyntaxKind.CallExpression || outer.kind === SyntaxKind.NewExpression;
}

/** The value of a property (`.done`) in an object literal; `undefined` where it is not written there. */
export function memberValue(value: Expression, path: string): Expression | undefined {
  const node = unwrap(value);
  if (path === '') return node;
  if (!isObjectLiteralExpression(node)) return undefined;
  for (const property of node.properties) {
    const { name, initializer } = property as Partial<{ name: Expression; initializer: Expression }>;
    if (name !== undefined && isIdentifier(name) && `.${name.text}` === path) return initializer ?? name;
  }
  return undefined;
}

/** The values of which an expression is one: `a ? b : c`, `a ?? b`, an element of a table that is written in the file. */
export function alternatives(node: Expression, scopes: Scopes): readonly Expression[] | undefined {
  if (isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (isBinaryExpression(node)) {
    const operator: SyntaxKind = node.operatorToken.kind;
    const isChoice = operator === SyntaxKind.QuestionQuestionToken || operator === SyntaxKind.BarBarToken;
    return isChoice ? [node.left, node.right] : undefined;
  }
  if (!isElementAccessExpression(node)) return undefined;
  const table = tableOf(unwrap(node.expression), scopes);
  if (table === undefined) return undefined;
  const key = unwrap(node.argumentExpression);
  return isStringLiteral(key)
    ? table.filter(({ name }) => name === key.text).map(({ value }) => value)
    : table.map(({ value }) => value);
}

/** The entries of a constant object or array. */
function tableOf(
  node: Expression,
  scopes: Scopes,
): readonly { readonly name: string; readonly value: Expression }[] | undefined {
  const declared = isIdentifier(node) ? scopes.lookUp(node) : undefined;
  const isConstant = declared?.kind === 'variable' && declared.isConst && declared.path === '';
  const literal =
    isConstant && declared.node.initializer !== undefined ? unwrap(declared.node.initializer) : node;
  if (isArrayLiteralExpression(literal))
    return [...literal.elements].map((value, index) => ({ name: String(index), value }));
  if (!isObjectLiteralExpression(literal)) return undefined;
  const entries: { name: string; value: Expression }[] = [];
  for (const property of literal.properties) {
    const { name, initializer } = property as Partial<{ name: Expression; initializer: Expression }>;
    if (name === undefined) return undefined;
    // A method is a function by itself.
    const value = initializer ?? (isMethodDeclaration(property) ? (property as unknown as Expression) : name);
    entries.push({ name: name.getText().replaceAll(/['"]/g, ''), value });
  }
  return entries.length > 0 ? entries : undefined;
}

import {
  type Expression,
  type ForStatement,
  isBinaryExpression,
  isForStatement,
  isVariableDeclaration,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import { someIdentifier } from '../syntax/identifiers.ts';
import type { Scopes } from '../syntax/scopes.ts';

/** What a `for` statement counts. */
export interface Counter {
  readonly name: string;
  readonly start: Expression | undefined;
  readonly step: Expression | undefined;
}

/** The variable that a `for` statement counts, and where it starts. */
export function counterOf(loop: Node): Counter | undefined {
  if (!isForStatement(loop)) return undefined;
  const name = /^(?:\+\+|--)?([\w$]+)/.exec(loop.incrementor?.getText().trim() ?? '')?.[1];
  if (name === undefined) return undefined;
  let start: Expression | undefined;
  const find = (node: Node): void => {
    if (isVariableDeclaration(node) && node.name.getText() === name) start = node.initializer;
    else if (isBinaryExpression(node) && node.left.getText() === name) start = node.right;
    else node.forEachChild(find);
  };
  if (loop.initializer !== undefined) find(loop.initializer);
  return { name, start, step: stepOf(loop) };
}

/** `65_536` of `at += 65_536`. */
function stepOf({ incrementor }: ForStatement): Expression | undefined {
  const node = incrementor === undefined ? undefined : unwrap(incrementor);
  if (node === undefined || !isBinaryExpression(node)) return undefined;
  const operator: SyntaxKind = node.operatorToken.kind;
  const isStep = operator === SyntaxKind.PlusEqualsToken || operator === SyntaxKind.MinusEqualsToken;
  return isStep ? node.right : undefined;
}

/** Whether a start like `i + 1` merely follows the counter of a loop around. */
export function followsOuterCounter(start: Expression, scopes: Scopes): boolean {
  return someIdentifier(start, (node) => {
    const declared = scopes.lookUp(node);
    return declared?.kind === 'variable' && declared.node.parent.parent.kind === SyntaxKind.ForStatement;
  });
}

import {
  isBlock,
  isIfStatement,
  isTryStatement,
  type Node,
  type Statement,
  SyntaxKind,
} from '../../compiler/index.ts';
import { constantCondition } from './constantCondition.ts';
import type { Scopes } from './scopes.ts';

const jumps: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ReturnStatement,
  SyntaxKind.ThrowStatement,
  SyntaxKind.BreakStatement,
  SyntaxKind.ContinueStatement,
]);

/** Whether what stands behind a statement is never reached through it: it returns, throws or leaves its loop. */
export function endsFlow(statement: Node, scopes: Scopes): boolean {
  if (jumps.has(statement.kind)) return true;
  if (isBlock(statement)) return statement.statements.some((one) => endsFlow(one, scopes));
  if (isIfStatement(statement)) {
    const { thenStatement, elseStatement } = statement;
    const holds = constantCondition(statement.expression, scopes);
    const endsElse = elseStatement !== undefined && endsFlow(elseStatement, scopes);
    if (holds !== undefined) return holds ? endsFlow(thenStatement, scopes) : endsElse;
    return endsElse && endsFlow(thenStatement, scopes);
  }
  if (!isTryStatement(statement)) return false;
  const { tryBlock, catchClause, finallyBlock } = statement;
  if (finallyBlock !== undefined && endsFlow(finallyBlock, scopes)) return true;
  return endsFlow(tryBlock, scopes) && (catchClause === undefined || endsFlow(catchClause.block, scopes));
}

/** The statements of a block, a file or a clause of a `switch`, which run one after the other. */
export function statementsOf(node: Node): readonly Statement[] | undefined {
  return lists.has(node.kind)
    ? (node as unknown as { statements: readonly Statement[] }).statements
    : undefined;
}

const lists: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.Block,
  SyntaxKind.ModuleBlock,
  SyntaxKind.CaseClause,
  SyntaxKind.DefaultClause,
]);

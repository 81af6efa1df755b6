import { isIfStatement, type Node, SyntaxKind } from '../../compiler/index.ts';
import { statementsOf } from '../syntax/completion.ts';

const onError: ReadonlySet<SyntaxKind> = new Set([SyntaxKind.ThrowStatement, SyntaxKind.CatchClause]);

/** Whether a run meets code only when something went wrong: what makes an error, and what is done about one. */
export function isOnErrorOnly({ kind }: Node): boolean {
  return onError.has(kind);
}

/** `{ const text = describe(problems); throw new Error(text); }` where a condition leads to it. */
export function isPreparingError(block: Node): boolean {
  const { parent } = block;
  if (!isIfStatement(parent)) return false;
  return statementsOf(block)?.at(-1)?.kind === SyntaxKind.ThrowStatement;
}

import {
  type Expression,
  isBinaryExpression,
  isIdentifier,
  isIfStatement,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { endsFlow } from '../syntax/completion.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { Scopes } from '../syntax/scopes.ts';

/**
 * Which branch of `if (condition)` only worker threads take, told by `isMainThread` and `parentPort` of
 * `node:worker_threads`; `undefined` where the condition is about something else.
 */
export function workerBranch(condition: Expression, scopes: Scopes): 'then' | 'else' | undefined {
  const isTrueInWorker = truthInWorker(unwrap(condition), scopes, 0);
  return isTrueInWorker === undefined ? undefined : isTrueInWorker ? 'then' : 'else';
}

/** Whether nothing but worker threads gets past a statement: `if (isMainThread) return …`. */
export function leavesMainThread(statement: Node, scopes: Scopes): boolean {
  if (!isIfStatement(statement)) return false;
  const branch = workerBranch(statement.expression, scopes);
  const own = branch === 'else' ? statement.thenStatement : statement.elseStatement;
  return branch !== undefined && own !== undefined && endsFlow(own, scopes);
}

function truthInWorker(node: Expression, scopes: Scopes, depth: number): boolean | undefined {
  if (depth > 4) return undefined;
  const inner = unwrap(node);
  if (isPrefixUnaryExpression(inner) && inner.operator === SyntaxKind.ExclamationToken) {
    const negated = truthInWorker(inner.operand, scopes, depth + 1);
    return negated === undefined ? undefined : !negated;
  }
  if (isBinaryExpression(inner)) {
    // The files that a wrap writes mark their workers by a global symbol.
    if (inner.operatorToken.kind === SyntaxKind.InKeyword) {
      return inner.left.getText() === "Symbol.for('poolwright:pool-worker')" ? true : undefined;
    }
    if (inner.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken) {
      // Both sides hold in a worker only as soon as one of them does.
      const sides = [inner.left, inner.right].map((side) => truthInWorker(side, scopes, depth + 1));
      return sides.includes(true) ? true : undefined;
    }
    const isEquality =
      inner.operatorToken.kind === SyntaxKind.ExclamationEqualsEqualsToken ||
      inner.operatorToken.kind === SyntaxKind.ExclamationEqualsToken;
    const isNothing = /^(null|undefined)$/.test(inner.right.getText());
    return isEquality && isNothing ? truthInWorker(inner.left, scopes, depth + 1) : undefined;
  }
  if (isPropertyAccessExpression(inner)) {
    const base = unwrap(inner.expression);
    if (!isIdentifier(base)) return undefined;
    const declared = scopes.lookUp(base);
    return declared?.kind === 'import' && isWorkerModule(declared.module)
      ? truthOf(inner.name.text)
      : undefined;
  }
  if (!isIdentifier(inner)) return undefined;
  const declared = scopes.lookUp(inner);
  if (declared?.kind === 'import' && isWorkerModule(declared.module)) return truthOf(declared.exported);
  if (
    declared?.kind === 'variable' &&
    declared.isConst &&
    declared.node.initializer !== undefined &&
    declared.path === ''
  ) {
    return truthInWorker(declared.node.initializer, scopes, depth + 1);
  }
  return undefined;
}

function isWorkerModule(module: string): boolean {
  return module === 'node:worker_threads' || module === 'worker_threads';
}

function truthOf(exported: string): boolean | undefined {
  if (exported === 'isMainThread') return false;
  return exported === 'parentPort' ? true : undefined;
}

import { isCallExpression, isFunctionExpression } from '../../compiler/index.ts';
import type { FunctionFacts } from '../facts/facts.ts';

/** What one wait of a coroutine may take: that of a request. */
export const yieldWaitMs = 50;

/**
 * Whether a function is a generator that is handed to somebody who runs it: what it hands out at each `yield` may be
 * waited for before it goes on.
 */
export function isCoroutine({ node, isGenerator, isAsync }: FunctionFacts): boolean {
  if (!isGenerator || isAsync || !isFunctionExpression(node)) return false;
  const { parent } = node;
  return isCallExpression(parent) && parent.expression !== node && /\byield\b/.test(node.getText());
}

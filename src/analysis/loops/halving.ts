import {
  type Expression,
  isDoStatement,
  isForStatement,
  isWhileStatement,
  type Node,
} from '../../compiler/index.ts';
import { someIdentifier } from '../syntax/identifiers.ts';

/**
 * Whether what the condition looks at is divided or multiplied each time round (`n >>= 1`, `i *= 2`,
 * `mid = (low + high) >> 1`, `[a, b] = [b, a % b]`): such loops run a logarithmic number of times.
 */
export function isHalving(loop: Node, condition: Expression): boolean {
  const names = new Set<string>();
  someIdentifier(condition, (node) => {
    names.add(node.text);
    return false;
  });
  if (names.size === 0) return false;
  const list = [...names].map((name) => name.replaceAll('$', '\\$')).join('|');
  const body = isForStatement(loop)
    ? (loop.incrementor?.getText() ?? '')
    : isWhileStatement(loop) || isDoStatement(loop)
      ? loop.statement.getText()
      : '';
  const scaled = new RegExp(`\\b(${list})\\s*(>>>?=|<<=|\\*=|/=|%=)`);
  const divided = new RegExp(`\\b(${list})\\s*=[^=;]*\\b(${list})\\b\\s*(>>>?|/|%)`);
  const middle = new RegExp(`\\b(${list})\\s*\\+[^;]*\\b(${list})\\b[^;]*(>>>?\\s*1|/\\s*2)`);
  const remainder = new RegExp(`\\[[^\\]]*\\b(${list})\\b[^\\]]*\\]\\s*=[^;]*%`);
  return [scaled, divided, middle, remainder].some((pattern) => pattern.test(body));
}

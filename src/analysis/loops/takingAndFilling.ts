import {
  type Expression,
  isForInStatement,
  isForOfStatement,
  isForStatement,
  isPropertyAccessExpression,
  isWhileStatement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import { lengthNames } from '../sizes/extents.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';

/** `while (rest >= coin) rest -= coin`: as often as one number goes into the other, which is a few times. */
export function takesAway(loop: Node, high: Expression, low: Expression): boolean {
  const [from, by] = [high, low].map((side) => side.getText().replaceAll(/[^\w]/g, String.raw`\$&`));
  return new RegExp(`(?<![\\w$.])${from}\\s*-=\\s*${by}(?![\\w$])`).test(loop.getText());
}

/** `while (digits.length < 8) digits = '0' + digits`: as long as it is to become, whatever it was. */
export function fillsUp(loop: Node, low: Expression): boolean {
  const node = unwrap(low);
  if (!isPropertyAccessExpression(node) || !lengthNames.has(node.name.text)) return false;
  const name = node.expression.getText().replaceAll(/[^\w]/g, String.raw`\$&`);
  const own = String.raw`(?<![\w$.])${name}`;
  const grows = [
    String.raw`${own}\.(?:push|unshift|add)\(`,
    String.raw`${own}\s*\+=`,
    String.raw`${own}\s*=[^=;]*\+[^;]*`,
  ];
  const body = (loop as Partial<{ statement: Node }>).statement?.getText() ?? '';
  const isTaken = new RegExp(
    String.raw`${own}\s*=[^;]*\.(?:slice|substring|substr)\(|${own}\.(?:pop|shift|splice|delete)\(`,
  );
  return !isTaken.test(body) && grows.some((grow) => new RegExp(grow).test(body));
}

/**
 * Whether a loop takes from a stack what the loop around it puts there one by one (`while (hull.length > 1 && …)
 * hull.pop()`): all of its turns together are as many as those of the loop around.
 */
export function takesBack(loop: Node): boolean {
  if (!isWhileStatement(loop)) return false;
  const name = /(?<![\w$.])([\w$]+)\.length\b/.exec(loop.expression.getText())?.[1];
  if (name === undefined) return false;
  const on = (methods: string): RegExp =>
    new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\.(${methods})\\(`);
  const body = loop.statement.getText();
  if (!on('pop|shift').test(body) || on('push|unshift').test(body)) return false;
  for (let at: Node = loop.parent; !isFunctionWithBody(at); at = at.parent) {
    if (at.kind === SyntaxKind.SourceFile) return false;
    const isLoop = isForStatement(at) || isForOfStatement(at) || isForInStatement(at) || isWhileStatement(at);
    if (isLoop) return on('push|unshift').test(at.getText());
  }
  return false;
}

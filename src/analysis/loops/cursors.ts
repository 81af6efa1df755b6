import {
  isCallExpression,
  isDoStatement,
  isForStatement,
  isPrefixUnaryExpression,
  isWhileStatement,
  type Node,
} from '../../compiler/index.ts';
import type { Cursor, Factor, Monomial } from '../cost/cost.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { LoopFact } from '../facts/facts.ts';

/** Which loops around a loop start it again. */
export interface Restarts {
  /** The innermost loop that does. */
  readonly by: LoopFact | undefined;
  /** Each of its turns moves that loop's own place onward: together they are as many as its turns. */
  readonly isPartOfIt: boolean;
}

/**
 * A loop that moves a place onward which it found where another turn of the loop around has left it (`while (at <
 * text.length && text[at] === ' ') at++`) goes over what there is once in all, unless the place is set back.
 */
export function restartsOf(loop: LoopFact): Restarts {
  const own = cursorOf(loop.node);
  if (own !== undefined) return { by: restartedBy(own, loop.parent), isPartOfIt: false };
  let whole: LoopFact | undefined;
  if (asksByCall(loop.node))
    for (let at = loop.parent; at !== undefined; at = at.parent) {
      const cursor = cursorOf(at.node);
      if (cursor !== undefined && isAdvanced(loop.node.getText(), cursor)) whole = at;
    }
  return whole === undefined ? { by: loop.parent, isPartOfIt: false } : { by: whole, isPartOfIt: true };
}

/** Whether a loop moves the same place onward as one around it. */
export function isPartOf(inner: LoopFact, outer: LoopFact): boolean {
  const cursor = cursorOf(outer.node);
  if (cursor === undefined || inner === outer || cursorOf(inner.node) !== cursor) return false;
  for (let at = inner.parent; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** The innermost of a loop and those around it that sets a place back each time round. */
export function restartedBy(cursor: string, from: LoopFact | undefined): LoopFact | undefined {
  let by = from;
  for (let at = from; at !== undefined; at = at.parent) {
    const text = at.node.getText();
    // A scanner that looks back a little still goes over its text once.
    if (cursorOf(at.node) === cursor) by = at.parent;
    else if (declares(text, cursor)) return at;
    else if (!isSetBack(text, cursor)) by = by === at ? at.parent : by;
    else if (!isScanned(cursor, at.parent)) return at;
  }
  return by;
}

function isScanned(cursor: string, from: LoopFact | undefined): boolean {
  for (let at = from; at !== undefined; at = at.parent) if (cursorOf(at.node) === cursor) return true;
  return false;
}

/** The cost of one run, with places that the function itself makes, or sets back, as its own. */
export function withoutOwnCursors(
  cost: readonly Monomial[],
  isOwn: (cursor: Cursor) => boolean,
): readonly Monomial[] {
  if (!cost.some((term) => cursorIn(term) !== undefined)) return cost;
  return cost.map((term) => {
    const cursor = cursorIn(term);
    return cursor !== undefined && isOwn(cursor) ? withoutCursor(term) : term;
  });
}

export function cursorIn({ factors }: Monomial): Cursor | undefined {
  return factors.find(({ cursor }) => cursor !== undefined)?.cursor;
}

/** The longest of the things that some work moves onward in. */
export function longest(onward: readonly Monomial[]): Monomial {
  const factors = onward
    .flatMap((term) => term.factors)
    .filter(({ cursor }) => cursor !== undefined)
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 1)
    .map(plainly);
  return { coefficient: 1, factors };
}

function withoutCursor(term: Monomial): Monomial {
  return { ...term, factors: term.factors.map(plainly) };
}

function plainly(factor: Factor): Factor {
  const plain: { -readonly [K in keyof Factor]: Factor[K] } = { ...factor };
  delete plain.cursor;
  return plain;
}

/** `at = start`, which is no step onward. */
export function isSetBack(text: string, cursor: string): boolean {
  const name = escaped(cursor);
  return new RegExp(`(?<![\\w$.])${name}\\s*=(?![=>])(?!\\s*${name}\\s*\\+)`).test(text);
}

const known = new WeakMap<Node, string | undefined>();

/** The place that a loop asks about and moves onward: `at`, `this.#at`. */
export function cursorOf(loop: Node): string | undefined {
  if (!known.has(loop)) known.set(loop, findCursor(loop));
  return known.get(loop);
}

function findCursor(loop: Node): string | undefined {
  const condition = conditionOf(loop)?.getText();
  if (condition === undefined) return undefined;
  const text = loop.getText();
  for (const [name] of condition.matchAll(/(?<![\w$.#])(?:this\.)?#?[A-Za-z_$][\w$]*/g))
    if (isAdvanced(text, name)) return name;
  return undefined;
}

/** Of a loop that declares no variable of its own. */
function conditionOf(loop: Node): Node | undefined {
  if (isForStatement(loop)) return loop.initializer === undefined ? loop.condition : undefined;
  return isWhileStatement(loop) || isDoStatement(loop) ? loop.expression : undefined;
}

/** `while (skipSpace())` */
function asksByCall(loop: Node): boolean {
  if (!isWhileStatement(loop)) return false;
  const node = unwrap(loop.expression);
  return isCallExpression(isPrefixUnaryExpression(node) ? unwrap(node.operand) : node);
}

function isAdvanced(text: string, cursor: string): boolean {
  const name = escaped(cursor);
  return new RegExp(`(?<![\\w$.])${name}\\s*(\\+\\+|\\+=)|\\+\\+\\s*${name}(?![\\w$])`).test(text);
}

function declares(text: string, cursor: string): boolean {
  return new RegExp(`\\b(?:let|var)\\s[^;=]*(?<![\\w$.])${escaped(cursor)}(?![\\w$])`).test(text);
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, String.raw`\$&`);
}

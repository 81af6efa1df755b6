// A CommonJS module whose names Node does not find by reading it, so they come with its default.
import regularExpressions, { type AstNode } from 'regjsparser';

const features = {
  lookbehind: true,
  namedGroups: true,
  unicodePropertyEscape: true,
  unicodeSet: true,
  modifiers: true,
} as const;
type Term = AstNode<typeof features>;

const known = new Map<string, boolean>();

/**
 * Whether a regular expression can take exponential time on a text that it does not match, as `/^(\w+\s?)+$/` does: it
 * repeats something that can match the same characters in more than one way, and something has to follow that.
 * `literal` is the expression as it is written, with its slashes. What cannot be read is not said to backtrack.
 */
export function backtracks(literal: string): boolean {
  let result = known.get(literal);
  if (result === undefined) known.set(literal, (result = find(literal)));
  return result;
}

function find(literal: string): boolean {
  const end = literal.lastIndexOf('/');
  const flags = literal.slice(end + 1);
  try {
    const body = literal.slice(1, end);
    const tree = regularExpressions.parse(body, flags.replaceAll(/[^uvi]/g, ''), features);
    return isAmbiguous(tree, false, flags);
  } catch {
    return false; // Not a valid pattern: the compiler says so.
  }
}

/** Whether ambiguous repetition is in a term; `isFollowed` says whether something has to match after it. */
function isAmbiguous(node: Term, isFollowed: boolean, flags: string): boolean {
  if (node.type === 'disjunction') return node.body.some((one) => isAmbiguous(one, isFollowed, flags));
  if (node.type === 'alternative' || node.type === 'group')
    return isAmbiguousSequence(node.body, isFollowed, flags);
  if (node.type !== 'quantifier') return false;
  const [body] = node.body;
  const repeats = isUnbounded(node);
  if (repeats && isFollowed && matchesInManyWays(body, flags)) return true;
  return isAmbiguous(body, isFollowed || repeats, flags);
}

function isAmbiguousSequence(terms: readonly Term[], isFollowed: boolean, flags: string): boolean {
  return terms.some((term, index) =>
    isAmbiguous(term, isFollowed || terms.slice(index + 1).some((next) => !isNullable(next)), flags),
  );
}

/** Whether a repeated body can be split into repetitions in more than one way. */
function matchesInManyWays(body: Term, flags: string): boolean {
  const alternatives = alternativesOf(body);
  if (alternatives.some(isMadeOfOneRepetition)) return true;
  return alternatives.some((one, index) =>
    alternatives.slice(index + 1).some((other) => overlaps(one, other, flags)),
  );
}

/** `\w+\s?`: one part repeats, and all others may be missing. */
function isMadeOfOneRepetition(terms: readonly Term[]): boolean {
  const repeated = terms.filter((term) => term.type === 'quantifier' && isUnbounded(term));
  return repeated.length > 0 && terms.every((term) => term === repeated[0] || isNullable(term));
}

/** Whether both alternatives take the same character, or one takes it once and the other twice. */
function overlaps(a: readonly Term[], b: readonly Term[], flags: string): boolean {
  const takesA = exactly(a, flags);
  const takesB = exactly(b, flags);
  return characters.some(
    (one) =>
      (takesA.test(one) && (takesB.test(one) || takesB.test(one + one))) ||
      (takesB.test(one) && takesA.test(one + one)),
  );
}

const characters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

function exactly(terms: readonly Term[], flags: string): RegExp {
  return new RegExp(`^(?:${terms.map(({ raw }) => raw).join('')})$`, flags.replaceAll(/[^iuvs]/g, ''));
}

function alternativesOf(node: Term): readonly (readonly Term[])[] {
  if (node.type === 'group') {
    const [only] = node.body;
    return node.body.length === 1 && only !== undefined ? alternativesOf(only) : [node.body];
  }
  if (node.type === 'disjunction')
    return node.body.map((one) => (one.type === 'alternative' ? one.body : [one]));
  return node.type === 'alternative' ? [node.body] : [[node]];
}

function isUnbounded(node: Term & { readonly type: 'quantifier' }): boolean {
  return node.max === undefined || node.max > 1000;
}

/** Whether a term may match nothing; the end of the text is something that has to match. */
function isNullable(node: Term): boolean {
  if (node.type === 'quantifier') return node.min === 0 || isNullable(node.body[0]);
  if (node.type === 'group') return node.body.every(isNullable);
  if (node.type === 'alternative') return node.body.every(isNullable);
  return node.type === 'disjunction' && node.body.some(isNullable);
}

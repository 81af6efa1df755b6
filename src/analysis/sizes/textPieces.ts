import {
  type CallExpression,
  type Expression,
  isIdentifier,
  isPropertyAccessExpression,
  isStringLiteral,
  SyntaxKind,
} from '../../compiler/index.ts';
import { inParts } from './amounts.ts';
import type { Factor, Monomial } from '../cost/cost.ts';
import { unwrap } from '../syntax/expressions.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import type { Scopes } from '../syntax/scopes.ts';

/** Into how many pieces `split`, `match` or `matchAll` takes a text of a size apart. */
export function piecesOf(call: CallExpression, text: Monomial, scopes: Pick<Scopes, 'lookUp'>): Monomial {
  const [by] = call.arguments;
  const callee = unwrap(call.expression);
  const method = isPropertyAccessExpression(callee) ? callee.name.text : '';
  if (by === undefined) return inParts(text);
  if (method === 'split') {
    const separator = isStringLiteral(unwrap(by))
      ? (unwrap(by) as unknown as { text: string }).text
      : undefined;
    if (separator === '') return text;
    return isOfName(separator ?? separatorIn(by)) ? atMost(text, realisticSizes.segments) : inParts(text);
  }
  const pattern = patternOf(by, scopes);
  if (pattern === undefined) return inParts(text);
  // Without `g`, `match` gives what the groups of the pattern hold.
  if (method === 'match' && !pattern.flags.includes('g')) return atMost(text, realisticSizes.segments);
  return spellsOut(pattern) ? atMost(text, realisticSizes.found) : inParts(text);
}

/** What separates the pieces of a path, a version, a date, a query: neither lines nor words nor items of a list. */
function isOfName(separator: string | undefined): boolean {
  return separator !== undefined && /^[^\s\w,;]{1,3}$/u.test(separator);
}

/** `/` of `/\//` */
function separatorIn(by: Expression): string | undefined {
  const node = unwrap(by);
  if (node.kind !== SyntaxKind.RegularExpressionLiteral) return undefined;
  return (
    /^\/\\?([^\s\w,;\\()[\]{}.*+?^$|])\/$/.exec(node.getText())?.[1] ??
    /^\/\\([./])\/$/.exec(node.getText())?.[1]
  );
}

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

function patternOf(by: Expression, scopes: Pick<Scopes, 'lookUp'>): Pattern | undefined {
  let node = unwrap(by);
  if (isIdentifier(node)) {
    const declared = scopes.lookUp(node);
    const value = declared?.kind === 'variable' && declared.isConst ? declared.node.initializer : undefined;
    if (value === undefined) return undefined;
    node = unwrap(value);
  }
  if (node.kind !== SyntaxKind.RegularExpressionLiteral) return undefined;
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.getText()) ?? [];
  return { source, flags };
}

/**
 * Whether a pattern looks for something that is written in it (`/\{\{(\w+)\}\}/g`): that stands here and there in a text,
 * where words, numbers, lines and tokens follow one another.
 */
function spellsOut({ source, flags }: Pattern): boolean {
  if (flags.includes('m') || source.includes('|')) return false;
  const literal = source
    .replaceAll(/\\[pP]\{[^}]*\}|\\[wWdDsSbB]|\[(?:\\.|[^\]\\])*\]/g, ' ')
    // What may be left out is not looked for.
    .replaceAll(/\((?:\\.|[^()\\])*\)[*?]|\\?.[*?]/g, ' ')
    .replaceAll(/\(\?(?:[:=!]|<[=!]?\w*>?)|\{\d+,?\d*\}/g, ' ')
    .replaceAll(/(?<!\\)[.^$()+]/g, ' ');
  return /[^\s'_\-\\]/.test(literal);
}

/** No more than so many; a text of known length has no more than that. */
function atMost(text: Monomial, most: number): Monomial {
  const factors = text.factors.map((factor): Factor =>
    factor.size <= most ? factor : { ...factor, size: most, isBounded: true },
  );
  return { ...text, factors };
}

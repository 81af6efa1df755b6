import type { CatalogEntry } from '../../catalog/index.ts';
import {
  type Expression,
  isIdentifier,
  isPropertyAccessExpression,
  isRegularExpressionLiteral,
} from '../../compiler/index.ts';
import { backtracks } from './backtracking.ts';
import { type Cost, estimate, multiply } from '../cost/cost.ts';
import { shortText, unwrap } from '../syntax/expressions.ts';
import type { CallFact } from '../facts/facts.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import type { Scopes } from '../syntax/scopes.ts';
import type { Booking } from './booking.ts';

/** Nanoseconds of one step of a regular expression that tries again. */
const stepNs = 5;

/** Books what a regular expression can take that backtracks on a text which it does not match. */
export function addBacktracking(to: Booking, call: CallFact, entry: CatalogEntry): void {
  const place = placeOf(entry.name);
  const callee = unwrap(call.callee);
  if (place === undefined || !isPropertyAccessExpression(callee)) return;
  const [first] = call.arguments;
  const [pattern, text] = place === 'receiver' ? [callee.expression, first] : [first, callee.expression];
  if (pattern === undefined || text === undefined) return;
  const literal = literalOf(pattern, to.scopes);
  if (literal === undefined || !backtracks(literal)) return;
  const [input] = to.extents.of(text).factors;
  if (input === undefined) return;
  const work: Cost = [
    {
      coefficient: stepNs,
      factors: [{ ...input, name: `2^${input.name}`, size: realisticSizes.exponential }],
    },
  ];
  to.ledger.addWork(call.loop, work);
  to.ledger.contributions.push({
    ...to.ledger.place(
      call,
      'backtracking-regex',
      `${literal.slice(0, 40)} can try exponentially many ways on a text that it does not match`,
    ),
    cpuNs: estimate(multiply(work, to.ledger.tripsOf(call.loop))),
  });
}

function placeOf(name: string): 'receiver' | 'argument' | undefined {
  if (/^RegExp\.(test|exec)$/.test(name)) return 'receiver';
  return /^String\.(match|matchAll|replace|replaceAll|search|split)$/.test(name) ? 'argument' : undefined;
}

/** A regular expression as it is written, also where a constant holds it. */
function literalOf(node: Expression, scopes: Scopes): string | undefined {
  const value = unwrap(node);
  if (isRegularExpressionLiteral(value)) return value.getText();
  const declared = isIdentifier(value) ? scopes.lookUp(value) : undefined;
  if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return undefined;
  const { initializer } = declared.node;
  const held = initializer === undefined ? undefined : unwrap(initializer);
  return held !== undefined && isRegularExpressionLiteral(held) ? shortText(held, 2000) : undefined;
}

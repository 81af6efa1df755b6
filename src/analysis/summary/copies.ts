import { type Expression, isIdentifier } from '../../compiler/index.ts';
import { estimate, type Factor, multiply } from '../cost/cost.ts';
import { shortText, unwrap } from '../syntax/expressions.ts';
import type { CopyFact } from '../facts/facts.ts';
import { gatheredFrom } from '../sizes/oneOfMany.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import type { Booking } from './booking.ts';

/** Nanoseconds to copy an element of an array, and a property of an object that was made key by key. */
const elementNs = 1;
const propertyNs = 30;
/** Nanoseconds to copy an object of a few properties, which V8 does in one go. */
const objectNs = 50;

/** Below this, copying is not evidence: a fifth of a millisecond. */
const worthNamingNs = 200_000;

/** Nothing is known of it, or it may be bytes and then is not what is copied here. */
function isOther({ isGuess, size }: Factor): boolean {
  return isGuess === true || size === realisticSizes.bytes;
}

/** Books what `...` copies. */
export function addCopy(to: Booking, { expression, isOfObject, loop, line }: CopyFact): void {
  // Copied once it takes no time, and asking what it holds does.
  if (isOfObject && loop === undefined && !isGathered(to, expression)) {
    to.ledger.addWork(loop, [{ coefficient: objectNs, factors: [] }]);
    return;
  }
  const amount = isOfObject ? to.extents.properties(expression) : to.extents.of(expression);
  // An object of which nothing is known mostly has a few properties, and V8 copies those in one go.
  if (isOfObject && amount.factors.some(isOther)) return;
  const ns = isOfObject ? propertyNs : elementNs;
  const work = multiply([{ coefficient: ns, factors: [] }], amount);
  to.ledger.addWork(loop, work);
  const cpuNs = estimate(multiply(work, to.ledger.tripsOf(loop)));
  if (cpuNs < worthNamingNs) return;
  const detail = `copies all of ${shortText(expression, 32)}`;
  to.ledger.contributions.push({ ...to.ledger.at(line, 'heavy-builtin', detail), cpuNs });
}

/** `all` of `parts.reduce((all, part) => ({ ...all, ...part }), {})`. */
function isGathered(to: Booking, expression: Expression): boolean {
  const node = unwrap(expression);
  return isIdentifier(node) && gatheredFrom(to.scopes.lookUp(node)) !== undefined;
}

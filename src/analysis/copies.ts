import { estimate, type Factor, multiply } from './cost.ts';
import { shortText } from './expressions.ts';
import type { CopyFact } from './facts.ts';
import { realisticSizes } from './realisticSizes.ts';
import type { Summarizer } from './summarize.ts';

/** Nanoseconds to copy an element of an array, and a property of an object that was made key by key. */
const elementNs = 1;
const propertyNs = 30;

/** Below this, copying is not evidence: a fifth of a millisecond. */
const worthNamingNs = 200_000;

/** Nothing is known of it, or it may be bytes and then is not what is copied here. */
function isOther({ isGuess, size }: Factor): boolean {
  return isGuess === true || size === realisticSizes.bytes;
}

/** Books what `...` copies. */
export function addCopy(to: Summarizer, { expression, isOfObject, loop, line }: CopyFact): void {
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

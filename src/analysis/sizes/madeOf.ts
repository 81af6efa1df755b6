import { type Node, SyntaxKind } from '../../compiler/index.ts';
import { amongMany, bounded } from './amounts.ts';
import type { Factor, Monomial } from '../cost/cost.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import type { TypeSize } from './typeSizes.ts';

/** How much one result of a call may be of what is given to it: bytes as digits and separators, a letter as its code. */
export const timesAsMuch = 16;

/** What a call makes of something, which is as large as its type says unless that is known to be small. */
export function madeOf(
  { isBounded, isOneOfMany: isOne, ...factor }: Factor,
  type: TypeSize,
  call: Node,
): Monomial {
  const made: Monomial = { coefficient: 1, factors: [{ ...factor, size: type.size }] };
  // What is waited for comes from elsewhere: a file, of which only the name was given.
  if (call.parent.kind === SyntaxKind.AwaitExpression) return made;
  if (isBounded === true) return bounded(made, factor.size * timesAsMuch);
  const isPart = isOne === true && factor.size === realisticSizes.elementsOfMany;
  return isPart && type.size === realisticSizes.elements ? amongMany(made) : made;
}

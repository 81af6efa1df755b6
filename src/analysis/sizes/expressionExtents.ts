import type { Expression, Identifier } from '../../compiler/index.ts';
import type { Monomial } from '../cost/cost.ts';
import type { Declaration } from '../syntax/scopes.ts';

/** How far a value is followed to where it comes from. */
export const maxDepth = 8;

/** Values of constants that other modules export; `undefined` for everything else. */
export type ImportedConstant = (identifier: Identifier, declared: Declaration) => Expression | undefined;

/** How much there is of any expression, for those who find it out of one sort of them. */
export interface ExpressionExtents {
  of(expression: Expression, depth?: number): Monomial;
  /** Something that is known by its type only. */
  opaque(node: Expression, depth: number): Monomial;
  /** Whether a value is a number, which may count something or just be one. */
  isNumber(expression: Expression): boolean;
}

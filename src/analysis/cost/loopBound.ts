import type { Monomial } from './cost.ts';

/** How often a loop statement runs its body each time it is reached. */
export interface LoopBound {
  readonly trips: Monomial;
  /** Nothing says when it ends. */
  readonly isUnbounded: boolean;
}

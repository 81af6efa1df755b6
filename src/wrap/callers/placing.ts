import type { CallExpression } from '../../compiler/index.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import type { FunctionLike } from '../target/functionLike.ts';
import type { Assertion } from './assertion.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import type { usesOfGroup } from './groupUses.ts';
import type { Obstacles } from './obstacles.ts';
import type { PromiseSlots } from './promiseSlots.ts';
import type { Wait } from './wait.ts';

/** The graph of callers, for those who know how one sort of use goes on. */
export interface Placing {
  readonly context: WrapContext;
  readonly slots: PromiseSlots;
  readonly obstacles: Obstacles;
  readonly assertions: Assertion[];
  /** Callbacks of which several may be under way at once now. */
  readonly overlapping: Set<FunctionLike>;
  /** Lists whose items are worked on at once now although one may throw. */
  readonly throwing: CallExpression[];
  /** Awaits a call, in whatever is around it. */
  place(wait: Wait): void;
  /** Lets a use of something that turns async go on. */
  placeUse(use: ReturnType<typeof usesOfGroup>[number], group: AsyncGroup): void;
}

import type { Expression } from '../../compiler/index.ts';
import type { Monomial } from '../cost/cost.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import type { Extents } from '../sizes/extents.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { functionsOf, type Given, type Target } from '../targets/target.ts';
import type { Ledger } from './ledger.ts';
import type { Summary } from './summary.ts';
import type { CallTargets } from './summaryModel.ts';

/** What is known of a callee when its caller is summed up: its summary, or that it is being summed up itself. */
export type SummaryOf = (fn: FunctionFacts) => Summary | 'recursive';

/** How often something runs each time a call is reached, how often its waits count, and with what. */
export interface Turns {
  readonly repeats: Monomial;
  readonly waits: Monomial;
  /** What the callee, or what made it, was given before. */
  readonly given?: readonly Given[] | undefined;
}

/** The summing up of one function, for those who book one sort of what it calls. */
export interface Booking {
  readonly fn: FunctionFacts;
  readonly scopes: Scopes;
  readonly extents: Extents;
  readonly targets: CallTargets;
  readonly ledger: Ledger;
  readonly summaryOf: SummaryOf;
  /** How many functions that were handed in stand around the one that is being booked. */
  handing: number;
  /**
   * What a call, or a callback that it hands on, runs `repeats` times each time the call is reached. Where the runs wait
   * side by side their waits count for `waits` of them.
   */
  addTarget(
    call: CallFact,
    target: Target,
    args: readonly Expression[],
    repeats: Monomial,
    waits?: Monomial,
  ): void;
  /** How often a callback runs: a recursion through it counts its turns already. */
  repeatsOf(call: CallFact, repeats: Monomial): Monomial;
}

/** The functions that a target may run, with what each of them does as far as that is known by now. */
export function summariesOf(
  target: Target,
  summaryOf: SummaryOf,
): readonly (readonly [FunctionFacts, Summary])[] {
  if (target.kind === 'packaged') return [[target.packaged.fn, target.packaged.summary]];
  return functionsOf(target).flatMap((callee) => {
    const summary = summaryOf(callee);
    return summary === 'recursive' ? [] : [[callee, summary] as const];
  });
}

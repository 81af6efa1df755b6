import { estimate, type Monomial, once, times } from '../cost/cost.ts';
import type { CallFact } from '../facts/facts.ts';
import type { Target } from '../targets/target.ts';
import { type Booking, summariesOf } from './booking.ts';
import { isPartOf, isWaitedFor } from './calledFunction.ts';
import { carryEvidence } from './carriedEvidence.ts';
import { addEffect } from './cataloguedCall.ts';
import { isWait } from './summary.ts';

/** What runs when something went wrong does not count as work of a usual run, but a wait in it is a wait. */
export function addWaitsOf(to: Booking, call: CallFact, target: Target, repeats: Monomial): void {
  if (target.kind === 'catalogued') addEffect(to, call, target.entry, repeats);
  for (const [callee, summary] of summariesOf(target, to.summaryOf)) {
    const often = estimate([times(to.ledger.tripsOf(call.loop), repeats)]);
    const isAwaited = isWaitedFor(call, callee);
    to.ledger.addWaits(isAwaited ? summary.asyncWaitMs * often : 0, summary.syncWaitMs * often, once);
    const waits = summary.contributions.filter(isWait);
    const effect = { often, cpuNs: 0, isWaitedFor: isAwaited, isOwn: isPartOf(callee, to.fn) };
    carryEvidence(to, call, callee, { ...summary, contributions: waits, unresolved: [] }, effect);
  }
}

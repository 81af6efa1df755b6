import type { Expression } from '../../compiler/index.ts';
import { estimate } from '../cost/cost.ts';
import type { CallFact } from '../facts/facts.ts';
import type { Target } from '../targets/target.ts';
import { type Booking, summariesOf, type SummaryOf, type Turns } from './booking.ts';
import { lightMs } from './summary.ts';
import { addWaitsOf } from './waitsOnly.ts';

/**
 * Of several functions the one that takes longest stands for all of them; another one that holds the thread while it
 * waits is named as well, since any path that holds it counts.
 */
export function addOneOf(
  to: Booking,
  call: CallFact,
  targets: readonly Target[],
  args: readonly Expression[],
  { repeats, waits }: Turns,
): void {
  const weighed = targets.map((target) => ({ target, weight: weightOf(target, to.summaryOf) }));
  const [heaviest] = weighed.toSorted((a, b) => b.weight.ms - a.weight.ms);
  if (heaviest === undefined) return;
  to.addTarget(call, heaviest.target, args, repeats, waits);
  const holding = weighed.find(({ weight }) => weight.holds);
  if (holding !== undefined && !heaviest.weight.holds) addWaitsOf(to, call, holding.target, waits);
  const least = Math.min(...weighed.map(({ weight }) => weight.ms));
  if (heaviest.weight.ms >= lightMs && least < lightMs) to.ledger.isOneOfUnlike = true;
  for (const { target } of weighed) {
    if (target.kind === 'unresolved') to.ledger.noteUnresolved(call, target.reason);
  }
}

/** How long a target takes, and whether it holds the thread while it waits. */
function weightOf(target: Target, summaryOf: SummaryOf): { readonly ms: number; readonly holds: boolean } {
  if (target.kind === 'catalogued') {
    const { entry } = target;
    const ms = (entry.waitMs ?? 0) + (entry.work?.fixedNs ?? 0) / 1e6;
    return { ms, holds: entry.blocking && entry.waitMs !== undefined };
  }
  let ms = 0;
  let holds = false;
  for (const [, summary] of summariesOf(target, summaryOf)) {
    ms += estimate(summary.cpu) / 1e6 + summary.asyncWaitMs + summary.syncWaitMs;
    holds ||= summary.syncWaitMs > 0;
  }
  return { ms, holds };
}

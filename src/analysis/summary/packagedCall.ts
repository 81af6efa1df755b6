import type { Expression } from '../../compiler/index.ts';
import { type Cost, estimate, multiply, times } from '../cost/cost.ts';
import type { CallFact } from '../facts/facts.ts';
import { substitute } from './substitute.ts';
import type { Booking, Turns } from './booking.ts';
import { addSummary } from './calleeSummary.ts';
import { lightMs } from './summary.ts';
import type { Packaged } from '../targets/target.ts';

/** So many times half a millisecond a package computes for certain before that counts beside calls that are open. */
const openMargin = 4;

/**
 * Books what a package's own code does. What it tells of its computing may be too little to say whether it is worth
 * mentioning: then the call stays open.
 */
export function addPackaged(
  to: Booking,
  call: CallFact,
  packaged: Packaged,
  args: readonly Expression[],
  turns: Turns,
): void {
  const { fn, label, summary, mostCpu } = packaged;
  const { ledger } = to;
  ledger.isFromPackage = true;
  const often = times(ledger.tripsOf(call.loop), turns.repeats);
  const msOf = (cpu: Cost): number =>
    estimate(multiply(substitute(cpu, { callee: fn, args, extents: to.extents }), often)) / 1e6;
  const least = msOf(summary.cpu);
  // Where the package calls what cannot be seen into, little computing may be little beside what is not seen.
  const enough = summary.unresolved.length > 0 ? lightMs * openMargin : lightMs;
  const isDoubtful = least >= lightMs && least < enough;
  const below = { coefficient: 0.9 * (lightMs / least), factors: [] };
  const cpu = isDoubtful ? multiply(summary.cpu, below) : summary.cpu;
  addSummary(
    to,
    call,
    { ...fn, name: label },
    { ...summary, cpu, start: { ...summary.start, cpu } },
    args,
    turns,
    true,
  );
  if (least >= enough || msOf(mostCpu) < lightMs) return;
  const reason = `${packaged.package}'s own code: how much ${label} computes goes by sizes that it does not tell`;
  ledger.noteUnresolved(call, reason);
}

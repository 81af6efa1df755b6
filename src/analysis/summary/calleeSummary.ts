import { type Expression, isForOfStatement } from '../../compiler/index.ts';
import { type Cost, estimate, multiply, once, times } from '../cost/cost.ts';
import type { CallFact, FunctionFacts, LoopFact } from '../facts/facts.ts';
import { cursorIn, restartedBy, withoutOwnCursors } from '../loops/cursors.ts';
import { loopThatRepeats } from '../loops/visitedOnce.ts';
import type { Booking, Turns } from './booking.ts';
import { isPartOf, isWaitedFor } from './calledFunction.ts';
import { carryEvidence } from './carriedEvidence.ts';
import { addHandedIn } from './handedIn.ts';
import type { Ledger } from './ledger.ts';
import { passOnRecursion } from './recursiveCalls.ts';
import { substitute } from './substitute.ts';
import type { Summary } from './summary.ts';

/** What one step of a generator takes, roughly. */
const asFarNs = 1_000;

/** Books what a function does whose summary is known; `isPackaged` says that nobody's code in the project does it. */
export function addSummary(
  to: Booking,
  call: CallFact,
  callee: FunctionFacts,
  summary: Summary,
  args: readonly Expression[],
  { repeats, waits, given }: Turns,
  isPackaged = false,
): void {
  const { ledger } = to;
  const loop = loopThatRepeats(call, callee);
  const sizes = { callee, args, extents: to.extents };
  const isAwaited = isWaitedFor(call, callee);
  const { start } = summary;
  // What nobody waits for goes on in a turn of its own after its first wait.
  const done = isAwaited ? summary.cpu : start.cpu;
  const whole = substitute(done, sizes);
  const cpu = multiply(callee.isGenerator ? asFarAsAsked(ledger, call, whole) : whole, repeats);
  const isAtOnce = !isAwaited || start.cpu === summary.cpu;
  if (isAtOnce) addOnward(ledger, call, loop, cpu);
  else ledger.addWork(loop, cpu, multiply(substitute(start.cpu, sizes), repeats));
  ledger.addWork(call.loop, [times(repeats, { coefficient: 3, factors: [] })]);
  const trips = times(ledger.tripsOf(loop), waits);
  const often = estimate([trips]);
  const cpuNs = estimate(multiply(cpu, ledger.tripsOf(loop)));
  // What a function does in closures of its own it does itself.
  const isOwn = isPartOf(callee, to.fn);
  const ownShare = isOwn ? summary.ownCpuNs / Math.max(1, estimate(summary.cpu)) : 0;
  const syncWaitMs = isAwaited ? summary.syncWaitMs : start.syncWaitMs;
  // What a package does counts as done by whoever calls it.
  if (!isPackaged) {
    ledger.calledCpuNs += cpuNs * (1 - ownShare);
    ledger.calledSyncWaitMs += Math.max(0, syncWaitMs - (isOwn ? summary.ownSyncWaitMs : 0)) * often;
  }
  ledger.changesProcess ||= summary.changesProcess;
  ledger.isByNameOnly ||= summary.isByNameOnly;
  ledger.isOneOfUnlike ||= summary.isOneOfUnlike;
  ledger.isFromPackage ||= summary.isFromPackage;
  const asyncWaitMs = isAwaited ? summary.asyncWaitMs : 0;
  ledger.addWaits(asyncWaitMs * often, syncWaitMs * often, trips, start.syncWaitMs * often);
  ledger.waitsInLoop ||= isAwaited && summary.waitsInLoop;
  if (isAwaited) {
    const isTogether = summary.asyncWaitMs > 0 && repeats.factors.length > waits.factors.length;
    ledger.waitsTogether ||= isTogether || summary.waitsTogether;
  }
  carryEvidence(to, call, callee, summary, { often, cpuNs, isWaitedFor: isAwaited, isOwn });
  for (const inner of summary.parameterCalls) {
    const [innerTimes = once] = substitute([inner.times], sizes);
    addHandedIn(to, call, callee, inner, { args, given, repeats: times(repeats, innerTimes) });
  }
  passOnRecursion(to, call, summary, call.loop !== undefined || repeats.factors.length > 0);
}

/** Work of a callee; where it moves a place onward that is there before, loops around do not repeat it. */
function addOnward(ledger: Ledger, call: CallFact, loop: LoopFact | undefined, cpu: Cost): void {
  if (!cpu.some((term) => cursorIn(term) !== undefined)) {
    ledger.addWork(loop, cpu);
    return;
  }
  const isOnThis = /^(this|super)\b[^.]*\.[^.]+$/.test(call.callee.getText());
  const cost = withoutOwnCursors(cpu, ({ owner }) => owner === undefined && !isOnThis);
  for (const term of cost) {
    const cursor = cursorIn(term);
    ledger.addWork(cursor === undefined ? loop : restartedBy(cursor.name, loop), [term]);
  }
}

/** A generator runs no further than the loop over it goes. */
function asFarAsAsked(ledger: Ledger, call: CallFact, cost: Cost): Cost {
  const { parent } = call.node;
  if (!isForOfStatement(parent) || parent.expression !== call.node) return cost;
  const { trips } = ledger.boundOf(parent);
  const most = trips.coefficient * asFarNs;
  return trips.factors.length === 0 && estimate(cost) > most ? [{ coefficient: most, factors: [] }] : cost;
}

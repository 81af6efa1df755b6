import type { PathStep } from '../../core/index.ts';
import { estimate, formula } from '../cost/cost.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import type { Booking } from './booking.ts';
import type { Contribution, Summary } from './summary.ts';

/** Below this, a callee's computing is not worth an entry of its own in the evidence: half a millisecond. */
const worthNamingNs = 500_000;
const maxPathLength = 12;

/** What a callee does to its caller's time. */
export interface CalleeEffect {
  /** How often it runs for one run of the caller. */
  readonly often: number;
  /** What all these runs compute. */
  readonly cpuNs: number;
  readonly isWaitedFor: boolean;
  /** It is a closure of the caller, and so part of it. */
  readonly isOwn: boolean;
}

/** Takes the reasons of a callee over into the books of its caller, which is one step away from them. */
export function carryEvidence(
  { fn, ledger }: Pick<Booking, 'fn' | 'ledger'>,
  call: CallFact,
  callee: FunctionFacts,
  summary: Summary,
  { often, cpuNs, isWaitedFor, isOwn }: CalleeEffect,
): void {
  const step: PathStep = { file: fn.file, line: call.line, name: callee.name };
  // What the callee takes for large may be small here: its reasons weigh what its work weighs here.
  const share = cpuNs / Math.max(1, estimate(summary.cpu));
  const onward = (contribution: Contribution): Contribution => ({
    ...contribution,
    // A closure of this function is no step away from it.
    path:
      isOwn || contribution.path.length >= maxPathLength ? contribution.path : [step, ...contribution.path],
    cpuNs: contribution.cpuNs * share,
    waitMs: contribution.waitMs * often,
  });
  for (const contribution of summary.contributions) {
    const isHeld = contribution.holdsThread && summary.start.syncWaitMs > 0;
    const isDropped = contribution.waitMs > 0 && !isHeld && !isWaitedFor;
    const isDetail = contribution.signal === 'constant-loop' && !isOwn;
    if (!isDropped && !isDetail) ledger.contributions.push(onward(contribution));
  }
  for (const contribution of summary.unresolved) ledger.unresolved.push(onward(contribution));
  if (cpuNs < worthNamingNs || isOwn) return;
  ledger.contributions.push({
    ...ledger.place(call, 'cpu-callee', `${callee.name} computes, ${formula(summary.cpu)}`),
    cpuNs,
  });
}

import type { Expression } from '../../compiler/index.ts';
import { times } from '../cost/cost.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import type { Booking, Turns } from './booking.ts';
import type { ParameterCall } from './summary.ts';

/** Functions that are handed in by functions that are handed in are followed so far. */
const maxHanding = 4;

/** The callee calls what it is given; here it is known what that is. */
export function addHandedIn(
  to: Booking,
  call: CallFact,
  callee: FunctionFacts,
  inner: ParameterCall,
  { args, given, repeats }: Pick<Turns, 'given' | 'repeats'> & { readonly args: readonly Expression[] },
): void {
  // What is handed in may hand itself on.
  if (to.handing >= maxHanding) return;
  const by = inner.path === '' ? given?.find(({ owner }) => owner === inner.owner) : undefined;
  const before = by?.values[inner.index - by.from];
  const handed = before ?? to.targets.handedIn(call, callee, inner, args);
  if (handed === 'by-others') {
    // It is given to a function around the callee, which may be this one.
    to.ledger.parameterCalls.push({ ...inner, times: times(to.ledger.tripsOf(call.loop), repeats) });
  } else if (handed === 'unknown') {
    to.ledger.noteUnresolved(call, `what ${callee.name} calls in what it is given cannot be told`);
  } else if (handed !== 'nothing') {
    to.handing += 1;
    to.addTarget(call, handed, [], repeats);
    to.handing -= 1;
  }
}

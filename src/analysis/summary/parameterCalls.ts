import { factorKey, sizeOf } from '../cost/cost.ts';
import type { BodyOwner } from '../syntax/functionNode.ts';
import type { ParameterCall } from './summary.ts';

/** What a function does with functions that it is given is kept to this many ways, the most frequent ones. */
const maxCalls = 24;

/**
 * Joins calls of the same function that happen as often in terms of the same sizes. Functions that hand each other on
 * what they were given would otherwise count each way on which it gets around, of which there are ever more.
 */
export function joinParameterCalls(calls: readonly ParameterCall[]): readonly ParameterCall[] {
  if (calls.length < 2) return calls;
  const byOwner = new Map<BodyOwner, Map<string, ParameterCall>>();
  for (const call of calls) {
    const known = byOwner.get(call.owner) ?? new Map<string, ParameterCall>();
    byOwner.set(call.owner, known);
    const key = `${call.index}${call.path} ${factorKey(call.times)}`;
    const before = known.get(key);
    known.set(key, before === undefined ? call : { ...before, times: sum(before, call) });
  }
  const joined = [...byOwner.values()].flatMap((known) => [...known.values()]);
  if (joined.length <= maxCalls) return joined;
  return joined.sort((a, b) => sizeOf(b.times) - sizeOf(a.times)).slice(0, maxCalls);
}

function sum(a: ParameterCall, b: ParameterCall): ParameterCall['times'] {
  return { ...a.times, coefficient: Math.min(a.times.coefficient + b.times.coefficient, 1e30) };
}

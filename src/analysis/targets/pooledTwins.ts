import type { Recommendation } from '../../core/index.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import { functionsOf } from './target.ts';
import type { Targets } from './targets.ts';

/** Where the functions of the pool files take the original: `runInThreadPool(url, name, original, args)`. */
const originalArgument = 2;

/** What generated code calls them; the catalogue says whether they are what they are called. */
const poolFunctions = /^runIn(Thread|Process)Pool$/;

/** The functions of a file that a twin beside them runs in a pool already, each with its twin. */
export function pooledTwins(
  { functions }: FileFacts,
  targets: Targets,
): ReadonlyMap<FunctionFacts, FunctionFacts> {
  const twins = new Map<FunctionFacts, FunctionFacts>();
  for (const twin of functions) {
    for (const call of twin.calls) {
      const original = call.arguments[originalArgument];
      if (original === undefined || !poolFunctions.test(call.callee.getText())) continue;
      const callee = targets.ofCall(call);
      if (callee.kind !== 'catalogued' || callee.entry.module !== 'poolwright:pools') continue;
      const handed = targets.ofValue(original);
      for (const fn of functionsOf(handed)) twins.set(fn, twin);
    }
  }
  return twins;
}

/** What to do about a function that blocks and has a twin: nothing more than to call that. */
export function callTheTwin(twin: FunctionFacts): Recommendation {
  return {
    action: 'leave',
    reason: `${twin.name} runs it in a pool already; what is asynchronous calls that.`,
    alternatives: [],
  };
}

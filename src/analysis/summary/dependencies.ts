import type { FunctionFacts } from '../facts/facts.ts';
import { functionsOf } from '../targets/target.ts';
import type { SummaryModel } from './summaryModel.ts';

/** The functions of the project whose summaries a function's own summary is made from. */
export function dependenciesOf(fn: FunctionFacts, model: SummaryModel): readonly FunctionFacts[] {
  const targets = model.targets(model.factsOf(fn));
  const found = new Set<FunctionFacts>();
  for (const call of targets.callsOf(fn)) {
    for (const target of [targets.ofCall(call), ...targets.handedTo(call)]) {
      for (const callee of functionsOf(target)) found.add(callee);
    }
  }
  return [...found];
}

import { add, type Cost, estimate, type Factor, maxFactors } from '../cost/cost.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { type Contribution, strongestUnresolved, type Summary } from '../summary/summary.ts';
import type { Packaged } from '../targets/target.ts';
import type { ArgumentFlow } from './argumentFlow.ts';

/** How often a package waits in a loop of unknown length cannot be told: it weighs as much as a few waits. */
const longestWaitMs = 100;

/** A function of a package with what its summary comes to for a program that calls it. */
export function packaged(
  fn: FunctionFacts,
  summary: Summary,
  flow: ArgumentFlow,
  { name, label }: { readonly name: string; readonly label: string },
): Packaged {
  const cpu = leastOf(summary.cpu, flow);
  const share = estimate(cpu) / Math.max(1, estimate(summary.cpu));
  const say = (one: Contribution): Contribution => ({
    ...one,
    detail: `${name}'s own code: ${one.detail}`,
    cpuNs: one.cpuNs * share,
  });
  // Functions that are handed around inside of the package are not for the program to give.
  const handedInside = summary.parameterCalls
    .filter(({ owner }) => owner !== fn.node)
    .map(({ file, line }): Contribution => ({
      signal: 'unresolved-call',
      file,
      line,
      detail: 'calls a function that it is handed',
      path: [],
      cpuNs: 0,
      waitMs: 0,
      holdsThread: false,
    }));
  return {
    package: name,
    fn,
    label,
    mostCpu: mostOf(summary.cpu, flow),
    summary: {
      ...summary,
      cpu,
      start: { cpu, syncWaitMs: Math.min(summary.syncWaitMs, longestWaitMs) },
      contributions: summary.contributions.map(say),
      unresolved: strongestUnresolved([...summary.unresolved, ...handedInside].map(say)),
      parameterCalls: summary.parameterCalls.filter(({ owner }) => owner === fn.node),
      asyncWaitMs: Math.min(summary.asyncWaitMs, longestWaitMs),
      syncWaitMs: Math.min(summary.syncWaitMs, longestWaitMs),
      isFromPackage: true,
    },
  };
}

/** The cost in terms of what the caller hands in; whatever else there is stands in it as a number. */
function inArguments(cost: Cost, flow: ArgumentFlow, sizeOf: (factors: readonly Factor[]) => number): Cost {
  const terms = cost.map(({ coefficient, factors }) => {
    const own = factors.filter((factor) => flow.isOwn(factor));
    const handed = new Map<number, Factor>();
    const others: Factor[] = [];
    for (const factor of factors) {
      if (flow.isOwn(factor)) continue;
      const argument = flow.argumentOf(factor);
      if (argument === undefined) others.push(factor);
      // However deep the loops are that go on through an argument, together they go through it once.
      else if (!own.some(({ parameter }) => parameter?.index === argument)) handed.set(argument, factor);
    }
    const moved = [...handed].map(([index, factor]) => flow.asArgument(factor, index));
    return { coefficient: coefficient * sizeOf(others), factors: [...own, ...moved] };
  });
  return add(terms);
}

/** What there is for certain: a loop of unknown length goes round once. Long products have sizes in their coefficient. */
function leastOf(cost: Cost, flow: ArgumentFlow): Cost {
  const whole = cost.filter(({ factors }) => factors.length < maxFactors);
  return inArguments(whole, flow, () => 1);
}

/** What there may be: whatever a function inside of the package is handed may be as large as bytes are. */
function mostOf(cost: Cost, flow: ArgumentFlow): Cost {
  return inArguments(cost, flow, (factors) =>
    factors.reduce(
      (all, { size, parameter }) =>
        all * (parameter === undefined ? size : Math.max(size, realisticSizes.bytes)),
      1,
    ),
  );
}

import { add, type Cost, estimate, type Factor, maxFactors } from '../cost.ts';
import type { FunctionFacts } from '../facts.ts';
import { realisticSizes } from '../realisticSizes.ts';
import type { Contribution, Summary } from '../summary.ts';
import type { Packaged } from '../target.ts';

/** A function of a package with what its summary comes to for a program that calls it. */
export function packaged(fn: FunctionFacts, summary: Summary, name: string, label: string): Packaged {
  const cpu = leastOf(summary.cpu, fn);
  const share = estimate(cpu) / Math.max(1, estimate(summary.cpu));
  const say = (one: Contribution): Contribution => ({
    ...one,
    detail: `${name}'s own code: ${one.detail}`,
    cpuNs: one.cpuNs * share,
  });
  return {
    package: name,
    fn,
    label,
    mostCpu: mostOf(summary.cpu, fn),
    summary: {
      ...summary,
      cpu,
      contributions: summary.contributions.map(say),
      unresolved: summary.unresolved.map(say),
      isFromPackage: true,
    },
  };
}

/** The cost in terms of what the caller hands in; whatever else there is stands in it as a number. */
function inArguments(cost: Cost, fn: FunctionFacts, sizeOf: (factors: readonly Factor[]) => number): Cost {
  let result: Cost = [];
  for (const { coefficient, factors } of cost) {
    const term = {
      coefficient: coefficient * sizeOf(factors.filter((factor) => !isArgument(factor, fn))),
      factors: factors.filter((factor) => isArgument(factor, fn)),
    };
    result = add(result, [term]);
  }
  return result;
}

/** What there is for certain: a loop of unknown length goes round once. Long products have sizes in their coefficient. */
function leastOf(cost: Cost, fn: FunctionFacts): Cost {
  const whole = cost.filter(({ factors }) => factors.length < maxFactors);
  return inArguments(whole, fn, () => 1);
}

/** What there may be: whatever a function inside of the package is handed may be as large as bytes are. */
function mostOf(cost: Cost, fn: FunctionFacts): Cost {
  return inArguments(cost, fn, (factors) =>
    factors.reduce(
      (all, { size, parameter }) =>
        all * (parameter === undefined ? size : Math.max(size, realisticSizes.bytes)),
      1,
    ),
  );
}

function isArgument({ parameter }: Factor, fn: FunctionFacts): boolean {
  return parameter !== undefined && parameter.owner === fn.node && parameter.path === '';
}

import type { Expression } from '../compiler/index.ts';
import { type Cost, type Factor, type Monomial, times } from './cost.ts';
import type { Extents } from './extents.ts';
import type { FunctionFacts } from './facts.ts';

/** One call, as far as sizes go. */
export interface CallSizes {
  readonly callee: FunctionFacts;
  readonly args: readonly Expression[];
  /** Of the calling file. */
  readonly extents: Extents;
}

/** A callee's cost in the caller's terms: the caller's arguments stand where the callee's parameters stood. */
export function substitute(cost: Cost, call: CallSizes): Cost {
  if (call.args.length === 0) return cost;
  return cost.map((term) => substituteTerm(term, call));
}

function substituteTerm(term: Monomial, call: CallSizes): Monomial {
  let result: Monomial = { coefficient: term.coefficient, factors: [] };
  for (const factor of term.factors) result = times(result, substituteFactor(factor, call));
  return result;
}

function substituteFactor(factor: Factor, { callee, args, extents }: CallSizes): Monomial {
  const { parameter } = factor;
  const same: Monomial = { coefficient: 1, factors: [factor] };
  if (parameter?.owner !== callee.node) return same;
  const argument = args[parameter.index];
  if (argument === undefined) return same;
  const value = extents.of(argument);
  const [first] = value.factors;
  if (parameter.path !== '') {
    // A part of the argument: as large as the callee takes it to be, under the caller's name for the whole.
    const owner = first?.name;
    if (owner === undefined || value.factors.length > 1)
      return { coefficient: 1, factors: [{ name: factor.name, size: factor.size }] };
    const root = first?.parameter;
    const name = `${owner}${parameter.path}`;
    const moved = root === undefined ? {} : { parameter: { ...root, path: root.path + parameter.path } };
    return { coefficient: 1, factors: [{ name, size: factor.size, ...moved }] };
  }
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(factor.name)) return derived(factor, value);
  const isGuess = value.factors.length === 1 && first?.isGuess === true;
  // The callee's declared type says more than an argument that nothing is known about.
  return isGuess ? { ...value, factors: [{ ...first, size: factor.size }] } : value;
}

/** `√n`, `log n`, `2^n` of an argument: what was done to the parameter is done to what stands in its place. */
function derived(factor: Factor, value: Monomial): Monomial {
  const [first] = value.factors;
  if (factor.name.startsWith('√')) {
    const factors = value.factors.map((inner) => ({
      ...inner,
      name: `√${inner.name}`,
      size: Math.sqrt(inner.size),
    }));
    return { coefficient: Math.sqrt(value.coefficient), factors };
  }
  if (first === undefined) {
    // Of a constant, `2^n` is no more than that constant makes of it.
    const size = factor.name.startsWith('2^') ? 2 ** value.coefficient : Infinity;
    return { coefficient: Math.min(factor.size, size), factors: [] };
  }
  const name = factor.name.replace(/[\p{L}_$][\p{L}\p{N}_$.]*$/u, first.name);
  return {
    coefficient: 1,
    factors: [{ ...factor, name, ...(first.parameter === undefined ? {} : { parameter: first.parameter }) }],
  };
}

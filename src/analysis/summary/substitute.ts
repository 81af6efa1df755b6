import { type Expression, isSpreadElement } from '../../compiler/index.ts';
import { amongMany, larger } from '../sizes/amounts.ts';
import { type Cost, type Factor, type Monomial, times } from '../cost/cost.ts';
import type { Extents } from '../sizes/extents.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import { parametersOf } from '../syntax/functionNode.ts';
import { memberValue } from '../values/handed.ts';
import { realisticSizes, sizeAmongMany } from '../cost/realisticSizes.ts';

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
  if (parametersOf(callee.node)[parameter.index]?.dotDotDotToken !== undefined) {
    const rest = args.slice(parameter.index);
    return rest.some(isSpreadElement)
      ? rest.map((one) => extents.of(one)).reduce(larger)
      : { coefficient: rest.length, factors: [] };
  }
  const value = factor.isDeep === true ? extents.deep(argument) : extents.of(argument);
  const [first] = value.factors;
  if (parameter.path !== '') {
    // `{ size: 8 }` tells the part itself.
    const part = /^\.[\w$]+$/.test(parameter.path)
      ? memberValue(argument, parameter.path, extents.scopes)
      : undefined;
    if (part !== undefined && part !== 'absent' && isPlain(factor.name))
      return narrower(factor, extents.of(part));
    // A part of the argument: as large as the callee takes it to be, under the caller's name for the whole.
    const owner = first?.name;
    if (owner === undefined || value.factors.length > 1)
      return { coefficient: 1, factors: [{ name: factor.name, size: factor.size }] };
    const root = first?.parameter;
    const name = `${owner}${parameter.path}`;
    const moved = root === undefined ? {} : { parameter: { ...root, path: root.path + parameter.path } };
    const bounded = factor.isBounded === true ? { isBounded: true as const } : {};
    const inside: Monomial = { coefficient: 1, factors: [{ name, size: factor.size, ...bounded, ...moved }] };
    // A part of one of many things, of which the callee knows only that it is a part.
    return first?.isOneOfMany === true ? amongMany(inside) : inside;
  }
  if (!isPlain(factor.name)) return derived(factor, value);
  return narrower(factor, value);
}

/** The caller's value, unless nothing but its type is known and the callee knows more of what it is given. */
function narrower(factor: Factor, value: Monomial): Monomial {
  const [only] = value.factors;
  if (only === undefined || value.factors.length > 1) return value;
  // The callee's declared type says more than an argument that nothing is known about.
  if (only.isGuess === true) {
    const size = only.isOneOfMany === true ? sizeAmongMany(factor.size) : factor.size;
    return { ...value, factors: [{ ...only, size }] };
  }
  const isByType =
    factor.isBounded === true || only.size === realisticSizes.text || only.size === realisticSizes.count;
  if (!isByType || factor.size >= only.size) return value;
  const bounded = factor.isBounded === true ? { isBounded: true as const } : {};
  return { ...value, factors: [{ ...only, ...bounded, size: factor.size }] };
}

/** A parameter's name or path, and nothing that was made of it. */
function isPlain(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(name);
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
  if (first === undefined) return { coefficient: ofConstant(factor, value.coefficient), factors: [] };
  const name = factor.name.replace(/[\p{L}_$][\p{L}\p{N}_$.]*$/u, first.name);
  return {
    coefficient: 1,
    factors: [{ ...factor, name, ...(first.parameter === undefined ? {} : { parameter: first.parameter }) }],
  };
}

/** What `2^n` and `log n` come to for a number that is known. */
function ofConstant({ name, size }: Factor, value: number): number {
  if (name.startsWith('2^')) return Math.min(2 ** value, size);
  return name.startsWith('log ') ? Math.min(Math.log2(Math.max(2, value)), size) : size;
}

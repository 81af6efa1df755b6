import type { BodyOwner } from '../syntax/functionNode.ts';

/** Something that a cost grows with. */
export interface Factor {
  /** As it stands in a formula: `rows`, `image.width`, `√n`, `2^n`. */
  readonly name: string;
  /** How large it is on realistic input; docs/signals.md has the table. */
  readonly size: number;
  /** Nothing is known about its type: the size is the one of collections in general. */
  readonly isGuess?: true;
  /** It is one of many of its kind, or a part of one, and its size is that of such a thing. */
  readonly isOneOfMany?: true;
  /** The code says itself that there is no more: a check of the length, a separator. */
  readonly isBounded?: true;
  /** It counts what is inside of its parts as well: the cells of a table and not its rows. */
  readonly isDeep?: true;
  /** The parameter that it comes from, so that a caller can put its own argument in its place. */
  readonly parameter?: ParameterRoot;
  /** It is gone through by moving a place onward that is there before and after. */
  readonly cursor?: Cursor;
}

/** A variable, or a field of `this`, that loops move onward. */
export interface Cursor {
  readonly name: string;
  /** The function whose variable it is. */
  readonly owner?: BodyOwner;
}

export interface ParameterRoot {
  readonly owner: BodyOwner;
  readonly index: number;
  /** `.width` for `image.width`; `''` for the parameter itself. */
  readonly path: string;
}

/** `coefficient × factors`: nanoseconds where it is work, a plain number where it is how often something happens. */
export interface Monomial {
  readonly coefficient: number;
  readonly factors: readonly Factor[];
}

/** A sum. The empty one is no work at all. */
export type Cost = readonly Monomial[];

export const once: Monomial = { coefficient: 1, factors: [] };

/** Sums are kept this short; what is left out is smaller than what stays. */
const maxTerms = 10;

/** More factors than this are not told apart from one another in practice; the size is kept. */
export const maxFactors = 8;

export function times(a: Monomial, b: Monomial): Monomial {
  const factors = [...a.factors, ...b.factors];
  if (factors.length <= maxFactors) return { coefficient: a.coefficient * b.coefficient, factors };
  const rest = factors.slice(maxFactors).reduce((size, factor) => size * factor.size, 1);
  return {
    coefficient: Math.min(a.coefficient * b.coefficient * rest, 1e30),
    factors: factors.slice(0, maxFactors),
  };
}

export function multiply(cost: Cost, by: Monomial): Cost {
  return cost.map((term) => times(by, term));
}

export function add(...costs: readonly Cost[]): Cost {
  const terms = new Map<string, Monomial>();
  for (const term of costs.flat()) {
    if (term.coefficient === 0) continue;
    const key = factorKey(term);
    const before = terms.get(key);
    terms.set(
      key,
      before === undefined ? term : { ...before, coefficient: before.coefficient + term.coefficient },
    );
  }
  const all = [...terms.values()];
  if (all.length <= maxTerms) return all;
  return all.sort((a, b) => estimate([b]) - estimate([a])).slice(0, maxTerms);
}

/** The value on realistic input. */
export function estimate(cost: Cost): number {
  let total = 0;
  for (const term of cost)
    total += term.factors.reduce((value, factor) => value * factor.size, term.coefficient);
  return Math.min(total, 1e30);
}

/** The value of one term on realistic input. */
export function sizeOf(term: Monomial): number {
  return term.factors.reduce((size, factor) => size * factor.size, term.coefficient);
}

/** `O(width·height)`; terms that make no difference to the whole are left out. */
export function formula(cost: Cost): string {
  const total = estimate(cost);
  const terms = cost
    .filter((term) => term.factors.length > 0 && estimate([term]) >= total * 0.02)
    .sort((a, b) => estimate([b]) - estimate([a]));
  const kept = terms
    .filter((term, index) => !terms.some((other, at) => at < index && covers(other, term)))
    .map(product);
  const shown = [...new Set(kept)].slice(0, 3);
  return shown.length === 0 ? 'O(1)' : `O(${shown.join(' + ')})`;
}

function product(term: Monomial): string {
  const powers = new Map<string, number>();
  for (const { name } of term.factors) powers.set(name, (powers.get(name) ?? 0) + 1);
  return [...powers].map(([name, power]) => (power === 1 ? name : `${name}${superscript(power)}`)).join('·');
}

function superscript(power: number): string {
  return String(power).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}

/** Whether every factor of `small` is in `large` as often, and no smaller. */
function covers(large: Monomial, small: Monomial): boolean {
  const left = [...large.factors];
  return small.factors.every(({ name, size }) => {
    const at = left.findIndex((factor) => factor.name === name && factor.size >= size);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const keys = new WeakMap<Monomial, string>();

/** The same for terms that grow with the same things. */
export function factorKey(term: Monomial): string {
  if (term.factors.length === 0) return '';
  let key = keys.get(term);
  if (key === undefined) keys.set(term, (key = findFactorKey(term)));
  return key;
}

function findFactorKey(term: Monomial): string {
  return term.factors
    .map(
      ({ name, size, isDeep, parameter, cursor }) =>
        `${name}:${size}${isDeep === true ? '+' : ''}${cursor === undefined ? '' : `~${cursor.name}`}@${parameter === undefined ? '' : `${parameter.owner.pos}.${parameter.index}${parameter.path}`}`,
    )
    .sort()
    .join('·');
}

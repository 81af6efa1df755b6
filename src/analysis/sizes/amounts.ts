import { type Factor, type Monomial, sizeOf } from '../cost/cost.ts';
import { realisticSizes, sizeAmongMany } from '../cost/realisticSizes.ts';
import type { Declaration } from '../syntax/scopes.ts';
import type { TypeSize } from './typeSizes.ts';

/** A number of which no input changes anything. */
export function constant(count: number): Monomial {
  return { coefficient: count, factors: [] };
}

/** An amount that input decides, under the name that it has in formulas. */
export function input(
  name: string,
  type: TypeSize,
  declared?: Declaration & { kind: 'parameter' },
): Monomial {
  const factor: Factor = {
    name,
    size: type.size,
    ...(type.isUnknown ? { isGuess: true } : {}),
    ...(declared === undefined
      ? {}
      : { parameter: { owner: declared.owner, index: declared.index, path: declared.path } }),
  };
  return { coefficient: 1, factors: [factor] };
}

/** The words or lines of a text. */
export function inParts(text: Monomial): Monomial {
  const factors = text.factors.map((factor) =>
    factor.size === realisticSizes.text ? { ...factor, size: realisticSizes.parts } : factor,
  );
  return { ...text, factors };
}

/** The same amount of one of many things, or of a part of one. */
export function amongMany(value: Monomial): Monomial {
  const factors = value.factors.map((factor): Factor => ({
    ...factor,
    size: sizeAmongMany(factor.size),
    isOneOfMany: true,
  }));
  return { ...value, factors };
}

/** At most so much, as the code says itself. */
export function bounded(value: Monomial, most: number): Monomial {
  const [only] = value.factors;
  if (only === undefined || value.factors.length > 1 || only.size <= most) return value;
  return { coefficient: 1, factors: [{ ...only, size: most, isBounded: true }] };
}

/** The parameter behind a factor, one step further into it. */
export function movedRoot(factor: Factor | undefined, path: string): Pick<Factor, 'parameter'> {
  if (factor?.parameter === undefined) return {};
  return { parameter: { ...factor.parameter, path: factor.parameter.path + path } };
}

/** The larger one on realistic input. */
export function larger(a: Monomial, b: Monomial): Monomial {
  return sizeOf(b) > sizeOf(a) ? b : a;
}

/** The smaller one on realistic input. */
export function smaller(a: Monomial, b: Monomial): Monomial {
  return sizeOf(b) < sizeOf(a) ? b : a;
}

/** A constant bounds whatever else there is; between inputs nobody knows. */
export function smallest(values: readonly Monomial[], otherwise: () => Monomial): Monomial {
  const constants = values.filter((value) => value.factors.length === 0);
  if (constants.length > 0) return constants.reduce(smaller);
  return values.length === 1 ? (values[0] ?? otherwise()) : otherwise();
}

/** `√n`, as a factor of its own. */
export function squareRoot(value: Monomial): Monomial {
  return {
    coefficient: Math.sqrt(value.coefficient),
    factors: value.factors.map((factor) => ({
      ...factor,
      name: `√${factor.name}`,
      size: Math.sqrt(factor.size),
    })),
  };
}

import {
  type Expression,
  isArrayLiteralExpression,
  isObjectLiteralExpression,
  type ObjectLiteralExpression,
  SyntaxKind,
} from '../../compiler/index.ts';
import { bounded, constant, larger } from './amounts.ts';
import type { Monomial } from '../cost/cost.ts';
import { unwrapAwait } from '../syntax/expressions.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import type { TypeShapes } from './typeShapes.ts';

/** Literals nested deeper than this are taken for small. */
const maxNesting = 2;

/** What is inside of an object, as far as the place and its type tell. */
export class Contents {
  readonly #shapes: Pick<TypeShapes, 'properties' | 'leaves'>;
  readonly #extentOf: (expression: Expression, depth: number) => Monomial;
  readonly #isFilled: (expression: Expression) => boolean;

  /** `isFilled`: whether code fills it after it was made, and so tells how large it becomes. */
  constructor(
    shapes: Pick<TypeShapes, 'properties' | 'leaves'>,
    extentOf: (expression: Expression, depth: number) => Monomial,
    isFilled: (expression: Expression) => boolean,
  ) {
    this.#shapes = shapes;
    this.#extentOf = extentOf;
    this.#isFilled = isFilled;
  }

  /** How many properties an object has, or elements a collection. */
  properties(expression: Expression, depth: number): Monomial {
    const amount = this.#extentOf(expression, depth);
    const [only] = amount.factors;
    if (only === undefined || amount.factors.length > 1 || only.isBounded === true) return amount;
    const node = unwrapAwait(expression);
    if (this.#isFilled(node)) return amount;
    if (only.isGuess === true) return bounded(amount, realisticSizes.properties);
    const properties = this.#shapes.properties(node);
    if (properties === undefined) return amount;
    return properties === realisticSizes.properties ? bounded(amount, properties) : constant(properties);
  }

  /** How much there is to go through in something, what its parts hold included. */
  deep(expression: Expression, depth: number, nesting = 0): Monomial {
    const node = unwrapAwait(expression);
    if (nesting > maxNesting) return constant(1);
    if (isObjectLiteralExpression(node) || isArrayLiteralExpression(node)) {
      const parts = isArrayLiteralExpression(node) ? [...node.elements] : valuesOf(node);
      return parts.map((part) => this.deep(part, depth, nesting + 1)).reduce(larger, constant(parts.length));
    }
    const amount = this.#extentOf(node, depth);
    if (isKnown(amount)) return amount;
    const leaves = this.#shapes.leaves(node);
    if (leaves === undefined) return amount;
    if (leaves < realisticSizes.shortText) return constant(leaves);
    const [first] = amount.factors;
    const isSame = first === undefined || amount.factors.length > 1 || first.size >= leaves;
    return isSame ? amount : { coefficient: 1, factors: [{ ...first, size: leaves, isDeep: true }] };
  }
}

/** A constant, or something of unknown type: a look at the type would tell nothing. */
function isKnown({ factors }: Monomial): boolean {
  return factors.every(({ isGuess }) => isGuess === true);
}

/** What an object literal holds: `b` of `{ a: b }`, `a` of `{ a }`, `all` of `{ ...all }`. */
function valuesOf(node: ObjectLiteralExpression): readonly Expression[] {
  return [...node.properties].flatMap((property) => {
    const { initializer, expression, name } = property as unknown as Partial<Record<string, Expression>>;
    if (property.kind === SyntaxKind.ShorthandPropertyAssignment) return name === undefined ? [] : [name];
    const value = initializer ?? expression;
    return value === undefined ? [] : [value];
  });
}

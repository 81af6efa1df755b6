import { type CallExpression, type Expression, isPropertyAccessExpression } from '../../compiler/index.ts';
import { constant, larger, smallest } from './amounts.ts';
import type { Contents } from './contents.ts';
import type { Monomial } from '../cost/cost.ts';
import { digits, literalNumber, rootIdentifier, unwrap } from '../syntax/expressions.ts';
import type { Extents } from './extents.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { piecesOf } from './textPieces.ts';

/** How large what a catalogued function gives is, where that does not go by what it is given. */
export type GivenSize = (call: CallExpression) => number | undefined;

/** Methods whose result is as large as what they are called on, or smaller. */
const keepsSize =
  /^(map|filter|slice|sort|toSorted|reverse|toReversed|flat|flatMap|keys|values|entries|trim|trimStart|trimEnd|substring|substr|normalize|toLowerCase|toUpperCase|subarray|toString|toArray|replace|replaceAll|with|fill)$/;

/** Functions that give one element for each property of their first argument. */
const listsProperties =
  /^(Object\.(keys|values|entries|getOwnPropertyNames|getOwnPropertySymbols|getOwnPropertyDescriptors)|Reflect\.ownKeys)$/;

/** Methods of numbers that give a text. */
const ofNumbers = /^to(String|Fixed|Precision|Exponential|LocaleString)$/;

/** Functions whose result is as large as their first argument, or smaller. */
const passesSize =
  /^(Array\.from|Buffer\.(from|alloc)|Math\.(floor|ceil|round|trunc|abs|sqrt)|Number|parseInt|parseFloat|String|JSON\.parse|Array)$/;

/** How much there is of what a call gives; `undefined` where only its type tells. */
export class CallExtents {
  readonly #extents: Extents;
  readonly #contents: Contents;
  readonly #scopes: Scopes;
  readonly #givenSize: GivenSize;

  constructor(extents: Extents, contents: Contents, scopes: Scopes, givenSize: GivenSize) {
    this.#extents = extents;
    this.#contents = contents;
    this.#scopes = scopes;
    this.#givenSize = givenSize;
  }

  of(node: CallExpression, depth: number): Monomial | undefined {
    const next = depth + 1;
    const callee = unwrap(node.expression);
    const name = callee.getText().replaceAll(/\s+/g, '');
    const args = [...node.arguments];
    const [first] = args;
    if (name === 'Math.min')
      return smallest(
        args.map((argument) => this.#extents.of(argument, next)),
        () => this.#extents.opaque(node, depth),
      );
    if (name === 'Math.max')
      return args.map((argument) => this.#extents.of(argument, next)).reduce(larger, constant(0));
    if (listsProperties.test(name) && first !== undefined) return this.#contents.properties(first, next);
    if (name === 'String' && first !== undefined && this.#extents.isNumber(first)) return constant(digits);
    if (first !== undefined && this.#isRandomBytes(callee)) return this.#extents.of(first, next);
    if (passesSize.test(name) && first !== undefined) return this.#extents.of(first, next);
    if (isPropertyAccessExpression(callee)) {
      if (ofNumbers.test(callee.name.text) && this.#extents.isNumber(callee.expression))
        return constant(digits);
      if (callee.name.text === 'slice' || callee.name.text === 'subarray') {
        const range = this.#slice(args, depth);
        if (range !== undefined) return range;
      }
      if (callee.name.text === 'concat') {
        return args
          .map((argument) => this.#extents.of(argument, next))
          .reduce(larger, this.#extents.of(callee.expression, next));
      }
      if (callee.name.text === 'flat') return this.#contents.deep(callee.expression, next);
      if (callee.name.text === 'charAt') return constant(1);
      if (keepsSize.test(callee.name.text)) return this.#extents.of(callee.expression, next);
      if (/^(split|match|matchAll)$/.test(callee.name.text))
        return piecesOf(node, this.#extents.of(callee.expression, next), this.#scopes);
    }
    const given = this.#givenSize(node);
    return given === undefined ? undefined : constant(given);
  }

  /** `randomBytes(8)` gives eight bytes. */
  #isRandomBytes(callee: Expression): boolean {
    const root = rootIdentifier(callee);
    const declared = root === undefined ? undefined : this.#scopes.lookUp(root);
    if (declared?.kind !== 'import' || !/^(node:)?crypto$/.test(declared.module)) return false;
    const name = isPropertyAccessExpression(callee) ? callee.name.text : declared.exported;
    return name === 'randomBytes';
  }

  /** `xs.slice(0, 10)` has ten elements at most, whatever `xs` holds. */
  #slice(args: readonly Expression[], depth: number): Monomial | undefined {
    const [from, to] = args;
    if (from === undefined) return undefined;
    const start = literalNumber(from);
    if (to === undefined) return start !== undefined && start < 0 ? constant(-start) : undefined;
    const end = this.#extents.of(to, depth + 1);
    return end.factors.length === 0 && start !== undefined && start >= 0 ? end : undefined;
  }
}

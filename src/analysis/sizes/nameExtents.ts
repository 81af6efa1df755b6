import {
  type Identifier,
  isForStatement,
  type Node,
  type VariableDeclaration,
} from '../../compiler/index.ts';
import { type Monomial, sizeOf } from '../cost/cost.ts';
import type { LoopBound } from '../cost/loopBound.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { literalNumber, shortText } from '../syntax/expressions.ts';
import { type Declaration, functionAround, type Scopes } from '../syntax/scopes.ts';
import { isFillable } from '../values/growth.ts';
import { isFilled, isPartOfText, keepsItsValue } from '../values/variables.ts';
import { amongMany, constant, input, larger, movedRoot } from './amounts.ts';
import type { ExpressionExtents, ImportedConstant } from './expressionExtents.ts';
import { GrownSizes } from './grownSizes.ts';
import { type CheckedBy, LengthChecks } from './lengthChecks.ts';
import { typeOfName } from './nameType.ts';
import { gatheredFrom, isLoopVariable, isOneOfMany, listedFor } from './oneOfMany.ts';
import { defaultNumber, isToken } from './tokens.ts';
import type { TypeSize, TypeSizes } from './typeSizes.ts';

/** How much there is of what a name stands for: by its value, by what fills and checks it, else by its type. */
export class NameExtents {
  readonly #extents: ExpressionExtents;
  readonly #scopes: Scopes;
  readonly #types: Pick<TypeSizes, 'of'>;
  readonly #importedConstant: ImportedConstant;
  readonly #checks: LengthChecks;
  readonly #grown: GrownSizes;
  #boundOf: (loop: Node) => LoopBound | undefined = () => undefined;

  constructor(
    extents: ExpressionExtents,
    scopes: Scopes,
    types: Pick<TypeSizes, 'of'>,
    { importedConstant, checkedBy }: { importedConstant: ImportedConstant; checkedBy: CheckedBy },
  ) {
    this.#extents = extents;
    this.#scopes = scopes;
    this.#types = types;
    this.#importedConstant = importedConstant;
    this.#checks = new LengthChecks(extents, checkedBy);
    this.#grown = new GrownSizes(scopes, (expression) => extents.of(expression, 1));
  }

  countTurnsWith(boundOf: (loop: Node) => LoopBound): void {
    this.#boundOf = boundOf;
    this.#grown.countTurnsWith((loop) => boundOf(loop).trips);
  }

  /** How much there is of what a name stands for, and no more than the code around it lets through. */
  of(node: Identifier, depth: number): Monomial {
    const declared = this.#scopes.lookUp(node);
    const value = this.#unchecked(node, declared, depth);
    if (value.factors.length !== 1 || (value.factors[0]?.size ?? 0) < realisticSizes.token) return value;
    if (declared?.kind === 'parameter') return this.#checks.bound(node, declared.owner, value, depth);
    if (declared?.kind !== 'variable' || !keepsItsValue(declared)) return value;
    if (declared.node.initializer === undefined || isFilled(declared)) return value;
    return this.#checks.bound(node, functionAround(declared.node), value, depth);
  }

  /** The same as far as nothing checks how much of it there is. */
  #unchecked(node: Identifier, declared: Declaration | undefined, depth: number): Monomial {
    if (declared?.kind === 'variable') return this.#variable(node, declared, depth);
    const value = declared?.kind === 'import' ? this.#importedConstant(node, declared) : undefined;
    if (value !== undefined) return this.#extents.of(value, depth + 1);
    const type = typeOfName(node, declared, this.#types);
    if (type.fixed !== undefined) return constant(type.fixed);
    if (declared?.kind !== 'parameter') return input(node.text, type);
    const gathered = gatheredFrom(declared);
    if (gathered !== undefined) {
      const turns = this.#extents.of(gathered, depth + 1);
      return turns.factors.length === 0 ? turns : input(node.text, type, declared);
    }
    if (isOneOfMany(declared))
      return this.#oneOfListed(declared, depth) ?? amongMany(input(node.text, type, declared));
    return input(node.text, { ...type, size: this.#usualSize(type, declared) }, declared);
  }

  /** Where each of `[key.slice(0, 4), key.slice(4, 8)]` is bounded, so is what a callback gets of them. */
  #oneOfListed(declared: Declaration & { kind: 'parameter' }, depth: number): Monomial | undefined {
    const listed = declared.path === '' ? listedFor(declared) : undefined;
    if (listed === undefined) return undefined;
    const largest = listed.map((one) => this.#extents.of(one, depth + 1)).reduce(larger, constant(0));
    return largest.factors.length === 0 ? largest : undefined;
  }

  /** What a function does with a parameter may say that it is not just any text or number. */
  #usualSize(type: TypeSize, declared: Declaration & { kind: 'parameter' }): number {
    if (isRest(declared)) return realisticSizes.arguments;
    if (type.isNumber) return defaultNumber(declared) ?? type.size;
    const isText = type.size === realisticSizes.text;
    const mayBeText = isText || type.size === realisticSizes.bytes;
    return mayBeText && isToken(declared, isText) ? realisticSizes.token : type.size;
  }

  #variable(node: Identifier, declared: Declaration & { kind: 'variable' }, depth: number): Monomial {
    const { initializer } = declared.node;
    const isFollowed = initializer !== undefined && !declared.path.includes('[]') && keepsItsValue(declared);
    if (!isFollowed || isLoopVariable(declared.node)) {
      const own = this.#ownName(node, declared);
      return this.#shrunk(own, declared, depth) ?? own;
    }
    const value = this.#extents.of(initializer, depth + 1);
    const grown =
      declared.path === '' && isFillable(initializer)
        ? this.#grown.of(declared, () => this.#types.of(node))
        : undefined;
    if (grown !== undefined) return larger(value, grown);
    const [only] = value.factors;
    if (declared.path !== '') {
      const name = `${only?.name ?? shortText(initializer, 20)}${declared.path}`;
      const { size } = this.#types.of(node);
      return { coefficient: 1, factors: [{ name, size, ...movedRoot(only, declared.path) }] };
    }
    const isNamed = only === undefined || /^[√\p{L}\p{N}_$.]+$/u.test(only.name);
    if (value.factors.length <= 1 && isNamed) return value;
    // Made of several inputs, or by a call: the variable's own name says more.
    const type = typeOfName(node, declared, this.#types);
    return type.fixed === undefined
      ? input(node.text, { ...type, size: Math.min(type.size, sizeOf(value)) })
      : constant(type.fixed);
  }

  /** A text that goes on from another one is no longer than that, unless something is joined to it. */
  #shrunk(own: Monomial, declared: Declaration & { kind: 'variable' }, depth: number): Monomial | undefined {
    const { initializer } = declared.node;
    if (initializer === undefined || declared.isConst || declared.path !== '') return undefined;
    if (sizeOf(own) !== realisticSizes.text || own.factors.length !== 1) return undefined;
    const start = this.#extents.of(initializer, depth + 1);
    const [from] = start.factors;
    if (from === undefined || start.factors.length !== 1 || sizeOf(start) > sizeOf(own)) return undefined;
    const joined = new RegExp(`(?<![\\w$.])${declared.name.replaceAll('$', '\\$')}\\s*\\+=`);
    if (joined.test(declared.node.parent.parent.parent.getText())) return undefined;
    return sizeOf(start) < sizeOf(own) || from.parameter !== undefined ? start : undefined;
  }

  #ownName(node: Identifier, declared: Declaration & { kind: 'variable' }): Monomial {
    const type = typeOfName(node, declared, this.#types);
    if (type.fixed !== undefined) return constant(type.fixed);
    // `key` of `const [key, value] = pair.split('=')` is one of many as well.
    const isOne = isLoopVariable(declared.node) || isPartOfText(declared);
    const own = input(node.text, type);
    if (isOne) return amongMany(own);
    return (type.isNumber ? this.#counted(declared.node) : undefined) ?? own;
  }

  /** The number that a loop counts one by one is no larger than the number of its turns. */
  #counted(node: VariableDeclaration): Monomial | undefined {
    const loop = node.parent.parent;
    if (
      !isForStatement(loop) ||
      node.initializer === undefined ||
      literalNumber(node.initializer) === undefined
    )
      return undefined;
    const name = node.name.getText();
    const step = loop.incrementor?.getText() ?? '';
    if (step !== `${name}++` && step !== `++${name}`) return undefined;
    const bound = this.#boundOf(loop);
    return bound === undefined || bound.isUnbounded ? undefined : bound.trips;
  }
}

/** `parts` of `(...parts)` */
function isRest({ path, node }: Declaration & { kind: 'parameter' }): boolean {
  return path === '' && node.dotDotDotToken !== undefined;
}

import {
  type BinaryExpression,
  type Expression,
  type Identifier,
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isForStatement,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPostfixUnaryExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  isStringLiteral,
  isTemplateExpression,
  type Node,
  type ObjectLiteralExpression,
  type PropertyAccessExpression,
  SyntaxKind,
  type VariableDeclaration,
} from '../../compiler/index.ts';
import { amongMany, bounded, constant, input, larger, movedRoot } from './amounts.ts';
import { CallExtents, type GivenSize } from './callExtents.ts';
import { isThis } from '../syntax/classText.ts';
import { namesElements } from '../syntax/collections.ts';
import { Contents } from './contents.ts';
import { type Monomial, sizeOf, times } from '../cost/cost.ts';
import {
  digits,
  literalNumber,
  rootIdentifier,
  shortText,
  unwrap,
  unwrapAwait,
} from '../syntax/expressions.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import { GrownSizes } from './grownSizes.ts';
import { type CheckedBy, LengthChecks } from './lengthChecks.ts';
import { isFillable } from '../values/growth.ts';
import type { LoopBound } from '../loops/loopBounds.ts';
import { madeOf, timesAsMuch } from './madeOf.ts';
import { gatheredFrom, isLoopVariable, isOneOfMany, listedFor } from './oneOfMany.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { type Declaration, functionAround, type Scopes } from '../syntax/scopes.ts';
import { defaultNumber, isToken } from './tokens.ts';
import { isRegister } from './registers.ts';
import type { TypeShapes } from './typeShapes.ts';
import { isFilled, isPartOfText, keepsItsValue } from '../values/variables.ts';
import { annotatedSize, type TypeSize, type TypeSizes } from './typeSizes.ts';

/** Values of constants that other modules export; `undefined` for everything else. */
export type ImportedConstant = (identifier: Identifier, declared: Declaration) => Expression | undefined;

export const lengthNames = new Set(['length', 'size', 'byteLength']);

/** How far a value is followed to where it comes from. */
const maxDepth = 8;

/**
 * How much there is of something: the elements of a collection, the characters of a text, the value of a number. A
 * constant has no factors.
 */
export class Extents {
  /** The names of the file. */
  readonly scopes: Scopes;
  readonly #types: Pick<TypeSizes, 'of'>;
  readonly #contents: Contents;
  readonly #importedConstant: ImportedConstant;
  readonly #calls: CallExtents;
  readonly #checks: LengthChecks;
  readonly #grown: GrownSizes;
  #boundOf: (loop: Node) => LoopBound | undefined = () => undefined;

  constructor(
    scopes: Scopes,
    types: Pick<TypeSizes, 'of'>,
    shapes: Pick<TypeShapes, 'properties' | 'leaves'>,
    {
      importedConstant,
      givenSize,
      checkedBy,
    }: { importedConstant: ImportedConstant; givenSize: GivenSize; checkedBy: CheckedBy },
  ) {
    this.scopes = scopes;
    this.#types = types;
    this.#contents = new Contents(
      shapes,
      (expression, depth) => this.of(expression, depth),
      (expression) => isIdentifier(expression) && isFilled(scopes.lookUp(expression)),
    );
    this.#importedConstant = importedConstant;
    this.#checks = new LengthChecks(this, checkedBy);
    this.#calls = new CallExtents(this, this.#contents, scopes, givenSize);
    this.#grown = new GrownSizes(scopes, (expression) => this.of(expression, 1));
  }

  /** What fills a collection is a loop, and what a loop goes through may be such a collection. */
  countTurnsWith(boundOf: (loop: Node) => LoopBound): void {
    this.#boundOf = boundOf;
    this.#grown.countTurnsWith((loop) => boundOf(loop).trips);
  }

  of(expression: Expression, depth = 0): Monomial {
    const node = unwrapAwait(expression);
    const literal = literalNumber(node);
    if (literal !== undefined) return constant(Math.abs(literal));
    if (depth > maxDepth) return this.opaque(node, depth);
    if (isStringLiteral(node) || node.kind === SyntaxKind.NoSubstitutionTemplateLiteral) {
      return constant((node as unknown as { text: string }).text.length);
    }
    if (isArrayLiteralExpression(node)) return this.#arrayLiteral(node.elements, depth);
    if (isObjectLiteralExpression(node)) return this.#objectLiteral(node, depth);
    if (isIdentifier(node)) return this.#checked(node, depth);
    if (isPropertyAccessExpression(node)) return this.#property(node, depth);
    if (isElementAccessExpression(node)) return this.#element(node);
    if (isBinaryExpression(node)) return this.#binary(node, depth);
    if (isPrefixUnaryExpression(node) || isPostfixUnaryExpression(node))
      return this.of(node.operand, depth + 1);
    if (isTemplateExpression(node))
      return node.templateSpans
        .map(({ expression: part }) => (this.isNumber(part) ? constant(digits) : this.of(part, depth + 1)))
        .reduce(larger, constant(node.getText().length));
    if (isConditionalExpression(node))
      return larger(this.of(node.whenTrue, depth + 1), this.of(node.whenFalse, depth + 1));
    if (isNewExpression(node)) {
      const [first] = node.arguments ?? [];
      return first === undefined ? constant(1) : this.of(first, depth + 1);
    }
    if (isCallExpression(node)) return this.#calls.of(node, depth) ?? this.opaque(node, depth);
    if (isSpreadElement(node)) return this.of(node.expression, depth + 1);
    if (isFunctionWithBody(node)) return constant(1);
    return this.opaque(node, depth);
  }

  /** How many properties an object has, or elements a collection. */
  properties(expression: Expression): Monomial {
    return this.#contents.properties(expression, 0);
  }

  /** How much there is to go through in something, what its parts hold included. */
  deep(expression: Expression): Monomial {
    return this.#contents.deep(expression, 0);
  }

  /** Whether a value is a number, which may count something or just be one. */
  isNumber(expression: Expression): boolean {
    const node = unwrapAwait(expression);
    if (literalNumber(node) !== undefined) return true;
    if (isIdentifier(node)) return this.#typeOf(node, this.scopes.lookUp(node)).isNumber;
    return isPropertyAccessExpression(node) && this.#types.of(node).isNumber;
  }

  /** Bytes and numbers are what something is made of; a text or a list of texts may only name it. */
  #isOfContents(source: Expression | undefined): boolean {
    if (source === undefined || !isIdentifier(source)) return false;
    const { size, isNumber, isUnknown } = this.#types.of(source);
    return !isNumber && !isUnknown && (size === realisticSizes.bytes || size === realisticSizes.numbers);
  }

  #arrayLiteral(elements: readonly Expression[], depth: number): Monomial {
    let result = constant(elements.length);
    for (const element of elements) {
      if (isSpreadElement(element)) result = larger(result, this.of(element.expression, depth + 1));
    }
    return result;
  }

  /** `{ length: n }` is how people make `n` of something. */
  #objectLiteral(node: ObjectLiteralExpression, depth: number): Monomial {
    for (const property of node.properties) {
      const { name, initializer } = property as Partial<{ name: Identifier; initializer: Expression }>;
      if (name?.text === 'length') return this.of(initializer ?? name, depth + 1);
    }
    return constant(node.properties.length);
  }

  /** What a name stands for, as far as nothing checks how much of it there is. */
  #checked(node: Identifier, depth: number): Monomial {
    const declared = this.scopes.lookUp(node);
    const value = this.#identifier(node, declared, depth);
    if (value.factors.length !== 1 || (value.factors[0]?.size ?? 0) < realisticSizes.token) return value;
    if (declared?.kind === 'parameter') return this.#checks.bound(node, declared.owner, value, depth);
    if (declared?.kind !== 'variable' || !keepsItsValue(declared)) return value;
    if (declared.node.initializer === undefined || isFilled(declared)) return value;
    return this.#checks.bound(node, functionAround(declared.node), value, depth);
  }

  #identifier(node: Identifier, declared: Declaration | undefined, depth: number): Monomial {
    if (declared?.kind === 'variable') return this.#variable(node, declared, depth);
    const value = declared?.kind === 'import' ? this.#importedConstant(node, declared) : undefined;
    if (value !== undefined) return this.of(value, depth + 1);
    const type = this.#typeOf(node, declared);
    if (type.fixed !== undefined) return constant(type.fixed);
    if (declared?.kind !== 'parameter') return input(node.text, type);
    const gathered = gatheredFrom(declared);
    if (gathered !== undefined) {
      const turns = this.of(gathered, depth + 1);
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
    const largest = listed.map((one) => this.of(one, depth + 1)).reduce(larger, constant(0));
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

  /** What the declaration spells out needs no question to the compiler. */
  #typeOf(node: Identifier, declared: Declaration | undefined): TypeSize {
    const isDeclared = declared?.kind === 'parameter' || declared?.kind === 'variable';
    const written = isDeclared && declared.path === '' ? declared.node.type : undefined;
    // One question for all mentions of the name.
    if (declared?.kind === 'parameter' && written !== undefined && namesElements(written))
      return this.#types.of(declared.node.name);
    return (written === undefined ? undefined : annotatedSize(written)) ?? this.#types.of(node);
  }

  #variable(node: Identifier, declared: Declaration & { kind: 'variable' }, depth: number): Monomial {
    const { initializer } = declared.node;
    const isFollowed = initializer !== undefined && !declared.path.includes('[]') && keepsItsValue(declared);
    if (!isFollowed || isLoopVariable(declared.node)) {
      const own = this.#ownName(node, declared);
      return this.#shrunk(own, declared, depth) ?? own;
    }
    const value = this.of(initializer, depth + 1);
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
    const type = this.#typeOf(node, declared);
    return type.fixed === undefined
      ? input(node.text, { ...type, size: Math.min(type.size, sizeOf(value)) })
      : constant(type.fixed);
  }

  /** A text that goes on from another one is no longer than that, unless something is joined to it. */
  #shrunk(own: Monomial, declared: Declaration & { kind: 'variable' }, depth: number): Monomial | undefined {
    const { initializer } = declared.node;
    if (initializer === undefined || declared.isConst || declared.path !== '') return undefined;
    if (sizeOf(own) !== realisticSizes.text || own.factors.length !== 1) return undefined;
    const start = this.of(initializer, depth + 1);
    const [from] = start.factors;
    if (from === undefined || start.factors.length !== 1 || sizeOf(start) > sizeOf(own)) return undefined;
    const joined = new RegExp(`(?<![\\w$.])${declared.name.replaceAll('$', '\\$')}\\s*\\+=`);
    if (joined.test(declared.node.parent.parent.parent.getText())) return undefined;
    return sizeOf(start) < sizeOf(own) || from.parameter !== undefined ? start : undefined;
  }

  /** One row of a table, one line of a text: as large as things are that many of their kind lie beside. */
  #element(node: Expression): Monomial {
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    return amongMany(input(shortText(node, 24), type));
  }

  #ownName(node: Identifier, declared: Declaration & { kind: 'variable' }): Monomial {
    const type = this.#typeOf(node, declared);
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

  #property(node: PropertyAccessExpression, depth: number): Monomial {
    // A Map's size and an array's length count what the object holds.
    if (lengthNames.has(node.name.text)) return this.of(node.expression, depth + 1);
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    const constantValue = this.#constantProperty(node, depth);
    if (constantValue !== undefined) return constantValue;
    const base = unwrap(node.expression);
    const declared = isIdentifier(base) ? this.scopes.lookUp(base) : undefined;
    const path = `.${node.name.text}`;
    const root = rootIdentifier(node);
    const rootDeclared = root === undefined ? undefined : this.scopes.lookUp(root);
    if (isOneOfMany(rootDeclared)) {
      return amongMany(input(shortText(node, 24), type));
    }
    if (declared?.kind === 'parameter') {
      return input(shortText(node, 24), type, { ...declared, path: declared.path + path });
    }
    const own = input(shortText(node, 24), type);
    return type.size === realisticSizes.elements && isThis(base) && isRegister(node)
      ? bounded(own, realisticSizes.registered)
      : own;
  }

  /** `WIDTH` of `const LIMITS = { WIDTH: 16 }`. */
  #constantProperty(node: PropertyAccessExpression, depth: number): Monomial | undefined {
    const base = unwrap(node.expression);
    if (!isIdentifier(base)) return undefined;
    const declared = this.scopes.lookUp(base);
    const value =
      declared?.kind === 'variable' && declared.isConst && declared.path === ''
        ? declared.node.initializer
        : declared?.kind === 'import'
          ? this.#importedConstant(base, declared)
          : undefined;
    const literal = value === undefined ? undefined : unwrap(value);
    if (literal === undefined || !isObjectLiteralExpression(literal)) return undefined;
    for (const property of literal.properties) {
      const { name, initializer } = property as Partial<{ name: Identifier; initializer: Expression }>;
      if (name?.text === node.name.text && initializer !== undefined && isLiteral(initializer)) {
        return this.of(initializer, depth + 1);
      }
    }
    return undefined;
  }

  #binary(node: BinaryExpression, depth: number): Monomial {
    const left = this.of(node.left, depth + 1);
    const right = this.of(node.right, depth + 1);
    const operator: SyntaxKind = node.operatorToken.kind;
    if (operator === SyntaxKind.AsteriskToken) return times(left, right);
    if (operator === SyntaxKind.SlashToken && right.factors.length === 0) {
      return { ...left, coefficient: left.coefficient / Math.max(right.coefficient, 1) };
    }
    if (operator === SyntaxKind.PercentToken || operator === SyntaxKind.AmpersandToken) {
      return right.factors.length === 0 ? right : left;
    }
    const isDivided =
      operator === SyntaxKind.SlashToken ||
      operator === SyntaxKind.GreaterThanGreaterThanToken ||
      operator === SyntaxKind.GreaterThanGreaterThanGreaterThanToken;
    return isDivided ? left : larger(left, right);
  }

  /** Something that is known by its type only. A call is named after what goes into it, if anything does. */
  opaque(node: Expression, depth: number): Monomial {
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    if (!isCallExpression(node)) return input(shortText(node, 24), type);
    const callee = unwrap(node.expression);
    if (depth < maxDepth) {
      const sources = isPropertyAccessExpression(callee)
        ? [...node.arguments, callee.expression]
        : node.arguments;
      const amounts = sources.map((source) => this.of(source, depth + 1));
      const factor = amounts.find(({ factors }) => factors.length > 0)?.factors[0];
      if (factor !== undefined) return madeOf(factor, type, node);
      const known = amounts.filter((_, index) => this.#isOfContents(sources[index]));
      if (known.length > 0) {
        const most = Math.max(...known.map(({ coefficient }) => coefficient)) * timesAsMuch;
        return bounded(input(`${shortText(callee, 20)}(…)`, type), most);
      }
    }
    return input(`${shortText(callee, 20)}(…)`, type);
  }
}

/** `parts` of `(...parts)` */
function isRest({ path, node }: Declaration & { kind: 'parameter' }): boolean {
  return path === '' && node.dotDotDotToken !== undefined;
}

function isLiteral(node: Expression): boolean {
  return (
    literalNumber(node) !== undefined ||
    isStringLiteral(unwrap(node)) ||
    isArrayLiteralExpression(unwrap(node))
  );
}

import {
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type Identifier,
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
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
} from '../compiler/index.ts';
import { constant, inParts, input, larger, movedRoot, smallest } from './amounts.ts';
import { type Monomial, sizeOf, times } from './cost.ts';
import { literalNumber, rootIdentifier, shortText, unwrap, unwrapAwait } from './expressions.ts';
import { type Filling, fillingsOf, isFillable, marksOutside } from './growth.ts';
import { gatheredFrom, isLoopVariable, isOneOfMany } from './oneOfMany.ts';
import { realisticSizes, sizeAmongMany } from './realisticSizes.ts';
import type { Declaration, Scopes } from './scopes.ts';
import { defaultNumber, isToken } from './tokens.ts';
import type { TypeShapes } from './typeShapes.ts';
import { annotatedSize, type TypeSize, type TypeSizes } from './typeSizes.ts';

/** Values of constants that other modules export; `undefined` for everything else. */
export type ImportedConstant = (identifier: Identifier) => Expression | undefined;

/** How large what a catalogued function gives is, where that does not go by what it is given. */
export type GivenSize = (call: CallExpression) => number | undefined;

export const lengthNames = new Set(['length', 'size', 'byteLength']);

/** How far a value is followed to where it comes from. */
const maxDepth = 8;

/** Methods whose result is as large as what they are called on, or smaller. */
const keepsSize =
  /^(map|filter|slice|sort|toSorted|reverse|toReversed|flat|flatMap|keys|values|entries|trim|trimStart|trimEnd|substring|substr|normalize|toLowerCase|toUpperCase|subarray|toString|toArray|replace|replaceAll|with|fill)$/;

/** The characters of a number that is made a text. */
const digits = 20;

/** Methods of numbers that give a text. */
const ofNumbers = /^to(String|Fixed|Precision|Exponential|LocaleString)$/;

/** Functions whose result is as large as their first argument, or smaller. */
const passesSize =
  /^(Array\.from|Buffer\.(from|alloc)|Math\.(floor|ceil|round|trunc|abs|sqrt)|Number|parseInt|parseFloat|String|JSON\.parse|Array)$/;

/**
 * How much there is of something: the elements of a collection, the characters of a text, the value of a number. A
 * constant has no factors.
 */
export class Extents {
  readonly #scopes: Scopes;
  readonly #types: TypeSizes;
  readonly #shapes: TypeShapes;
  readonly #importedConstant: ImportedConstant;
  readonly #givenSize: GivenSize;
  /** Collections whose growth is being looked at: one may be filled by a loop over itself. */
  readonly #growing = new Set<Node>();
  readonly #fillings = new Map<Declaration, readonly Filling[]>();
  #turnsOf: (loop: Node) => Monomial = () => constant(1);

  constructor(
    scopes: Scopes,
    types: TypeSizes,
    shapes: TypeShapes,
    { importedConstant, givenSize }: { importedConstant: ImportedConstant; givenSize: GivenSize },
  ) {
    this.#scopes = scopes;
    this.#types = types;
    this.#shapes = shapes;
    this.#importedConstant = importedConstant;
    this.#givenSize = givenSize;
  }

  /** What fills a collection is a loop, and what a loop goes through may be such a collection. */
  countTurnsWith(turnsOf: (loop: Node) => Monomial): void {
    this.#turnsOf = turnsOf;
  }

  of(expression: Expression, depth = 0): Monomial {
    const node = unwrapAwait(expression);
    const literal = literalNumber(node);
    if (literal !== undefined) return constant(Math.abs(literal));
    if (depth > maxDepth) return this.#opaque(node, depth);
    if (isStringLiteral(node) || node.kind === SyntaxKind.NoSubstitutionTemplateLiteral) {
      return constant((node as unknown as { text: string }).text.length);
    }
    if (isArrayLiteralExpression(node)) return this.#arrayLiteral(node.elements, depth);
    if (isObjectLiteralExpression(node)) return this.#objectLiteral(node, depth);
    if (isIdentifier(node)) return this.#identifier(node, depth);
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
    if (isCallExpression(node)) return this.#call(node, depth);
    if (isSpreadElement(node)) return this.of(node.expression, depth + 1);
    return this.#opaque(node, depth);
  }

  /** How many properties an object has, or elements a collection. */
  properties(expression: Expression, depth = 0): Monomial {
    const amount = this.of(expression, depth);
    if (amount.factors.length === 0 || amount.factors.some(({ isGuess }) => isGuess === true)) return amount;
    const { properties } = this.#shapes.of(unwrapAwait(expression));
    return properties === undefined ? amount : constant(properties);
  }

  /** How much there is to go through in something, what its parts hold included. */
  deep(expression: Expression, depth = 0): Monomial {
    const node = unwrapAwait(expression);
    if (depth > 2) return constant(1);
    if (isObjectLiteralExpression(node) || isArrayLiteralExpression(node)) {
      const parts = isArrayLiteralExpression(node) ? [...node.elements] : valuesOf(node);
      return parts.map((part) => this.deep(part, depth + 1)).reduce(larger, constant(parts.length));
    }
    const amount = this.of(node);
    if (amount.factors.length === 0 || amount.factors.some(({ isGuess }) => isGuess === true)) return amount;
    const { leaves } = this.#shapes.of(node);
    if (leaves === undefined) return amount;
    if (leaves < realisticSizes.shortText) return constant(leaves);
    const [first] = amount.factors;
    const isSame = first === undefined || amount.factors.length > 1 || first.size >= leaves;
    return isSame ? amount : { coefficient: 1, factors: [{ ...first, size: leaves, isDeep: true }] };
  }

  /** Whether a value is a number, which may count something or just be one. */
  isNumber(expression: Expression): boolean {
    const node = unwrapAwait(expression);
    if (literalNumber(node) !== undefined) return true;
    if (isIdentifier(node)) return this.#typeOf(node, this.#scopes.lookUp(node)).isNumber;
    return isPropertyAccessExpression(node) && this.#types.of(node).isNumber;
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

  #identifier(node: Identifier, depth: number): Monomial {
    const declared = this.#scopes.lookUp(node);
    if (declared?.kind === 'variable') return this.#variable(node, declared, depth);
    const value = declared?.kind === 'import' ? this.#importedConstant(node) : undefined;
    if (value !== undefined) return this.of(value, depth + 1);
    const type = this.#typeOf(node, declared);
    if (type.fixed !== undefined) return constant(type.fixed);
    if (declared?.kind !== 'parameter') return input(node.text, type);
    const gathered = gatheredFrom(declared);
    if (gathered !== undefined) {
      const turns = this.of(gathered, depth + 1);
      return turns.factors.length === 0 ? turns : input(node.text, type, declared);
    }
    const size = isOneOfMany(declared) ? sizeAmongMany(type.size) : this.#usualSize(type, declared);
    return input(node.text, { ...type, size }, declared);
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
    return (written === undefined ? undefined : annotatedSize(written)) ?? this.#types.of(node);
  }

  #variable(node: Identifier, declared: Declaration & { kind: 'variable' }, depth: number): Monomial {
    const { initializer } = declared.node;
    const isFollowed = initializer !== undefined && declared.isConst && !declared.path.includes('[]');
    if (!isFollowed || isLoopVariable(declared.node)) {
      const own = this.#ownName(node, declared);
      return this.#shrunk(own, declared, depth) ?? own;
    }
    const made = this.of(initializer, depth + 1);
    const grown = declared.path === '' ? this.#growth(node, declared, initializer) : undefined;
    if (grown !== undefined) return larger(made, grown);
    const value = made;
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
    if (start.factors.length !== 1 || sizeOf(start) >= sizeOf(own)) return undefined;
    const joined = new RegExp(`(?<![\\w$.])${declared.name.replaceAll('$', '\\$')}\\s*\\+=`);
    return joined.test(declared.node.parent.parent.parent.getText()) ? undefined : start;
  }

  /** What is put into a collection after it was made; `undefined` where nothing is. */
  #growth(
    node: Identifier,
    declared: Declaration & { kind: 'variable' },
    initializer: Expression,
  ): Monomial | undefined {
    if (!isFillable(initializer)) return undefined;
    const own = input(declared.name, { ...this.#types.of(node), size: realisticSizes.elements });
    // A queue that its own loop fills, until each of many was in it.
    if (this.#growing.has(declared.node)) return own;
    let fillings = this.#fillings.get(declared);
    if (fillings === undefined)
      this.#fillings.set(declared, (fillings = fillingsOf(declared, this.#scopes)));
    this.#growing.add(declared.node);
    // Of a list that its own loop fills and empties, what that loop does counts alone.
    const itself = fillings.filter((filling) => filling.repeatedBy.some((loop) => goesThrough(loop, declared.name)));
    const amounts = (itself.length > 0 ? itself : fillings).map((filling): Monomial => {
      // Started again and again, but never going where it was before: once in all for each place to go.
      if (filling.repeatedBy.some((loop) => goesThrough(loop, declared.name) && marksOutside(loop)))
        return constant(4);
      if (filling.isUncounted || itself.length > 0) return own;
      const factors = [
        ...filling.repeatedBy.map((by) => this.#turnsBy(by)),
        ...filling.spread.map((spread) => this.of(spread, 1)),
      ];
      const amount = factors.reduce(times, constant(1));
      return filling.isKeyed && sizeOf(amount) > realisticSizes.elements ? own : amount;
    });
    this.#growing.delete(declared.node);
    return amounts.length === 0 ? undefined : amounts.reduce(larger);
  }

  #turnsBy(node: Node): Monomial {
    if (!isCallExpression(node)) return this.#turnsOf(node);
    const callee = unwrap(node.expression);
    return isPropertyAccessExpression(callee) ? this.of(callee.expression, 1) : constant(1);
  }

  /** One row of a table, one line of a text: as large as things are that many of their kind lie beside. */
  #element(node: Expression): Monomial {
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    return input(shortText(node, 24), { ...type, size: sizeAmongMany(type.size) });
  }

  #ownName(node: Identifier, declared: Declaration & { kind: 'variable' }): Monomial {
    const type = this.#typeOf(node, declared);
    if (type.fixed !== undefined) return constant(type.fixed);
    // `key` of `const [key, value] = pair.split('=')` is one of many as well.
    const isOne = isLoopVariable(declared.node) || isPartOfText(declared);
    return input(node.text, { ...type, size: isOne ? sizeAmongMany(type.size) : type.size });
  }

  #property(node: PropertyAccessExpression, depth: number): Monomial {
    // A Map's size and an array's length count what the object holds.
    if (lengthNames.has(node.name.text)) return this.of(node.expression, depth + 1);
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    const constantValue = this.#constantProperty(node, depth);
    if (constantValue !== undefined) return constantValue;
    const base = unwrap(node.expression);
    const declared = isIdentifier(base) ? this.#scopes.lookUp(base) : undefined;
    const path = `.${node.name.text}`;
    const root = rootIdentifier(node);
    const rootDeclared = root === undefined ? undefined : this.#scopes.lookUp(root);
    if (isOneOfMany(rootDeclared)) {
      return input(shortText(node, 24), { ...type, size: sizeAmongMany(type.size) });
    }
    if (declared?.kind === 'parameter') {
      return input(shortText(node, 24), type, { ...declared, path: declared.path + path });
    }
    return input(shortText(node, 24), type);
  }

  /** `WIDTH` of `const LIMITS = { WIDTH: 16 }`. */
  #constantProperty(node: PropertyAccessExpression, depth: number): Monomial | undefined {
    const base = unwrap(node.expression);
    if (!isIdentifier(base)) return undefined;
    const declared = this.#scopes.lookUp(base);
    const value =
      declared?.kind === 'variable' && declared.isConst && declared.path === ''
        ? declared.node.initializer
        : declared?.kind === 'import'
          ? this.#importedConstant(base)
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

  #call(node: CallExpression, depth: number): Monomial {
    const callee = unwrap(node.expression);
    const name = callee.getText().replaceAll(/\s+/g, '');
    const args = [...node.arguments];
    const [first] = args;
    if (name === 'Math.min')
      return smallest(
        args.map((argument) => this.of(argument, depth + 1)),
        () => this.#opaque(node, depth),
      );
    if (name === 'Math.max')
      return args.map((argument) => this.of(argument, depth + 1)).reduce(larger, constant(0));
    if (/^Object\.(keys|values|entries)$/.test(name) && first !== undefined)
      return this.properties(first, depth + 1);
    if (name === 'String' && first !== undefined && this.isNumber(first)) return constant(digits);
    if (first !== undefined && this.#isRandomBytes(callee)) return this.of(first, depth + 1);
    if (passesSize.test(name) && first !== undefined) return this.of(first, depth + 1);
    if (isPropertyAccessExpression(callee)) {
      if (ofNumbers.test(callee.name.text) && this.isNumber(callee.expression)) return constant(digits);
      if (callee.name.text === 'slice' || callee.name.text === 'subarray') {
        const range = this.#slice(args, depth);
        if (range !== undefined) return range;
      }
      if (callee.name.text === 'concat') {
        return args
          .map((argument) => this.of(argument, depth + 1))
          .reduce(larger, this.of(callee.expression, depth + 1));
      }
      if (callee.name.text === 'flat') return this.deep(callee.expression, depth > maxDepth ? 2 : 0);
      if (keepsSize.test(callee.name.text)) return this.of(callee.expression, depth + 1);
      if (/^(split|match|matchAll)$/.test(callee.name.text))
        return inParts(this.of(callee.expression, depth + 1));
    }
    const given = this.#givenSize(node);
    return given === undefined ? this.#opaque(node, depth) : constant(given);
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
    const end = this.of(to, depth + 1);
    return end.factors.length === 0 && start !== undefined && start >= 0 ? end : undefined;
  }

  /** Something that is known by its type only. A call is named after what goes into it, if anything does. */
  #opaque(node: Expression, depth: number): Monomial {
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    if (!isCallExpression(node)) return input(shortText(node, 24), type);
    const callee = unwrap(node.expression);
    if (depth < maxDepth) {
      const sources = isPropertyAccessExpression(callee)
        ? [...node.arguments, callee.expression]
        : node.arguments;
      for (const source of sources) {
        const [factor] = this.of(source, depth + 1).factors;
        if (factor !== undefined) return { coefficient: 1, factors: [{ ...factor, size: type.size }] };
      }
    }
    return input(`${shortText(callee, 20)}(…)`, type);
  }
}

/** `pair.split('=')`, `line.match(…)`, `pattern.exec(line)`: what is taken from it is a part of a text. */
function isPartOfText({ path, node: { initializer } }: Declaration & { kind: 'variable' }): boolean {
  if (!path.includes('[]')) return false;
  const node = initializer === undefined ? undefined : unwrap(initializer);
  if (node === undefined || !isCallExpression(node)) return false;
  const callee = unwrap(node.expression);
  return isPropertyAccessExpression(callee) && /^(split|match|exec)$/.test(callee.name.text);
}

/** `parts` of `(...parts)` */
function isRest({ path, node }: Declaration & { kind: 'parameter' }): boolean {
  return path === '' && node.dotDotDotToken !== undefined;
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

/** Whether the condition or the iterable of a loop is about a collection. */
function goesThrough(loop: Node, name: string): boolean {
  const { expression, condition } = loop as Partial<{ expression: Node; condition: Node }>;
  const text = (expression ?? condition)?.getText() ?? '';
  return isCallExpression(loop) ? false : new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\b`).test(text);
}

function isLiteral(node: Expression): boolean {
  return (
    literalNumber(node) !== undefined ||
    isStringLiteral(unwrap(node)) ||
    isArrayLiteralExpression(unwrap(node))
  );
}

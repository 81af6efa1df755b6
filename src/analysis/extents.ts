import {
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type Identifier,
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  isStringLiteral,
  type ObjectLiteralExpression,
  type PropertyAccessExpression,
  SyntaxKind,
} from '../compiler/index.ts';
import { constant, inParts, input, larger, movedRoot, smallest } from './amounts.ts';
import { type Monomial, sizeOf, times } from './cost.ts';
import { literalNumber, rootIdentifier, shortText, unwrap, unwrapAwait } from './expressions.ts';
import { sizeAmongMany } from './realisticSizes.ts';
import { isLoopVariable, isOneOfMany } from './oneOfMany.ts';
import type { Declaration, Scopes } from './scopes.ts';
import { annotatedSize, type TypeSize, type TypeSizes } from './typeSizes.ts';

/** Values of constants that other modules export; `undefined` for everything else. */
export type ImportedConstant = (identifier: Identifier) => Expression | undefined;

export const lengthNames = new Set(['length', 'size', 'byteLength']);

/** How far a value is followed to where it comes from. */
const maxDepth = 8;

/** Methods whose result is as large as what they are called on, or smaller. */
const keepsSize =
  /^(map|filter|slice|sort|toSorted|reverse|toReversed|flat|flatMap|keys|values|entries|trim|toLowerCase|toUpperCase|subarray|toString|toArray|replace|replaceAll|with|fill)$/;

/** Functions whose result is as large as their first argument, or smaller. */
const passesSize =
  /^(Object\.(keys|values|entries)|Array\.from|Buffer\.(from|alloc)|Math\.(floor|ceil|round|trunc|abs|sqrt)|Number|parseInt|parseFloat|String|JSON\.parse|Array)$/;

/**
 * How much there is of something: the elements of a collection, the characters of a text, the value of a number. A
 * constant has no factors.
 */
export class Extents {
  readonly #scopes: Scopes;
  readonly #types: Pick<TypeSizes, 'of'>;
  readonly #importedConstant: ImportedConstant;

  constructor(scopes: Scopes, types: Pick<TypeSizes, 'of'>, importedConstant: ImportedConstant) {
    this.#scopes = scopes;
    this.#types = types;
    this.#importedConstant = importedConstant;
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
    if (isBinaryExpression(node)) return this.#binary(node, depth);
    if (isPrefixUnaryExpression(node)) return this.of(node.operand, depth + 1);
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
    const size = isOneOfMany(declared) ? sizeAmongMany(type.size) : type.size;
    return input(node.text, { ...type, size }, declared);
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
    if (!isFollowed || isLoopVariable(declared.node)) return this.#ownName(node, declared);
    const value = this.of(initializer, depth + 1);
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

  #ownName(node: Identifier, declared: Declaration & { kind: 'variable' }): Monomial {
    const type = this.#typeOf(node, declared);
    if (type.fixed !== undefined) return constant(type.fixed);
    const size = isLoopVariable(declared.node) ? sizeAmongMany(type.size) : type.size;
    return input(node.text, { ...type, size });
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
    if (passesSize.test(name) && first !== undefined) return this.of(first, depth + 1);
    if (isPropertyAccessExpression(callee)) {
      if (callee.name.text === 'slice' || callee.name.text === 'subarray') {
        const range = this.#slice(args, depth);
        if (range !== undefined) return range;
      }
      if (callee.name.text === 'concat') {
        return args
          .map((argument) => this.of(argument, depth + 1))
          .reduce(larger, this.of(callee.expression, depth + 1));
      }
      if (keepsSize.test(callee.name.text)) return this.of(callee.expression, depth + 1);
      if (/^(split|match|matchAll)$/.test(callee.name.text))
        return inParts(this.of(callee.expression, depth + 1));
    }
    return this.#opaque(node, depth);
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

function isLiteral(node: Expression): boolean {
  return (
    literalNumber(node) !== undefined ||
    isStringLiteral(unwrap(node)) ||
    isArrayLiteralExpression(unwrap(node))
  );
}

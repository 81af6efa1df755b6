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
import { type Factor, type Monomial, sizeOf, times } from './cost.ts';
import { literalNumber, shortText, unwrap, unwrapAwait } from './expressions.ts';
import type { Declaration, Scopes } from './scopes.ts';
import type { TypeSize, TypeSizes } from './typeSizes.ts';

/** Values of constants that other modules export; `undefined` for everything else. */
export type ImportedConstant = (identifier: Identifier) => Expression | undefined;

const lengthNames = new Set(['length', 'size', 'byteLength']);

/** Methods whose result is as large as what they are called on, or smaller. */
const keepsSize =
  /^(map|filter|slice|sort|toSorted|reverse|toReversed|concat|flat|flatMap|keys|values|entries|split|trim|toLowerCase|toUpperCase|subarray|matchAll|match|toString|toArray|replace|replaceAll|with|fill)$/;

/** Functions whose result is as large as their first argument, or smaller. */
const passesSize =
  /^(Object\.(keys|values|entries)|Array\.from|Buffer\.(from|alloc)|Math\.(floor|ceil|round|trunc|abs|sqrt)|Number|parseInt|parseFloat|String|JSON\.parse|Array)$/;

/**
 * How much there is of something: the elements of a collection, the characters of a text, the value of a number. A
 * constant has no factors.
 */
export class Extents {
  readonly #scopes: Scopes;
  readonly #types: TypeSizes;
  readonly #importedConstant: ImportedConstant;

  constructor(scopes: Scopes, types: TypeSizes, importedConstant: ImportedConstant) {
    this.#scopes = scopes;
    this.#types = types;
    this.#importedConstant = importedConstant;
  }

  of(expression: Expression, depth = 0): Monomial {
    const node = unwrapAwait(expression);
    const literal = literalNumber(node);
    if (literal !== undefined) return constant(Math.abs(literal));
    if (depth > 8) return this.#opaque(node);
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
    return this.#opaque(node);
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
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    if (declared === undefined) return input(node.text, type);
    if (declared.kind === 'parameter') return input(node.text, type, declared);
    if (declared.kind === 'variable') return this.#variable(node, declared, type, depth);
    const value = declared.kind === 'import' ? this.#importedConstant(node) : undefined;
    return value === undefined ? input(node.text, type) : this.of(value, depth + 1);
  }

  #variable(
    node: Identifier,
    declared: Declaration & { kind: 'variable' },
    type: TypeSize,
    depth: number,
  ): Monomial {
    const { initializer } = declared.node;
    if (initializer === undefined || !declared.isConst || declared.path.includes('[]'))
      return input(node.text, type);
    if (declared.path !== '') {
      const base = this.of(initializer, depth + 1);
      const [factor] = base.factors;
      const name = `${factor?.name ?? shortText(initializer, 20)}${declared.path}`;
      return { coefficient: 1, factors: [{ name, size: type.size, ...movedRoot(factor, declared.path) }] };
    }
    const value = this.of(initializer, depth + 1);
    const [only] = value.factors;
    const isNamed = only === undefined || /^[√\p{L}\p{N}_$.]+$/u.test(only.name);
    if (value.factors.length <= 1 && isNamed) return value;
    // Made of several inputs, or by a call: the variable's own name says more.
    return input(node.text, { ...type, size: Math.min(type.size, sizeOf(value)) });
  }

  #property(node: PropertyAccessExpression, depth: number): Monomial {
    const type = this.#types.of(node);
    if (lengthNames.has(node.name.text)) {
      const base = this.of(node.expression, depth + 1);
      // A Map's size and an array's length count what the object holds; a number has neither.
      return base;
    }
    if (type.fixed !== undefined) return constant(type.fixed);
    const constantValue = this.#constantProperty(node, depth);
    if (constantValue !== undefined) return constantValue;
    const base = unwrap(node.expression);
    const declared = isIdentifier(base) ? this.#scopes.lookUp(base) : undefined;
    const path = `.${node.name.text}`;
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
        () => this.#opaque(node),
      );
    if (name === 'Math.max')
      return args.map((argument) => this.of(argument, depth + 1)).reduce(larger, constant(0));
    if (passesSize.test(name) && first !== undefined) return this.of(first, depth + 1);
    if (isPropertyAccessExpression(callee)) {
      if (callee.name.text === 'slice' || callee.name.text === 'subarray') {
        const range = this.#slice(args, depth);
        if (range !== undefined) return range;
      }
      if (keepsSize.test(callee.name.text)) return this.of(callee.expression, depth + 1);
    }
    return this.#opaque(node);
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

  /** Something that is known by its text and type only. */
  #opaque(node: Expression): Monomial {
    const type = this.#types.of(node);
    return type.fixed === undefined ? input(shortText(node, 24), type) : constant(type.fixed);
  }
}

/** A number of which no input changes anything. */
export function constant(count: number): Monomial {
  return { coefficient: count, factors: [] };
}

function input(name: string, type: TypeSize, declared?: Declaration & { kind: 'parameter' }): Monomial {
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

/** The parameter behind a factor, one step further into it. */
function movedRoot(factor: Factor | undefined, path: string): Pick<Factor, 'parameter'> {
  if (factor?.parameter === undefined) return {};
  return { parameter: { ...factor.parameter, path: factor.parameter.path + path } };
}

export function larger(a: Monomial, b: Monomial): Monomial {
  return sizeOf(b) > sizeOf(a) ? b : a;
}

export function smaller(a: Monomial, b: Monomial): Monomial {
  return sizeOf(b) < sizeOf(a) ? b : a;
}

/** A constant bounds whatever else there is; between inputs nobody knows. */
function smallest(values: readonly Monomial[], otherwise: () => Monomial): Monomial {
  const constants = values.filter((value) => value.factors.length === 0);
  if (constants.length > 0) return constants.reduce(smaller);
  return values.length === 1 ? (values[0] ?? otherwise()) : otherwise();
}

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

function isLiteral(node: Expression): boolean {
  return (
    literalNumber(node) !== undefined ||
    isStringLiteral(unwrap(node)) ||
    isArrayLiteralExpression(unwrap(node))
  );
}

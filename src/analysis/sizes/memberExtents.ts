import {
  type Expression,
  type Identifier,
  isArrayLiteralExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isStringLiteral,
  type PropertyAccessExpression,
} from '../../compiler/index.ts';
import type { Monomial } from '../cost/cost.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { isThis } from '../syntax/classText.ts';
import { lengthNames } from '../syntax/collections.ts';
import { literalNumber, rootIdentifier, shortText, unwrap } from '../syntax/expressions.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { amongMany, bounded, constant, input } from './amounts.ts';
import type { ExpressionExtents, ImportedConstant } from './expressionExtents.ts';
import { isOneOfMany } from './oneOfMany.ts';
import { isRegister } from './registers.ts';
import type { TypeSizes } from './typeSizes.ts';

/** How much there is of a property of something, or of one of its elements. */
export class MemberExtents {
  readonly #extents: ExpressionExtents;
  readonly #scopes: Scopes;
  readonly #types: Pick<TypeSizes, 'of'>;
  readonly #importedConstant: ImportedConstant;

  constructor(
    extents: ExpressionExtents,
    scopes: Scopes,
    types: Pick<TypeSizes, 'of'>,
    importedConstant: ImportedConstant,
  ) {
    this.#extents = extents;
    this.#scopes = scopes;
    this.#types = types;
    this.#importedConstant = importedConstant;
  }

  of(node: PropertyAccessExpression, depth: number): Monomial {
    // A Map's size and an array's length count what the object holds.
    if (lengthNames.has(node.name.text)) return this.#extents.of(node.expression, depth + 1);
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
    const declared = this.#scopes.lookUp(base);
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
        return this.#extents.of(initializer, depth + 1);
      }
    }
    return undefined;
  }

  /** One row of a table, one line of a text: as large as things are that many of their kind lie beside. */
  element(node: Expression): Monomial {
    const type = this.#types.of(node);
    if (type.fixed !== undefined) return constant(type.fixed);
    return amongMany(input(shortText(node, 24), type));
  }
}

function isLiteral(node: Expression): boolean {
  return (
    literalNumber(node) !== undefined ||
    isStringLiteral(unwrap(node)) ||
    isArrayLiteralExpression(unwrap(node))
  );
}

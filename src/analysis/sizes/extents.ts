import {
  type BinaryExpression,
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
  SyntaxKind,
} from '../../compiler/index.ts';
import { type Monomial, times } from '../cost/cost.ts';
import type { LoopBound } from '../cost/loopBound.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { digits, literalNumber, shortText, unwrap, unwrapAwait } from '../syntax/expressions.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { isFilled } from '../values/variables.ts';
import { bounded, constant, input, larger } from './amounts.ts';
import { CallExtents, type GivenSize } from './callExtents.ts';
import { Contents } from './contents.ts';
import { type ExpressionExtents, type ImportedConstant, maxDepth } from './expressionExtents.ts';
import type { CheckedBy } from './lengthChecks.ts';
import { madeOf, timesAsMuch } from './madeOf.ts';
import { MemberExtents } from './memberExtents.ts';
import { NameExtents } from './nameExtents.ts';
import { typeOfName } from './nameType.ts';
import type { TypeShapes } from './typeShapes.ts';
import type { TypeSizes } from './typeSizes.ts';

/**
 * How much there is of something: the elements of a collection, the characters of a text, the value of a number. A
 * constant has no factors.
 */
export class Extents implements ExpressionExtents {
  /** The names of the file. */
  readonly scopes: Scopes;
  readonly #types: Pick<TypeSizes, 'of'>;
  readonly #contents: Contents;
  readonly #calls: CallExtents;
  readonly #names: NameExtents;
  readonly #members: MemberExtents;

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
    this.#calls = new CallExtents(this, this.#contents, scopes, givenSize);
    this.#names = new NameExtents(this, scopes, types, { importedConstant, checkedBy });
    this.#members = new MemberExtents(this, scopes, types, importedConstant);
  }

  /** What fills a collection is a loop, and what a loop goes through may be such a collection. */
  countTurnsWith(boundOf: (loop: Node) => LoopBound): void {
    this.#names.countTurnsWith(boundOf);
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
    if (isIdentifier(node)) return this.#names.of(node, depth);
    if (isPropertyAccessExpression(node)) return this.#members.of(node, depth);
    if (isElementAccessExpression(node)) return this.#members.element(node);
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
    if (isIdentifier(node)) return typeOfName(node, this.scopes.lookUp(node), this.#types).isNumber;
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

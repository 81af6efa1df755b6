import {
  isCallExpression,
  isIdentifier,
  isParameterDeclaration,
  isPropertyAccessExpression,
  type Node,
} from '../../compiler/index.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import type { TypeSize } from '../sizes/typeSizes.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';

/** Methods that nothing but a text has. */
const textMethods =
  /^(charCodeAt|charAt|codePointAt|substring|substr|toLowerCase|toUpperCase|trim|split|match|matchAll|replace|replaceAll|startsWith|localeCompare)$/;

const guess: TypeSize = { size: realisticSizes.elements, isNumber: false, isUnknown: true };
const text: TypeSize = { size: realisticSizes.text, isNumber: false, isUnknown: true };

/** Nothing is known of objects without types. */
export const noShapes = { properties: (): undefined => undefined, leaves: (): undefined => undefined };

/**
 * Sizes of values without types: a parameter on which the function calls what only texts have is a text, everything
 * else is a collection. Both are guesses, which the argument's type at the call replaces.
 */
export class GuessedSizes {
  readonly #texts = new Map<Node, ReadonlySet<string>>();

  of(node: Node): TypeSize {
    if (!isIdentifier(node)) return guess;
    for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent) {
      if (isFunctionWithBody(at) && this.#textsIn(at).has(node.text)) return text;
    }
    return guess;
  }

  #textsIn(owner: Node): ReadonlySet<string> {
    const known = this.#texts.get(owner);
    if (known !== undefined) return known;
    const parameters = new Set<string>();
    const found = new Set<string>();
    const visit = (node: Node): void => {
      if (isParameterDeclaration(node) && node.parent === owner && isIdentifier(node.name))
        parameters.add(node.name.text);
      if (isCallExpression(node) && isPropertyAccessExpression(node.expression)) {
        const { expression, name } = node.expression;
        if (isIdentifier(expression) && textMethods.test(name.text)) found.add(expression.text);
      }
      if (node === owner || !isFunctionWithBody(node)) node.forEachChild(visit);
    };
    visit(owner);
    const texts = new Set([...found].filter((name) => parameters.has(name)));
    this.#texts.set(owner, texts);
    return texts;
  }
}

import {
  isArrowFunction,
  isClassDeclaration,
  isClassExpression,
  isMetaProperty,
  SyntaxKind,
} from '../../compiler/index.ts';
import { isFunctionLike, walk } from '../target/functionLike.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import type { FunctionCheck } from './wrapContext.ts';

/** Refuses functions that use the `this`, `super` or `new.target` of their own call. */
export const checkThis: FunctionCheck = ({ target }, findings) => {
  walk(target.fn, (node) => {
    if (isTypeOnly(node)) return false;
    // Functions and classes inside have a `this` of their own; arrow functions have none.
    const hasOwnThis = isFunctionLike(node) && !isArrowFunction(node) && node !== target.fn;
    if (hasOwnThis || isClassDeclaration(node) || isClassExpression(node)) return false;
    const isNewTarget = isMetaProperty(node) && node.keywordToken === SyntaxKind.NewKeyword;
    if (node.kind === SyntaxKind.ThisKeyword || node.kind === SyntaxKind.SuperKeyword || isNewTarget) {
      const message = `\`${target.name}\` uses \`${node.getText()}\`; pass what it needs as an argument.`;
      findings.refuse('uses-this', node, message);
    }
    return true;
  });
};

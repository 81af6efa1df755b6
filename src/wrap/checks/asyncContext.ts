import { isPropertyAccessExpression } from '../../compiler/index.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { walk } from '../target/functionLike.ts';
import type { Check } from './wrapContext.ts';

/** Warns where the function asks an `AsyncLocalStorage`: the caller's context does not cross to a worker. */
export const checkAsyncContext: Check = ({ reach, resolver, target }, findings) => {
  for (const region of reach.regions) {
    walk(region, (node) => {
      if (isTypeOnly(node)) return false;
      if (!isPropertyAccessExpression(node) || node.name.text !== 'getStore') return true;
      if (resolver.typeOf(node.expression)?.getSymbol()?.name !== 'AsyncLocalStorage') return true;
      const message = `\`${node.getText()}\` gives nothing in a worker; pass what \`${target.name}\` needs of it as an argument.`;
      findings.warn('loses-async-context', node, message);
      return true;
    });
  }
};

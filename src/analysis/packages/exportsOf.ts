import {
  type Expression,
  type Identifier,
  isConditionalExpression,
  isIdentifier,
  isPropertyAccessExpression,
  type Node,
} from '../../compiler/index.ts';
import type { FileFacts } from '../facts/facts.ts';
import { unwrap } from '../syntax/expressions.ts';
import { callAround } from './shapes.ts';

/** The module that `exports`, `module.exports` or `this` at the top level stands for. */
export function exportsOf(node: Expression, facts: FileFacts): Node | undefined {
  const inner = unwrap(node);
  if (isIdentifier(inner))
    return inner.text === 'exports' ? moduleScope(inner, facts) : handedExports(inner, facts);
  if (!isPropertyAccessExpression(inner) || inner.name.text !== 'exports') return undefined;
  const base = unwrap(inner.expression);
  return isIdentifier(base) && base.text === 'module' ? moduleScope(base, facts) : undefined;
}

/**
 * The module whose `exports` or `module` an identifier is: that of the file, or of a function that takes a parameter
 * of that name, as bundlers and module wrappers write it.
 */
function moduleScope(name: Identifier, facts: FileFacts): Node | undefined {
  const declared = facts.scopes.lookUp(name);
  if (declared === undefined) return facts.source;
  return declared.kind === 'parameter' && declared.path === '' ? declared.owner : undefined;
}

/** `sax` of `(function (sax) { … })(typeof exports === 'undefined' ? {} : exports)`. */
function handedExports(name: Identifier, facts: FileFacts): Node | undefined {
  const declared = facts.scopes.lookUp(name);
  if (declared?.kind !== 'parameter' || declared.path !== '') return undefined;
  const argument = callAround(declared.owner)?.arguments[declared.index];
  if (argument === undefined) return undefined;
  const given = unwrap(argument);
  const choices = isConditionalExpression(given) ? [given.whenTrue, given.whenFalse] : [given];
  return choices.map((one) => exportsOf(one, facts)).find((scope) => scope !== undefined);
}

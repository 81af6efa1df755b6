import {
  type Expression,
  isCallExpression,
  isConstructorDeclaration,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  type ParameterDeclaration,
} from '../../compiler/index.ts';
import { unwrapAwait } from '../syntax/expressions.ts';
import { type BodyOwner, isFunctionWithBody } from '../syntax/functionNode.ts';
import type { Scopes } from '../syntax/scopes.ts';
import type { Target } from './target.ts';
import { returnedValue } from '../values/valueShapes.ts';

/** What a function returns, where it is made there: an object literal, an instance, or what another function makes. */
export function returnedLiteral(node: BodyOwner, scopes: Scopes): Expression | undefined {
  const value = returnedValue(node);
  const returned = value === undefined ? undefined : unwrapAwait(value);
  if (returned === undefined) return undefined;
  if (isMaking(returned)) return returned;
  const declared = isIdentifier(returned) ? scopes.lookUp(returned) : undefined;
  if (declared?.kind !== 'variable' || !declared.isConst || declared.path !== '') return undefined;
  const made = declared.node.initializer === undefined ? undefined : unwrapAwait(declared.node.initializer);
  return made !== undefined && isMaking(made) ? made : undefined;
}

function isMaking(node: Expression): boolean {
  return isObjectLiteralExpression(node) || isNewExpression(node) || isCallExpression(node);
}

/** A parameter of a constructor that is a field as well: what it holds was handed to `new`. */
export function parameterTarget(node: ParameterDeclaration): Target | undefined {
  const owner = node.parent;
  if (!isConstructorDeclaration(owner) || !isFunctionWithBody(owner) || node.modifiers === undefined)
    return undefined;
  return { kind: 'parameter', owner, index: owner.parameters.indexOf(node), path: '' };
}

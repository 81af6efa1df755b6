import {
  isArrayLiteralExpression,
  isCallExpression,
  isElementAccessExpression,
  isExpression,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isVariableDeclaration,
  TypeFlags,
  type CompilerSymbol,
  type Expression,
  type Node,
} from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { isAssignment } from '../reach/isAssigned.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { describeFunction, walk, wrapped } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { declaresMember, isNamedUse, isWrittenKey } from './memberUses.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';
import type { PromiseSlots } from './promiseSlots.ts';

/**
 * A member can be called without naming it where the compiler sees it: by a computed key, on a value of any type, or
 * through another type of the same shape, which a function without a result fits into with a promise as well. Any such
 * place may be a caller that does not wait.
 */
export function findMemberLeak(
  group: AsyncGroup,
  projects: Projects,
  slots: PromiseSlots,
): Obstacle | undefined {
  const name = group.names[0]?.text;
  if (!group.isMember || name === undefined || name.startsWith('#')) return undefined;
  const handedOn = objectHandedOn(group, projects);
  if (handedOn !== undefined) return handedOn;
  const mayFit = returnsNothing(group, projects);
  const what = describeFunction(group.fn);
  for (const sourceFile of projects.sourceFiles()) {
    const { resolver } = knowledgeOf(projects.of(sourceFile));
    if (mayFit) resolver.prepare(sourceFile);
    let found: Obstacle | undefined;
    walk(sourceFile, (node) => {
      if (found !== undefined || isTypeOnly(node)) return false;
      if (isPropertyAccessExpression(node) && node.name.text === name) {
        if (resolver.symbolOf(node.name) !== undefined) return true;
        const message = `It cannot be told whether this \`${name}\` is ${what}, which would have to be awaited; give what it is called on a type.`;
        found = obstacle('drops-rejection', node, message);
      } else if (isElementAccessExpression(node) && !isWrittenKey(node.argumentExpression)) {
        if (!isMember(ownerType(node.expression), node)) return true;
        const message = `A computed key may lead to ${what}, which would have to be awaited; call it by its name.`;
        found = obstacle('drops-rejection', node, message);
      } else if (mayFit && isExpression(node) && isHandedOver(node)) found = misfit(node);
      return true;
    });
    if (found !== undefined) return found;

    function ownerType(node: Expression): CompilerSymbol | undefined {
      const type = resolver.typeOf(node);
      return type === undefined ? undefined : resolver.project.checker.getPropertyOfType(type, name ?? '');
    }
    function isMember(symbol: CompilerSymbol | undefined, near: Node): boolean {
      return symbol !== undefined && declaresMember(symbol, group, projects, near);
    }
    function misfit(node: Expression): Obstacle | undefined {
      if (!isMember(ownerType(node), node)) return undefined;
      const { checker } = resolver.project;
      const asked = checker.getContextualType(node);
      const property = asked === undefined ? undefined : checker.getPropertyOfType(asked, name ?? '');
      if (property === undefined || isMember(property, node)) return undefined;
      const type = checker.getTypeOfSymbol(property);
      if (type !== undefined && slots.ofType(type, resolver.project) === 'takes-promise') return undefined;
      const message = `What this is handed to does not wait for ${what}.`;
      return obstacle('drops-rejection', node, message);
    }
  }
  return undefined;
}

/** An object without a type of its own must be used by the names of its properties alone. */
function objectHandedOn(group: AsyncGroup, projects: Projects): Obstacle | undefined {
  for (const declaration of group.declarations) {
    const literal = declaration.parent;
    if (!isObjectLiteralExpression(literal)) continue;
    const { checker } = projects.of(literal);
    if (checker.getContextualType(literal) !== undefined) continue;
    const variable = wrapped(literal).parent;
    const what = describeFunction(group.fn);
    if (!isVariableDeclaration(variable) || !isIdentifier(variable.name)) {
      const message = `${what} is in an object whose users cannot be followed, and would have to be awaited.`;
      return obstacle('drops-rejection', literal, message);
    }
    for (const use of projects.usesOf(variable.name)) {
      if (use === variable.name || isNamedUse(use)) continue;
      const message = `${what} is in the object that is handed on here, and would have to be awaited; call it by its name.`;
      return obstacle('drops-rejection', use, message);
    }
  }
  return undefined;
}

/** Whether a type of the same shape may take the member with a promise unnoticed. */
function returnsNothing({ fn }: AsyncGroup, projects: Projects): boolean {
  const { checker } = projects.of(fn);
  const signature = checker.getSignatureFromDeclaration(fn);
  const type = signature === undefined ? undefined : checker.getReturnTypeOfSignature(signature);
  return type === undefined || (type.flags & nothing) !== 0;
}

const nothing = TypeFlags.AnyOrUnknown | TypeFlags.Void | TypeFlags.Undefined | TypeFlags.Never;

/** Whether a value goes to a place that says of which type it wants it. */
function isHandedOver(node: Expression): boolean {
  const { parent } = node;
  if (isCallExpression(parent) || isNewExpression(parent))
    return parent.arguments?.some((argument) => argument === node) === true;
  if (isVariableDeclaration(parent)) return parent.initializer === node && parent.type !== undefined;
  if (isPropertyAssignment(parent)) return parent.initializer === node;
  const { operatorToken } = parent as Node & { readonly operatorToken?: Node; readonly right?: Node };
  if (operatorToken !== undefined) {
    const { right } = parent as Node & { readonly right?: Node };
    return right === node && isAssignment(operatorToken.kind);
  }
  return isReturnStatement(parent) || isArrayLiteralExpression(parent) || 'equalsGreaterThanToken' in parent;
}

import {
  isAwaitExpression,
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isReturnStatement,
  isVariableDeclaration,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { functionOf } from '../target/findTarget.ts';
import { isAsync, isFunctionLike, unwrap, wrapped, type FunctionLike } from '../target/functionLike.ts';
import type { Projects } from './projects.ts';

/**
 * A place where a function of the project calls the callback that it is handed and does not wait for it, although its
 * type allows a promise. `undefined` where it waits, and for callees whose code is not at hand: their types speak.
 */
export function carelessCallOf(callback: Node, projects: Projects): Node | undefined {
  const outer = wrapped(callback);
  const { parent } = outer;
  if (!isCallExpression(parent) && !isNewExpression(parent)) return undefined;
  const callee = unwrap(parent.expression);
  const name = isPropertyAccessExpression(callee) ? callee.name : callee;
  const declared = isIdentifier(name) ? knowledgeOf(projects.of(name)).resolver.declared(name) : undefined;
  const fn = declared?.kind === 'own' ? functionAt(declared.declaration) : undefined;
  const index = parent.arguments?.findIndex((argument) => argument === outer) ?? -1;
  const parameter = fn?.parameters[index];
  if (parameter === undefined) return undefined;
  if (!isIdentifier(parameter.name) || parameter.dotDotDotToken !== undefined) return parameter;
  return projects
    .usesOf(parameter.name)
    .find((use) => use !== (parameter.name as Identifier) && !isWaitedFor(use));
}

function functionAt(declaration: Node): FunctionLike | undefined {
  if (isFunctionLike(declaration)) return declaration.body === undefined ? undefined : declaration;
  return isVariableDeclaration(declaration) ? functionOf(declaration) : undefined;
}

/** `await task()`, or `return task()` where the function is async itself. */
function isWaitedFor(use: Node): boolean {
  const callee = wrapped(use);
  const call = callee.parent;
  if (!isCallExpression(call) || call.expression !== callee) return false;
  const outer = wrapped(call).parent;
  if (isAwaitExpression(outer)) return true;
  if (!isReturnStatement(outer)) return false;
  for (let at: Node = outer; ; at = at.parent) if (isFunctionLike(at)) return isAsync(at);
}

import {
  isFunctionDeclaration,
  isIdentifier,
  isVariableDeclaration,
  type FunctionDeclaration,
  type Node,
  type TypeNode,
} from '../../compiler/index.ts';
import { describeFunction, wrapped, type FunctionLike } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';

/** A function declaration with its overloads, or the function of a constant; `undefined` for any other function. */
export function namedGroup(
  fn: FunctionLike,
  wasPromised: boolean,
  projects: Projects,
): AsyncGroup | Obstacle | undefined {
  if (isFunctionDeclaration(fn)) return declaredGroup(fn, wasPromised, projects);
  const declaration = wrapped(fn).parent;
  if (!isVariableDeclaration(declaration) || !isIdentifier(declaration.name)) return undefined;
  return {
    fn,
    bodies: [fn],
    returnTypes: fn.type === undefined || wasPromised ? [] : [fn.type],
    names: [declaration.name],
    declarations: new Set<Node>([declaration]),
    isMember: false,
    wasPromised,
  };
}

function declaredGroup(
  fn: FunctionDeclaration,
  wasPromised: boolean,
  projects: Projects,
): AsyncGroup | Obstacle {
  if (fn.name === undefined) {
    const message = `${describeFunction(fn)} is a default export without a name by which its callers are found; give it one.`;
    return obstacle('unsupported-form', fn, message);
  }
  const all = projects
    .usesOf(fn.name)
    .map((use) => use.parent)
    .filter((node): node is FunctionDeclaration => isFunctionDeclaration(node) && isDeclaredBy(node, fn));
  const overloads = all.length === 0 ? [fn] : all;
  const returnTypes: TypeNode[] = [];
  for (const overload of overloads) {
    if (overload.type !== undefined) returnTypes.push(overload.type);
    else if (overload.body === undefined) {
      const message = `This overload of ${describeFunction(fn)} does not say what it returns; write it down.`;
      return obstacle('unsupported-form', overload, message);
    }
  }
  return {
    fn,
    bodies: [fn],
    returnTypes: wasPromised ? [] : returnTypes,
    names: [fn.name],
    declarations: new Set<Node>(overloads),
    isMember: false,
    wasPromised,
  };
}

function isDeclaredBy(node: FunctionDeclaration, fn: FunctionDeclaration): boolean {
  return node.parent === fn.parent && node.name?.text === fn.name?.text;
}

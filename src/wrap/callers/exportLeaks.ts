import {
  isAwaitExpression,
  isBindingElement,
  isCallExpression,
  isIdentifier,
  isNamespaceImport,
  isPropertyAccessExpression,
  isVariableDeclaration,
  SyntaxKind,
  TypeFlags,
  type Expression,
  type Identifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { describeFunction, unwrap, walk } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { declaresMember, isNamedUse } from './memberUses.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';

/**
 * A function can be reached without its name by way of its module: as one of the properties of a namespace that is
 * handed on as a whole, or by `require` and `import` that the compiler gives the type `any`.
 */
export function findExportLeak(group: AsyncGroup, projects: Projects): Obstacle | undefined {
  const name = group.names[0]?.text;
  if (group.isMember || name === undefined) return undefined;
  for (const sourceFile of projects.sourceFiles()) {
    const found = wholeModule(sourceFile, group, projects) ?? untyped(sourceFile, name, group, projects);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A place where a module that has the function is used as a value. */
function wholeModule(sourceFile: SourceFile, group: AsyncGroup, projects: Projects): Obstacle | undefined {
  if (!/\*\s*as\b|\bimport\s*\(/.test(sourceFile.text)) return undefined;
  const { checker } = projects.of(sourceFile);
  let found: Obstacle | undefined;
  walk(sourceFile, (node) => {
    const name = found === undefined ? namespaceName(node) : undefined;
    if (name === undefined) return found === undefined;
    const type = checker.getTypeAtLocation(name);
    if (type === undefined) return true;
    const members = checker.getPropertiesOfType(type);
    if (!members.some((member) => declaresMember(member, group, projects, node))) return true;
    const use = projects.usesOf(name).find((one) => one !== name && !isNamedUse(one));
    if (use === undefined) return true;
    const message = `The module with ${describeFunction(group.fn)}, which would have to be awaited, is used as a whole here; use what is needed of it by name.`;
    found = obstacle('drops-rejection', use, message);
    return false;
  });
  return found;
}

/** The name that a module goes by: of `import * as name`, or of `const name = await import(…)`. */
function namespaceName(node: Node): Identifier | undefined {
  if (isNamespaceImport(node)) return node.name;
  if (!isVariableDeclaration(node) || node.initializer === undefined || !isIdentifier(node.name))
    return undefined;
  const value = unwrap(node.initializer);
  const loaded: Expression = isAwaitExpression(value) ? unwrap(value.expression) : value;
  const isImport = isCallExpression(loaded) && loaded.expression.kind === SyntaxKind.ImportKeyword;
  return isImport ? node.name : undefined;
}

/** A property or variable of the function's name that comes from nobody knows where. */
function untyped(
  sourceFile: SourceFile,
  name: string,
  group: AsyncGroup,
  projects: Projects,
): Obstacle | undefined {
  if (!sourceFile.text.includes(name) || !/\brequire\b|\bimport\s*\(/.test(sourceFile.text)) return undefined;
  const { resolver } = knowledgeOf(projects.of(sourceFile));
  let found: Obstacle | undefined;
  walk(sourceFile, (node) => {
    if (found !== undefined) return false;
    if (!isIdentifier(node) || node.text !== name) return true;
    const isProperty = isPropertyAccessExpression(node.parent) && node.parent.name === node;
    const isBinding =
      isBindingElement(node.parent) && (node.parent.propertyName ?? node.parent.name) === node;
    if (!isProperty && !isBinding) return true;
    const type = resolver.typeOf(isProperty ? node.parent : (node.parent as { readonly name: Node }).name);
    if (type !== undefined && (type.flags & TypeFlags.AnyOrUnknown) === 0) return true;
    const message = `It cannot be told whether this \`${name}\` is ${describeFunction(group.fn)}, which would have to be awaited; import it by its name.`;
    found = obstacle('drops-rejection', node, message);
    return false;
  });
  return found;
}

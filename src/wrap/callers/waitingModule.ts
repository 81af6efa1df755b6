import {
  isAwaitExpression,
  SyntaxKind,
  type Identifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { isFunctionLike } from '../target/functionLike.ts';
import type { Sink } from './obstacle.ts';

/** A module with a top-level await is ready later, and so is every module that imports it. */
export function warnOfWaitingModule(
  module: SourceFile,
  waits: readonly { readonly call: Node }[],
  { formats, projects }: WrapContext,
  findings: Sink,
): void {
  const [first] = waits;
  if (first === undefined || !formats.isEsm(module) || hasTopLevelAwait(module)) return;
  for (const name of exportedNames(module)) {
    const importer = projects.usesOf(name).find((use) => use.getSourceFile() !== module);
    if (importer === undefined) continue;
    const importing = importer.getSourceFile().fileName;
    const message = `The module waits here while it is loaded, and \`${importing.slice(importing.lastIndexOf('/') + 1)}\`, which imports it, waits with it.`;
    findings.warn('public-api-changes', first.call, message);
    return;
  }
}

/** Whether a module waits while it is loaded. */
export function hasTopLevelAwait(module: SourceFile): boolean {
  const find = (node: Node): boolean =>
    !isFunctionLike(node) &&
    (isAwaitExpression(node) || node.forEachChild((child) => find(child) || undefined) === true);
  return find(module);
}

function exportedNames(module: SourceFile): readonly Identifier[] {
  return module.statements.flatMap(declaredNames);
}

function declaredNames(statement: Node): readonly Identifier[] {
  const named = statement as Node & {
    readonly modifiers?: readonly Node[];
    readonly name?: Identifier;
    readonly declarationList?: { readonly declarations: readonly { readonly name: Node }[] };
  };
  if (named.modifiers?.some(({ kind }) => kind === SyntaxKind.ExportKeyword) !== true) return [];
  const names = [named.name, ...(named.declarationList?.declarations.map(({ name }) => name) ?? [])];
  return names.filter((name): name is Identifier => name?.kind === SyntaxKind.Identifier);
}

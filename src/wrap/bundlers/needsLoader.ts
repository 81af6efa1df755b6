import {
  isEnumDeclaration,
  isModuleDeclaration,
  isParameterDeclaration,
  isStringLiteral,
  SyntaxKind,
  type CompilerProject,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { loadedModules, loadedSpecifier, moduleAt } from '../checks/moduleGraph.ts';
import { hasModifier, isFunctionLike, walk } from '../target/functionLike.ts';

/**
 * What Node cannot load by itself among the modules that a worker loads: an import without its file's ending, an alias
 * of tsconfig.json, syntax that is more than types.
 */
export function needsLoader(
  start: SourceFile,
  project: CompilerProject,
  loads: Map<SourceFile, readonly SourceFile[]>,
): Node | undefined {
  for (const module of loadedModules([start], project, loads)) {
    for (const statement of module.statements) {
      const specifier = loadedSpecifier(statement);
      if (specifier !== undefined && !isFoundByNode(specifier, project)) return specifier;
      const syntax = specifier === undefined ? emittedSyntax(statement) : undefined;
      if (syntax !== undefined) return syntax;
    }
  }
  return undefined;
}

function isFoundByNode(specifier: Node, project: CompilerProject): boolean {
  if (!isStringLiteral(specifier)) return true;
  const { text } = specifier;
  if (/^\.\.?(?:\/|$)/.test(text))
    return moduleAt(specifier, project)?.fileName.endsWith(endOf(text)) ?? true;
  const { paths } = project.program.getCompilerOptions();
  const isAlias = Object.keys(paths ?? {}).some((pattern) => matches(pattern, text));
  return !isAlias || moduleAt(specifier, project) === undefined;
}

/** The last part of a relative specifier, which has to be a file's whole name. */
function endOf(text: string): string {
  return text.slice(text.lastIndexOf('/'));
}

function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  return after === undefined ? pattern === text : text.startsWith(before) && text.endsWith(after);
}

/** Syntax that Node's type stripping refuses, because something is made of it at run time. */
function emittedSyntax(statement: Node): Node | undefined {
  let found: Node | undefined;
  walk(statement, (node) => {
    const isDeclared =
      'modifiers' in node &&
      hasModifier(node as Node & Parameters<typeof hasModifier>[0], SyntaxKind.DeclareKeyword);
    if (isDeclared) return false;
    if (isEnumDeclaration(node) || isModuleDeclaration(node) || node.kind === SyntaxKind.Decorator)
      found ??= node;
    if (isParameterDeclaration(node) && isFunctionLike(node.parent) && (node.modifiers?.length ?? 0) > 0)
      found ??= node;
    return found === undefined;
  });
  return found;
}

import path from 'node:path';
import {
  isClassDeclaration,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isVariableDeclaration,
  SymbolFlags,
  SyntaxKind,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { Findings, WrapContext } from '../checks/wrapContext.ts';
import { describeFunction, wrapped } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { entryModules } from './entryModules.ts';

/** Lists what turns async and can be called from outside the package: code that is not here has to await it, too. */
export function warnOfPublicApi(
  groups: readonly AsyncGroup[],
  context: WrapContext,
  findings: Findings,
): void {
  const exported = new Map<string, ReadonlySet<string> | 'all' | 'none'>();
  const listed = groups.filter((group) => {
    if (group.wasPromised || group.names.length === 0) return false;
    const { fileName } = group.fn.getSourceFile();
    const folder = context.files.packageFolder(fileName) ?? path.posix.dirname(fileName);
    const known = exported.get(folder) ?? exportsOf(folder, group.fn, context);
    exported.set(folder, known);
    if (known === 'none') return false;
    return [...group.declarations].some((declaration) => {
      const top = topOf(declaration);
      return known === 'all' ? isExported(top) : namesOf(top).some((name) => known.has(keyOf(name)));
    });
  });
  const [first] = listed;
  if (first === undefined) return;
  const symbols = [...new Set(listed.map(({ fn }) => memberName(fn)))].join(', ');
  const message = `${symbols} can be called from outside of the package and ${listed.length === 1 ? 'returns a promise' : 'return promises'} now; whoever does has to await ${listed.length === 1 ? 'it' : 'them'}.`;
  findings.warn('public-api-changes', first.names[0] ?? first.fn, message);
}

/** The declarations that a package's entries export; `all` where an entry cannot be told. */
function exportsOf(
  folder: string,
  fn: Node,
  { files, projects }: WrapContext,
): ReadonlySet<string> | 'all' | 'none' {
  const project = projects.of(fn);
  const modules = entryModules(folder, files, project);
  if (typeof modules === 'string') return modules;
  const keys = new Set<string>();
  for (const file of modules) {
    const sourceFile = project.sourceFile(file);
    const symbol = sourceFile === undefined ? undefined : project.checker.getSymbolAtLocation(sourceFile);
    if (symbol === undefined) continue;
    for (const one of project.checker.getExportsOfModule(symbol)) {
      const isAlias = (one.flags & SymbolFlags.Alias) !== 0;
      const target = isAlias ? project.checker.getAliasedSymbol(one) : one;
      for (const handle of target.declarations) {
        const declaration = project.resolve(handle);
        if (declaration !== undefined) keys.add(keyOf(declaration));
      }
    }
  }
  return keys;
}

function keyOf(node: Node): string {
  return `${node.getSourceFile().fileName} ${node.pos}`;
}

/** The statement at the top level of the module that a declaration is part of. */
function topOf(declaration: Node): Node {
  let at = declaration;
  while (at.parent.kind !== SyntaxKind.SourceFile) at = at.parent;
  return at;
}

/** What a statement declares, as symbols name it. */
function namesOf(statement: Node): readonly Node[] {
  const { declarationList } = statement as Node & {
    readonly declarationList?: { readonly declarations: readonly Node[] };
  };
  return declarationList === undefined ? [statement] : declarationList.declarations;
}

function isExported(statement: Node): boolean {
  const { modifiers = [] } = statement as { readonly modifiers?: readonly Node[] };
  if (modifiers.some(({ kind }) => kind === SyntaxKind.ExportKeyword)) return true;
  const names = namesOf(statement).map((one) => (one as { readonly name?: Node }).name?.getText());
  return (statement.parent as SourceFile).statements.some(
    (other) =>
      (other.kind === SyntaxKind.ExportDeclaration || other.kind === SyntaxKind.ExportAssignment) &&
      names.some((name) => name !== undefined && new RegExp(`\\b${name}\\b`).test(other.getText())),
  );
}

/** `Report.build` of a class or object, else the function's own name. */
function memberName(fn: AsyncGroup['fn']): string {
  const own = describeFunction(fn);
  const member = isMethodDeclaration(fn) ? fn : wrapped(fn).parent;
  if (!isMethodDeclaration(member) && !isPropertyDeclaration(member) && !isPropertyAssignment(member))
    return own;
  const owner: Node = member.parent;
  if (isClassDeclaration(owner))
    return owner.name === undefined ? own : `\`${owner.name.getText()}.${own.slice(1)}`;
  if (!isObjectLiteralExpression(owner)) return own;
  const variable = wrapped(owner).parent;
  return isVariableDeclaration(variable) ? `\`${variable.name.getText()}.${own.slice(1)}` : own;
}

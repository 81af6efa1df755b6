import {
  isExportDeclaration,
  isIdentifier,
  type CompilerProject,
  type ExportDeclaration,
  type Identifier,
  type SourceFile,
} from '../../compiler/index.ts';
import { moduleAt } from './moduleGraph.ts';
import { isPackageEntry } from './packageEntry.ts';
import type { FunctionCheck } from './wrapContext.ts';

/**
 * A function that is not exported is exported on the way, for workers alone. Warns where that reaches further than
 * the module, and refuses where it would take the place of another name.
 */
export const checkInternalExport: FunctionCheck = ({ files, project, target }, findings) => {
  const { sourceFile, unexported } = target;
  if (unexported === undefined) return;
  const taken = otherExportNamed(unexported, sourceFile, project);
  if (taken !== undefined) {
    const message = `The module exports something else as \`${unexported.text}\`, so workers could not find this by its name; rename one of them.`;
    findings.refuse('not-exported', taken, message);
  }
  for (const star of starsOf(sourceFile, project)) {
    const barrel = star.getSourceFile();
    const file = barrel.fileName.slice(barrel.fileName.lastIndexOf('/') + 1);
    if (exportsName(barrel, unexported.text, project)) {
      const message = `\`${unexported.text}\` has to be exported for workers to find it, and \`${file}\` would then have two of that name; rename one of them.`;
      findings.refuse('not-exported', star, message);
    } else {
      const message = `\`${unexported.text}\` has to be exported for workers to find it, and \`${file}\` exports it on.`;
      findings.warn('public-api-changes', star, message);
    }
  }
  if (!isPackageEntry(sourceFile.fileName, files)) return;
  const message = `\`${unexported.text}\` has to be exported for workers to find it, and package.json offers this module to others.`;
  findings.warn('public-api-changes', unexported, message);
};

/** An export that has the name already and means something else: `export { other as work }`. */
function otherExportNamed(
  name: Identifier,
  sourceFile: SourceFile,
  project: CompilerProject,
): Identifier | undefined {
  const module = project.checker.getSymbolAtLocation(sourceFile);
  const other = module?.getExports().get(name.text as never);
  const handle = other?.declarations[0];
  const declaration = handle === undefined ? undefined : project.resolve(handle);
  if (declaration === undefined || !('name' in declaration)) return undefined;
  const found = declaration.name as Identifier;
  return isIdentifier(found) ? found : name;
}

/** Every `export * from` that hands on what the module exports, directly or through others. */
function starsOf(sourceFile: SourceFile, project: CompilerProject): readonly ExportDeclaration[] {
  const stars = project.ownFiles().flatMap((file) => {
    const statements = project.sourceFile(file)?.statements ?? [];
    return statements.flatMap((statement) => {
      if (!isExportDeclaration(statement)) return [];
      const { exportClause, isTypeOnly, moduleSpecifier } = statement;
      if (isTypeOnly || exportClause !== undefined || moduleSpecifier === undefined) return [];
      return [{ statement, from: moduleAt(moduleSpecifier, project) }];
    });
  });
  const reached = new Set<SourceFile>([sourceFile]);
  const found = new Set<ExportDeclaration>();
  for (const module of reached) {
    for (const { statement, from } of stars) {
      if (from !== module) continue;
      found.add(statement);
      reached.add(statement.getSourceFile());
    }
  }
  return [...found];
}

function exportsName(module: SourceFile, name: string, project: CompilerProject): boolean {
  const symbol = project.checker.getSymbolAtLocation(module);
  return symbol !== undefined && project.checker.getMemberInModuleExports(symbol, name) !== undefined;
}

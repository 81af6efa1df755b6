import {
  isExportDeclaration,
  isImportDeclaration,
  isNamedExports,
  isNamedImports,
  isStringLiteral,
  type CompilerProject,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { isOwnFile } from '../../compiler/index.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import { requiredWhenLoaded } from '../commonJs/requires.ts';
import { isPoolFile } from '../target/originalOf.ts';

/** The specifier of a statement that loads another module when the program runs. */
export function loadedSpecifier(statement: Statement): Node | undefined {
  if (isImportDeclaration(statement)) {
    const clause = statement.importClause;
    if (clause === undefined) return statement.moduleSpecifier;
    if (clause.phaseModifier !== undefined) return undefined; // `import type`
    const { namedBindings } = clause;
    const isOnlyTypes =
      clause.name === undefined &&
      namedBindings !== undefined &&
      isNamedImports(namedBindings) &&
      namedBindings.elements.length > 0 &&
      namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
    return isOnlyTypes ? undefined : statement.moduleSpecifier;
  }
  if (!isExportDeclaration(statement) || statement.isTypeOnly) return undefined;
  const { exportClause } = statement;
  const isOnlyTypes =
    exportClause !== undefined &&
    isNamedExports(exportClause) &&
    exportClause.elements.length > 0 &&
    exportClause.elements.every(({ isTypeOnly }) => isTypeOnly);
  return isOnlyTypes ? undefined : statement.moduleSpecifier;
}

/** The project's source file that a module specifier stands for; `undefined` for packages and whatever is not found. */
export function moduleAt(specifier: Node, project: CompilerProject): SourceFile | undefined {
  if (!isStringLiteral(specifier)) return undefined;
  const symbol = project.checker.getSymbolAtLocation(specifier);
  const path = symbol?.valueDeclaration?.path ?? symbol?.declarations[0]?.path;
  return path === undefined || !isOwnFile(path) ? undefined : project.sourceFile(path);
}

/** Modules and all modules of the project that they load, each once; `known` keeps what each one loads itself. */
export function* loadedModules(
  start: readonly SourceFile[],
  project: CompilerProject,
  known: Map<SourceFile, readonly SourceFile[]>,
): Generator<SourceFile> {
  const modules = new Set(start);
  // A set that grows while it is walked visits what was added, too.
  for (const sourceFile of modules) {
    yield sourceFile;
    const loads = known.get(sourceFile) ?? loadsOf(sourceFile, project);
    known.set(sourceFile, loads);
    for (const loaded of loads) modules.add(loaded);
  }
}

function loadsOf(sourceFile: SourceFile, project: CompilerProject): readonly SourceFile[] {
  const required = isPlainScript(sourceFile) ? requiredWhenLoaded(sourceFile) : [];
  const specifiers = [...sourceFile.statements.map(loadedSpecifier), ...required];
  return specifiers.flatMap((specifier) => {
    const loaded = specifier === undefined ? undefined : moduleAt(specifier, project);
    return loaded === undefined || isPoolFile(loaded) ? [] : [loaded];
  });
}

import {
  SymbolFlags,
  type CompilerProject,
  type CompilerSession,
  type Diagnostic,
} from '../compiler/index.ts';
import { applyEdits, type CreatedFile, type Refusal, type TextEdit } from '../core/index.ts';
import type { ProjectFiles } from './output/projectFiles.ts';
import { POOL_DEPENDENCY, POOL_FILE_MARK } from './poolFiles.ts';
import { piscinaDeclarations, poolsStandIn } from './typeShims.ts';

export interface ProofRequest {
  /** The module of the function: its project is the one that is checked. */
  readonly module: string;
  readonly packageFolder: string;
  readonly edits: readonly TextEdit[];
  readonly created: readonly CreatedFile[];
  readonly poolsFile: string;
  /** Files that import what changes without being edited. */
  readonly importers: readonly string[];
}

/** Checks a plan with the compiler: a refusal for every diagnostic that was not there before. */
export function proveWrap(
  session: CompilerSession,
  request: ProofRequest,
  files: ProjectFiles,
): readonly Refusal[] {
  const before = session.projectOf(request.module);
  if (before === undefined) return [];
  const texts = textsAfter(request, before, files);
  const checked = [...new Set([...texts.keys(), ...request.importers])].filter((file) =>
    /\.[cm]?[jt]sx?$/.test(file),
  );
  // Files of other packages are checked as their own projects see them.
  session.prepare(checked);
  const known = countDiagnostics(
    checked.flatMap((file) => session.projectOf(file)?.diagnosticsOf(file) ?? []),
  );
  return session.withTexts(texts, (overlaid) => {
    overlaid.prepare(checked);
    return checked
      .filter((file) => !file.includes('/node_modules/'))
      .flatMap((file) => {
        const after = overlaid.projectOf(file);
        return after === undefined ? [] : newDiagnostics(file, after, known);
      })
      .map(({ file, diagnostic, text }) => ({
        code: 'would-not-compile' as const,
        message: `The compiler would say: ${diagnostic.text}`,
        file,
        line: lineAt(text, diagnostic.pos),
      }));
  });
}

/** The files as they would be, and declarations for what is not installed. */
function textsAfter(
  { created, edits, packageFolder, poolsFile }: ProofRequest,
  project: CompilerProject,
  files: ProjectFiles,
): ReadonlyMap<string, string> {
  const texts = new Map(created.map(({ file, text }) => [file, text]));
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const own = edits.filter((edit) => edit.file === file);
    texts.set(file, applyEdits(files.planned(file), own));
  }
  // Pool files in JavaScript have no types to check.
  if (!seesNode(project) && poolsFile.endsWith('ts')) {
    for (const [file, text] of texts) if (text.startsWith(POOL_FILE_MARK)) texts.delete(file);
    texts.set(poolsFile, poolsStandIn(['threads', 'processes']));
    return texts;
  }
  const piscina = POOL_DEPENDENCY.threads?.name;
  if (piscina !== undefined && files.installedVersion(packageFolder, piscina) === undefined) {
    const folder = `${packageFolder}/node_modules/${piscina}`;
    texts.set(
      `${folder}/package.json`,
      JSON.stringify({ name: piscina, version: '0.0.0', types: 'index.d.ts' }),
    );
    texts.set(`${folder}/index.d.ts`, piscinaDeclarations);
  }
  return texts;
}

/** Whether the program has Node's types: TypeScript 7 includes them only where tsconfig says so. */
export function seesNode(project: CompilerProject): boolean {
  return project.checker.resolveName('process', SymbolFlags.Value) !== undefined;
}

function countDiagnostics(diagnostics: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function newDiagnostics(file: string, project: CompilerProject, known: Map<string, number>) {
  const text = project.sourceFile(file)?.text ?? '';
  return project.diagnosticsOf(file).flatMap((diagnostic) => {
    const key = keyOf(diagnostic);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left > 0 ? [] : [{ file, diagnostic, text }];
  });
}

/** Edits move diagnostics about, so the place is no part of what they are. */
function keyOf({ code, fileName, text }: Diagnostic): string {
  return `${fileName ?? ''}|${code}|${text}`;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

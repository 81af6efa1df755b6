import { isImportDeclaration, type SourceFile } from '../../compiler/index.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import { isDirective } from '../commonJs/isDirective.ts';
import { isRequireStatement } from '../commonJs/requires.ts';
import type { PoolKind, TextEdit } from '../../core/index.ts';
import { POOL_FUNCTION } from '../poolFiles.ts';
import { findPoolImports, type PoolImport } from '../target/findTwin.ts';
import { quoted, type FileStyle } from './sourceStyle.ts';

/** The name by which a module calls a pool's function, and the edits that import it. */
export interface PoolImportPlan {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** Imports a pool's function into a module, or uses the import that is there. `taken` are the names of the module. */
export function planPoolImport(
  sourceFile: SourceFile,
  pool: PoolKind,
  specifier: string,
  style: FileStyle,
  taken: ReadonlySet<string>,
): PoolImportPlan {
  const known = findPoolImports(sourceFile)[0];
  const imported = known?.names.get(pool);
  if (imported !== undefined) return { name: imported.text, edits: [] };
  const name = freeName(POOL_FUNCTION[pool], taken);
  const text = importedAs(name, sourceFile, pool);
  if (known !== undefined) return { name, edits: [addTo(known, text)] };
  const line = poolImportLine(name, sourceFile, pool, specifier, style);
  return { name, edits: [insertImport(sourceFile, line, style)] };
}

/** The line that imports a pool's function under a name. */
export function poolImportLine(
  name: string,
  sourceFile: SourceFile,
  pool: PoolKind,
  specifier: string,
  style: FileStyle,
): string {
  const text = importedAs(name, sourceFile, pool);
  const end = style.semicolons ? ';' : '';
  const from = quoted(specifier, style);
  return isPlainScript(sourceFile)
    ? `const { ${text} } = require(${from})${end}`
    : `import { ${text} } from ${from}${end}`;
}

function importedAs(name: string, sourceFile: SourceFile, pool: PoolKind): string {
  const renames = isPlainScript(sourceFile) ? ':' : ' as';
  return name === POOL_FUNCTION[pool] ? name : `${POOL_FUNCTION[pool]}${renames} ${name}`;
}

/** Takes a pool's function out of an import that has another one, too. */
export function replaceInImport(
  sourceFile: SourceFile,
  from: PoolKind,
  to: PoolKind,
  isStillUsed: boolean,
): PoolImportPlan | undefined {
  const known = findPoolImports(sourceFile).find(({ names }) => names.has(from));
  const old = known?.names.get(from);
  if (known === undefined || old === undefined) return undefined;
  const present = known.names.get(to);
  const name = present?.text ?? POOL_FUNCTION[to];
  if (isStillUsed) return { name, edits: present === undefined ? [addTo(known, name)] : [] };
  const file = sourceFile.fileName;
  const specifier = old.parent;
  if (present === undefined) {
    return { name, edits: [{ file, start: specifier.getStart(), end: specifier.end, text: name }] };
  }
  const rest = [...known.names.values()].filter((one) => one !== old).map((one) => one.parent.getText());
  const bindings = known.bindings;
  return {
    name,
    edits: [{ file, start: bindings.getStart(), end: bindings.end, text: `{ ${rest.join(', ')} }` }],
  };
}

function addTo({ bindings }: PoolImport, text: string): TextEdit {
  const last = bindings.elements.at(-1);
  const at = last?.end ?? bindings.getStart() + 1;
  return { file: bindings.getSourceFile().fileName, start: at, end: at, text: `, ${text}` };
}

/** Below the last import; in a module without imports, above its first statement and what documents that. */
function insertImport(sourceFile: SourceFile, line: string, style: FileStyle): TextEdit {
  const file = sourceFile.fileName;
  const last = sourceFile.statements.findLast((one) => isImportDeclaration(one) || isRequireStatement(one));
  if (last !== undefined) return { file, start: last.end, end: last.end, text: style.lineEnd + line };
  const directive = sourceFile.statements.findLast(isDirective);
  if (directive !== undefined) {
    const text = style.lineEnd.repeat(2) + line;
    return { file, start: directive.end, end: directive.end, text };
  }
  const [first] = sourceFile.statements;
  const at = first === undefined ? 0 : first.getStart(sourceFile, true);
  return { file, start: at, end: at, text: line + style.lineEnd.repeat(2) };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}${count}`;
  return free;
}

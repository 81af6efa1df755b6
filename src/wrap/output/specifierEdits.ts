import {
  isBindingElement,
  isExportSpecifier,
  isImportClause,
  isNamedImports,
  type ImportClause,
  type Node,
  type NodeArray,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { TwinSpecifier } from '../callers/twinNames.ts';

/** Why a specifier cannot be edited. */
export interface SpecifierProblem {
  readonly node: Node;
  readonly message: string;
}

export type SpecifierEdit =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'problem'; readonly problem: SpecifierProblem };

/** Brings the twin along where the function is imported or exported on; `isStillUsed` keeps the function, too. */
export function specifierEdit(twin: TwinSpecifier, isStillUsed: boolean): SpecifierEdit {
  const { specifier } = twin;
  const renames = isBindingElement(specifier) ? ':' : ' as';
  const text = twin.from === twin.to ? twin.from : `${twin.from}${renames} ${twin.to}`;
  if (isImportClause(specifier)) return clauseEdit(specifier, text, isStillUsed);
  const keepsOriginal = isStillUsed || isExportSpecifier(specifier);
  const edits = keepsOriginal ? [insertAfter(specifier, text)] : [replace(specifier, text)];
  return { kind: 'edits', edits };
}

/** `import f from './f'` becomes `import { fPooled } from './f'`, or `import f, { fPooled } from './f'`. */
function clauseEdit(clause: ImportClause, text: string, isStillUsed: boolean): SpecifierEdit {
  const { name, namedBindings } = clause;
  if (name === undefined) return { kind: 'edits', edits: [] };
  if (namedBindings !== undefined && !isNamedImports(namedBindings)) {
    const message = 'A default import beside a namespace cannot be given a name more; write two imports.';
    return { kind: 'problem', problem: { node: clause, message } };
  }
  if (namedBindings === undefined) {
    const edit = isStillUsed ? insertAt(clause, name.end, `, { ${text} }`) : replace(name, `{ ${text} }`);
    return { kind: 'edits', edits: [edit] };
  }
  const last = namedBindings.elements.at(-1);
  const addition = last === undefined ? replace(namedBindings, `{ ${text} }`) : insertAfter(last, text);
  if (isStillUsed) return { kind: 'edits', edits: [addition] };
  const start = name.getStart();
  const removal: TextEdit = { file: fileOf(clause), start, end: namedBindings.getStart(), text: '' };
  return { kind: 'edits', edits: [removal, addition] };
}

/** Another item after one of a list, on a line of its own where the list has one a line. */
export function insertAfter(specifier: Node, text: string): TextEdit {
  const source = specifier.getSourceFile().text;
  const start = specifier.getStart();
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const before = source.slice(lineStart, start);
  const isOnOwnLine = /^[ \t]+$/.test(before) && isFirstOrOneALine(specifier);
  const lineEnd = source[lineStart - 2] === '\r' ? '\r\n' : '\n';
  return insertAt(specifier, specifier.end, isOnOwnLine ? `,${lineEnd}${before}${text}` : `, ${text}`);
}

function isFirstOrOneALine(specifier: Node): boolean {
  const list = specifier.parent as Node & {
    readonly elements?: NodeArray<Node>;
    readonly properties?: NodeArray<Node>;
  };
  return [...(list.elements ?? list.properties ?? [])].every(
    (one) => one === specifier || lineOf(one) !== lineOf(specifier),
  );
}

function replace(node: Node, text: string): TextEdit {
  return { file: fileOf(node), start: node.getStart(), end: node.end, text };
}

function insertAt(node: Node, at: number, text: string): TextEdit {
  return { file: fileOf(node), start: at, end: at, text };
}

function fileOf(node: Node): string {
  return node.getSourceFile().fileName;
}

function lineOf(node: Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line;
}

import {
  isExportDeclaration,
  isImportDeclaration,
  isStringLiteral,
  type CompilerProject,
  type SourceFile,
  type StringLiteral,
} from '../../compiler/index.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import { isRequireStatement, requireOf } from '../commonJs/requires.ts';
import type { SourceStyle } from '../poolFiles.ts';

/** How a file is written, so that what is added to it does not stand out. */
export interface FileStyle extends Required<SourceStyle> {
  readonly lineEnd: '\n' | '\r\n';
  /** Columns after which a line is broken. */
  readonly width: number;
}

/** What a file puts at the end of its relative imports. */
export type ImportEnding = 'none' | 'js' | 'ts';

export function fileStyle(text: string): FileStyle {
  return {
    quotes: quotesOf(text),
    semicolons: hasSemicolons(text),
    indent: indentOf(text),
    lineEnd: /\r\n/.test(text) ? '\r\n' : '\n',
    width: widthOf(text),
  };
}

/** Import lines say it best; any string literal will do where there are none. */
function quotesOf(text: string): 'single' | 'double' {
  const specifiers = text.match(/^\s*(?:import|export)\b.*['"];?\s*$/gm)?.join('\n') ?? text;
  const single = specifiers.match(/'/g)?.length ?? 0;
  const double = specifiers.match(/"/g)?.length ?? 0;
  return double > single ? 'double' : 'single';
}

/** Lines that end a statement without a block, with or without a semicolon. */
function hasSemicolons(text: string): boolean {
  const withOne = text.match(/[\w'"`)\]];\s*$/gm)?.length ?? 0;
  const without = text.match(/^\s*(?:import\b.*['"]|(?:const|let|return)\b.*[\w'"`)\]])\s*$/gm)?.length ?? 0;
  return withOne >= without;
}

function indentOf(text: string): string {
  const indents = text.match(/^(?:\t+|(?: {2,})+)(?=[^\s*])/gm) ?? [];
  if (indents.filter((indent) => indent.startsWith('\t')).length * 2 > indents.length) return '\t';
  const widths = indents.filter((indent) => indent.startsWith(' ')).map((indent) => indent.length);
  const smallest = Math.min(...widths);
  return Number.isFinite(smallest) ? ' '.repeat(smallest) : '  ';
}

/** The usual limits of formatters; a file shows which one it keeps to by its longest line of code. */
function widthOf(text: string): number {
  const longest = Math.max(0, ...text.split('\n').map((line) => line.trimEnd().length));
  return longest <= 80 ? 80 : longest <= 100 ? 100 : 120;
}

/** How a file names its relative imports; where it has none, how the project's other files do, or how they must. */
export function importEnding(sourceFile: SourceFile, project: CompilerProject): ImportEnding {
  const own = endingIn(sourceFile);
  if (own !== undefined) return own;
  for (const file of project.ownFiles().slice(0, 50)) {
    const other = project.sourceFile(file);
    const found = other === undefined ? undefined : endingIn(other);
    if (found !== undefined) return found;
  }
  if (/\.[cm]?js$/.test(sourceFile.fileName)) return isPlainScript(sourceFile) ? 'none' : 'js';
  const { allowImportingTsExtensions, rewriteRelativeImportExtensions, module } =
    project.program.getCompilerOptions();
  if (allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true) return 'ts';
  return Number(module) >= node16 && Number(module) <= nodeNext ? 'js' : 'none';
}

/** Values of `module` under which Node resolves imports, and wants their ending. */
const node16 = 100;
const nodeNext = 199;

function endingIn(sourceFile: SourceFile): ImportEnding | undefined {
  for (const specifier of specifiersIn(sourceFile)) {
    if (!/^\.\.?\//.test(specifier.text)) continue;
    if (/\.[cm]?ts$/.test(specifier.text)) return 'ts';
    if (/\.[cm]?js$/.test(specifier.text)) return 'js';
    if (!specifier.text.endsWith('.json')) return 'none';
  }
  return undefined;
}

function specifiersIn(sourceFile: SourceFile): readonly StringLiteral[] {
  return sourceFile.statements.flatMap((statement) => {
    if (isRequireStatement(statement)) {
      const required = statement.declarationList.declarations.map((one) => requireOf(one));
      return required.filter((one) => one !== undefined);
    }
    if (!isImportDeclaration(statement) && !isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    return moduleSpecifier !== undefined && isStringLiteral(moduleSpecifier) ? [moduleSpecifier] : [];
  });
}

/** A relative module specifier from one file to another: `../pools.ts`. */
export function relativeSpecifier(from: string, to: string, ending: ImportEnding): string {
  const folder = from.split('/').slice(0, -1);
  const target = to.split('/');
  let common = 0;
  while (common < folder.length && common < target.length - 1 && folder[common] === target[common])
    common += 1;
  const up = folder.slice(common).map(() => '..');
  const path = [...(up.length === 0 ? ['.'] : up), ...target.slice(common)].join('/');
  const extension = /\.([cm]?)([jt])sx?$/.exec(path);
  if (extension === null || (ending === 'ts' && extension[2] === 't')) return path;
  const base = path.slice(0, extension.index);
  // Nobody looks for `.mjs` and its like by itself.
  const isLeftOut = ending === 'none' && extension[1] === '';
  return isLeftOut ? base : `${base}.${extension[1] ?? ''}js`;
}

export function quoted(text: string, { quotes }: FileStyle): string {
  return quotes === 'single' ? `'${text}'` : `"${text}"`;
}

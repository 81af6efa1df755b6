import {
  isArrowFunction,
  isExportAssignment,
  isFunctionDeclaration,
  isFunctionExpression,
  type ExportAssignment,
  type FunctionDeclaration,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { applyEdits, type TextEdit } from '../../core/index.ts';
import { endOfLineComment } from '../output/endOfLineComment.ts';
import { fileStyle } from '../output/sourceStyle.ts';
import type { FunctionSelector } from '../wrapRequest.ts';
import { functionAt } from './findTarget.ts';
import { isDefaultExport, unwrap } from './functionLike.ts';
import { nameAfterFile } from './nameAfterFile.ts';

/** How a default export without a name gets the one that its twin is called after. */
export interface Naming {
  readonly file: string;
  /** In order, none touching another. */
  readonly edits: readonly TextEdit[];
  /** The module with the name in it. */
  readonly text: string;
}

/**
 * The edits that name a default export, where it has no name and is what a wrap is asked for. A declaration takes the
 * name as it is; an arrow function or a function expression becomes a constant, which is then exported.
 */
export function nameDefault(sourceFile: SourceFile, selector: FunctionSelector): Naming | undefined {
  const unnamed = sourceFile.statements.find((one) => isUnnamedFunction(one) || isExportedValue(one));
  if (unnamed === undefined) return undefined;
  const isAsked =
    'name' in selector ? selector.name === 'default' : isChosen(sourceFile, unnamed, selector.offset);
  if (!isAsked) return undefined;
  const name = nameAfterFile(sourceFile);
  const edits = isFunctionDeclaration(unnamed)
    ? nameDeclaration(sourceFile, unnamed, name)
    : exportConstant(sourceFile, unnamed, name);
  return { file: sourceFile.fileName, edits, text: applyEdits(sourceFile.text, edits) };
}

function isUnnamedFunction(statement: Statement): statement is FunctionDeclaration {
  return (
    isFunctionDeclaration(statement) &&
    statement.name === undefined &&
    statement.body !== undefined &&
    isDefaultExport(statement)
  );
}

/** `export default (image) => …`, and `export default function (image) { … } satisfies Filter`. */
function isExportedValue(statement: Statement): statement is ExportAssignment {
  if (!isExportAssignment(statement) || statement.isExportEquals) return false;
  const value = unwrap(statement.expression);
  return isArrowFunction(value) || (isFunctionExpression(value) && value.name === undefined);
}

/** Whether the innermost function around an offset, the words before it included, is the default export itself. */
function isChosen(
  sourceFile: SourceFile,
  statement: FunctionDeclaration | ExportAssignment,
  offset: number,
): boolean {
  if (offset < statement.getStart(sourceFile) || statement.end < offset) return false;
  const fn = isFunctionDeclaration(statement) ? statement : unwrap(statement.expression);
  const found = functionAt(sourceFile, offset);
  return found === undefined || found === fn;
}

function nameDeclaration(
  { fileName: file, text }: SourceFile,
  fn: FunctionDeclaration,
  name: string,
): readonly TextEdit[] {
  // Lists begin behind their bracket.
  const start = (fn.typeParameters ?? fn.parameters).pos - 1;
  const before = /\s$/.test(text.slice(0, start)) ? '' : ' ';
  return [{ file, start, end: start, text: before + name }];
}

function exportConstant(
  sourceFile: SourceFile,
  statement: ExportAssignment,
  name: string,
): readonly TextEdit[] {
  const { fileName: file, text } = sourceFile;
  const { lineEnd, semicolons } = fileStyle(text);
  const end = semicolons ? ';' : '';
  const behind = endOfLineComment(text, statement.end);
  return [
    {
      file,
      start: statement.getStart(sourceFile),
      end: statement.expression.getStart(sourceFile),
      text: `const ${name} = `,
    },
    {
      file,
      start: behind,
      end: behind,
      text: `${lineEnd.repeat(2)}export default ${name}${end}`,
    },
  ];
}

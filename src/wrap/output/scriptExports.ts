import { isIdentifier } from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { commonJsExports, type CommonJsExport } from '../commonJs/exports.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';
import type { FileStyle } from './sourceStyle.ts';
import { insertAfter } from './specifierEdits.ts';

/** Marks an export that is there for workers alone. */
export const internalMark = '/** @internal Workers of the pool find it here. */';

/** What exports a twin and its original. */
export interface ExportEdits {
  /** Lines below the twin, or below the class or object that it is in. */
  readonly lines: readonly string[];
  readonly edits: readonly TextEdit[];
}

interface Exported {
  readonly target: WrapTarget;
  readonly twin: string;
  readonly style: FileStyle;
}

/** A CommonJS module in JavaScript exports the twin in the way in which it exports the original. */
export function scriptExports({ style, target, twin }: Exported): ExportEdits {
  const { member, sourceFile, unexported } = target;
  const { literal, named } = commonJsExports(sourceFile);
  const end = style.semicolons ? ';' : '';
  if (unexported !== undefined) {
    const text = `${internalMark} ${unexported.text}`;
    const last = literal?.properties.at(-1);
    if (last !== undefined) return { lines: [], edits: [insertAfter(last, text)] };
    if (literal !== undefined) {
      const start = literal.getStart(sourceFile);
      return {
        lines: [],
        edits: [{ file: sourceFile.fileName, start, end: literal.end, text: `{ ${text} }` }],
      };
    }
    return { lines: ['', internalMark, `exports.${unexported.text} = ${unexported.text}${end}`], edits: [] };
  }
  const own = named.find((one) => isExportOf(one, target));
  // A method comes along with its class.
  if (member !== undefined || own === undefined) return { lines: [], edits: [] };
  if (own.place !== own.statement) return { lines: [], edits: [insertAfter(own.place, twin)] };
  const line = `exports.${twin} = ${twin}${end}`;
  if (own.statement === target.statement) return { lines: [line], edits: [] };
  const at = own.statement.end;
  const file = sourceFile.fileName;
  return { lines: [], edits: [{ file, start: at, end: at, text: style.lineEnd + line }] };
}

function isExportOf({ name, statement, value }: CommonJsExport, target: WrapTarget): boolean {
  if (statement === target.statement) return name === target.nameNode;
  return isIdentifier(value) && value.text === target.reference;
}

import type { ProfileRecord } from './format.ts';
import { RecordScanner } from './recordScanner.ts';
import { limits, recordShapes } from './recordShapes.ts';
import type { PropertyShape } from './recordShapes.ts';
import type { TaskMoment } from './taskTable.ts';

export type ParsedRecord =
  | { readonly kind: 'record'; readonly record: ProfileRecord }
  /** A type that this version does not know: skipped, as format.ts asks. */
  | { readonly kind: 'unknown' }
  /** A header of another version of the format. */
  | { readonly kind: 'version'; readonly version: unknown }
  | { readonly kind: 'malformed' };

const malformed: ParsedRecord = { kind: 'malformed' };

/**
 * One line of a profile, which is untrusted: bounded in size, every property checked, unknown properties dropped,
 * nothing evaluated. Never throws.
 */
export function parseRecord(line: string): ParsedRecord {
  if (line.length > limits.lineCharacters) return malformed;
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed;
  const source = new Map<string, unknown>(Object.entries(value));
  const type = source.get('type');
  if (typeof type !== 'string') return malformed;
  if (!isRecordType(type)) return { kind: 'unknown' };
  if (type === 'header' && source.get('version') !== 1) {
    return { kind: 'version', version: source.get('version') };
  }
  const record: Record<string, unknown> = { type };
  for (const [property, shape] of Object.entries<PropertyShape>(recordShapes[type])) {
    const found = source.get(property);
    if (found === undefined && shape.optional) continue;
    if (!shape.accepts(found)) return malformed;
    record[property] = found;
  }
  // Every property was checked against the shape that the compiler derives from this very type.
  return { kind: 'record', record: record as unknown as ProfileRecord };
}

/** `parseRecord` for lines as bytes: the most frequent records never become a string on the way. */
export class LineParser {
  readonly #scanner = new RecordScanner();
  readonly #decoder = new TextDecoder();

  /** A moment of a task where one stands as we write it, else `undefined`: then `parse` says what it is. */
  moment(bytes: Uint8Array, start: number, end: number): TaskMoment | undefined {
    return this.#scanner.scanMoment(bytes, start, end);
  }

  parse(bytes: Uint8Array, start: number, end: number): ParsedRecord {
    const record = this.#scanner.scan(bytes, start, end);
    return record === undefined
      ? parseRecord(this.#decoder.decode(bytes.subarray(start, end)))
      : { kind: 'record', record };
  }
}

function isRecordType(type: string): type is ProfileRecord['type'] {
  return Object.hasOwn(recordShapes, type);
}

/** `undefined` for what is not JSON: a cut-off or foreign line is an expected outcome, not an error. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

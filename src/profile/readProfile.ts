import type { ProfileRecord } from './format.ts';
import { LineSplitter } from './lineSplitter.ts';
import type { TaskMoment } from './taskTable.ts';
import { LineParser } from './parseRecord.ts';
import type { ParsedRecord } from './parseRecord.ts';

export type ProfileReading =
  | {
      readonly kind: 'read';
      /** Whether the file has its end record. Without it, it was cut off or its recorder was killed. */
      readonly complete: boolean;
      /** Lines that are no records: broken, hostile, or longer than any record. */
      readonly skippedLines: number;
    }
  | { readonly kind: 'refused'; readonly why: RefusedProfile };

export type RefusedProfile =
  | { readonly reason: 'empty' }
  /** Cut off within its first line. */
  | { readonly reason: 'cut-off' }
  | { readonly reason: 'not-a-profile' }
  | { readonly reason: 'version'; readonly version: unknown };

/** How each profile begins: the service writes the header's properties in the order of format.ts. */
const headerStart = '{"type":"header",';

/**
 * Reads a whole profile as it streams in, handing each record to `onRecord`, the header first. A cut-off last line and
 * lines that are no records are skipped. Where `onMoment` is given, moments of tasks may go there instead, which saves
 * making records of them. Throws only what `chunks` throws.
 */
export async function readProfile(
  chunks: AsyncIterable<Uint8Array>,
  onRecord: (record: ProfileRecord) => void,
  onMoment?: (moment: TaskMoment) => void,
): Promise<ProfileReading> {
  const splitter = new LineSplitter();
  const parser = new LineParser();
  const reading = { seenBytes: 0, seenHeader: false, complete: false, skippedLines: 0 };
  let refused: RefusedProfile | undefined;

  /** What is wrong with the file as a whole, as far as this line tells. */
  const take = (parsed: ParsedRecord): RefusedProfile | undefined => {
    if (!reading.seenHeader) {
      if (parsed.kind === 'version') return { reason: 'version', version: parsed.version };
      if (parsed.kind !== 'record' || parsed.record.type !== 'header') return { reason: 'not-a-profile' };
      reading.seenHeader = true;
      onRecord(parsed.record);
    } else if (parsed.kind === 'record') {
      if (parsed.record.type === 'end') reading.complete = true;
      onRecord(parsed.record);
    } else if (parsed.kind === 'malformed') reading.skippedLines += 1;
    return undefined;
  };

  for await (const chunk of chunks) {
    reading.seenBytes += chunk.length;
    splitter.push(chunk, (bytes, start, end) => {
      if (end === start || refused !== undefined) return;
      const moment =
        reading.seenHeader && onMoment !== undefined ? parser.moment(bytes, start, end) : undefined;
      if (moment === undefined) refused = take(parser.parse(bytes, start, end));
      else onMoment?.(moment);
    });
    if (refused !== undefined) return { kind: 'refused', why: refused };
    if (!reading.seenHeader && splitter.oversizedCount > 0) {
      return { kind: 'refused', why: { reason: 'not-a-profile' } };
    }
  }
  if (reading.seenBytes === 0) return { kind: 'refused', why: { reason: 'empty' } };

  // A last line without its line end may be whole (only the line end is missing) or cut off, which is no fault.
  const rest = splitter.rest();
  const last = parser.parse(rest, 0, rest.length);
  if (last.kind !== 'malformed') {
    const why = take(last);
    if (why !== undefined) return { kind: 'refused', why };
  }
  if (!reading.seenHeader) {
    const begun = new TextDecoder().decode(rest.subarray(0, headerStart.length));
    const couldBeHeader = headerStart.startsWith(begun);
    return { kind: 'refused', why: { reason: couldBeHeader ? 'cut-off' : 'not-a-profile' } };
  }
  return {
    kind: 'read',
    complete: reading.complete,
    skippedLines: reading.skippedLines + splitter.oversizedCount,
  };
}

/** One sentence for a person about a file that cannot be opened: what it is, and what to do. */
export function describeRefusedProfile(file: string, why: RefusedProfile): string {
  if (why.reason === 'empty') {
    return `${file} is empty: nothing was recorded in it. Profile the program again.`;
  }
  if (why.reason === 'cut-off') {
    return `${file} was cut off within its first line, so nothing of the recording is left. Profile the program again.`;
  }
  if (why.reason === 'not-a-profile') {
    return `${file} is not a Poolwright profile: its first line is not a profile header. Choose a file that Poolwright recorded.`;
  }
  const version = typeof why.version === 'number' ? String(why.version) : 'that is not a number';
  return `${file} has format version ${version}, and this Poolwright reads version 1. Update Poolwright to open it.`;
}

import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { ColumnSpace, describeRefusedProfile, readProfile, TimelineBuilder } from '../profile/index.ts';
import type { SpaceLimits } from '../profile/index.ts';
import { PageFile } from './pageFile.ts';

export type OpenedProfile =
  | {
      readonly kind: 'opened';
      readonly builder: TimelineBuilder;
      /** What a person should know about the file; '' for a whole one. */
      readonly remark: string;
      /** Gives back what the builder keeps on disk; it is of no use afterwards. */
      close(): void;
    }
  | { readonly kind: 'refused'; readonly message: string };

export interface OpenOptions {
  /** Ends the reading: what was opened is then refused, with a message that nobody is shown. */
  readonly signal?: AbortSignal;
  /** So many bytes of so many have been read. */
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
  /** How much of it may be in memory. */
  readonly limits?: SpaceLimits;
}

/** An hour of a busy program. What is kept of a file is bounded too, so this is how long one may wait for it. */
const largestBytes = 4 * 1024 ** 3;
const chunkBytes = 1024 ** 2;

/** Reads a `.poolprofile`, which may be cut off, broken, hostile or of a newer version. Never throws. */
export async function openProfile(file: string, options: OpenOptions = {}): Promise<OpenedProfile> {
  try {
    const found = await stat(file);
    const refusal = refuseUnread(file, found);
    if (refusal !== undefined) return refusal;
    const pages = new PageFile((message) =>
      builder.add({ type: 'notice', atUs: Math.max(builder.lastUs, 0), message }),
    );
    const builder = new TimelineBuilder({ space: new ColumnSpace(pages, options.limits) });
    const reading = await readProfile(
      chunksOf(file, found.size, options),
      (record) => builder.add(record),
      (moment) => builder.addMoment(moment),
    );
    if (reading.kind === 'refused') {
      pages.close();
      return { kind: 'refused', message: describeRefusedProfile(file, reading.why) };
    }
    const remark = remarkOn(reading.complete, reading.skippedLines);
    if (remark !== '') builder.add({ type: 'notice', atUs: Math.max(builder.lastUs, 0), message: remark });
    return { kind: 'opened', builder, remark, close: () => pages.close() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      kind: 'refused',
      message: `${file} cannot be read (${reason}). Check that it exists and may be read.`,
    };
  }
}

/** A pipe or a device may never come to an end. */
function refuseUnread(file: string, found: Stats): OpenedProfile | undefined {
  if (!found.isFile()) {
    const what = found.isDirectory() ? 'a folder' : 'no plain file';
    const message = `${file} is ${what}, and a profile is a file. Choose a file that Poolwright recorded.`;
    return { kind: 'refused', message };
  }
  if (found.size <= largestBytes) return undefined;
  const message = `${file} is larger than 4 GiB, which this version of Poolwright does not open. Record a shorter run, or sample less often.`;
  return { kind: 'refused', message };
}

/** One buffer for all of the file: a new one a chunk would keep the garbage collector busy. */
async function* chunksOf(
  file: string,
  totalBytes: number,
  { signal, onProgress }: OpenOptions,
): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let readBytes = 0; ;) {
      signal?.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, readBytes);
      if (bytesRead === 0) return;
      readBytes += bytesRead;
      yield buffer.subarray(0, bytesRead);
      onProgress?.(readBytes, totalBytes);
    }
  } finally {
    await handle.close();
  }
}

function remarkOn(isComplete: boolean, skippedLines: number): string {
  const remarks: string[] = [];
  if (!isComplete)
    remarks.push('The file ends in the middle of the recording: what was recorded until then is shown.');
  if (skippedLines > 0)
    remarks.push(`${skippedLines} lines of the file are no profile records and were skipped.`);
  return remarks.join(' ');
}

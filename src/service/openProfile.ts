import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { describeRefusedProfile, readProfile, TimelineBuilder } from '../profile/index.ts';

export type OpenedProfile =
  | {
      readonly kind: 'opened';
      readonly builder: TimelineBuilder;
      /** What a person should know about the file; '' for a whole one. */
      readonly remark: string;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** A day of recording; more than this does not fit into the memory of the service as it is today. */
const largestBytes = 1024 ** 3;
const chunkBytes = 1024 ** 2;

/** Reads a `.poolprofile`, which may be cut off, broken, hostile or of a newer version. Never throws. */
export async function openProfile(file: string): Promise<OpenedProfile> {
  try {
    const { size } = await stat(file);
    if (size > largestBytes) {
      const message = `${file} is larger than 1 GiB, which this version of Poolwright does not open. Record a shorter run.`;
      return { kind: 'refused', message };
    }
    const builder = new TimelineBuilder();
    const reading = await readProfile(
      createReadStream(file, { highWaterMark: chunkBytes }),
      (record) => builder.add(record),
      (moment) => builder.addMoment(moment),
    );
    if (reading.kind === 'refused')
      return { kind: 'refused', message: describeRefusedProfile(file, reading.why) };
    const remark = remarkOn(reading.complete, reading.skippedLines);
    if (remark !== '') builder.add({ type: 'notice', atUs: Math.max(builder.lastUs, 0), message: remark });
    return { kind: 'opened', builder, remark };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      kind: 'refused',
      message: `${file} cannot be read (${reason}). Check that it exists and may be read.`,
    };
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

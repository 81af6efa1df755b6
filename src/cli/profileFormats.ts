import fs from 'node:fs';
import path from 'node:path';
import { functionTable, toChromeTrace, toProfileJson } from '../profile/index.ts';
import type { TimelineBuilder } from '../profile/index.ts';

/** What can be written besides `run.poolprofile`, and under which name. */
export const formats = {
  poolprofile: 'run.poolprofile',
  trace: 'trace.json',
  json: 'profile.json',
} as const;
export type Format = keyof typeof formats;

export function isFormat(value: string): value is Format {
  return Object.hasOwn(formats, value);
}

/** Writes the other formats that were asked for into the folder, and returns the files; `onProblem` hears of the rest. */
export function writeFormats(
  builder: TimelineBuilder,
  folder: string,
  wanted: ReadonlySet<Format>,
  onProblem: (message: string) => void,
): string[] {
  const written: string[] = [];
  const timeline = builder.snapshot(false);
  const { lanes } = builder.overview();
  const write = (name: string, text: () => string): void => {
    const file = path.join(folder, name);
    try {
      fs.writeFileSync(file, text());
      written.push(file);
    } catch (error) {
      onProblem(`${file} cannot be written (${error instanceof Error ? error.message : String(error)}).`);
    }
  };
  if (wanted.has('trace')) write(formats.trace, () => json(toChromeTrace(timeline)));
  if (wanted.has('json')) write(formats.json, () => json(toProfileJson(timeline, functionTable(lanes))));
  return written;
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

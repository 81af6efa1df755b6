import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { toChromeTrace, toCpuProfile, toProfileJson, toReportHtml } from '../profile/index.ts';
import type { Finding, RunFacts, TimelineBuilder } from '../profile/index.ts';

/** What can be written besides `run.poolprofile`, and under which name. */
export const formats = {
  poolprofile: 'run.poolprofile',
  trace: 'trace.json',
  cpuprofile: 'LANE.cpuprofile',
  json: 'profile.json',
  html: 'report.html',
} as const;
export type Format = keyof typeof formats;

export function isFormat(value: string): value is Format {
  return Object.hasOwn(formats, value);
}

/** A finished run, and what there is to say about it. */
export interface FinishedRun {
  readonly builder: TimelineBuilder;
  readonly facts: RunFacts;
  readonly findings: readonly Finding[];
}

/** Writes the other formats that were asked for into the folder, and returns the files; `onProblem` hears of the rest. */
export function writeFormats(
  { builder, facts, findings }: FinishedRun,
  folder: string,
  wanted: ReadonlySet<Format>,
  onProblem: (message: string) => void,
): string[] {
  const written: string[] = [];
  const write = (name: string, text: () => string): void => {
    const file = path.join(folder, name);
    try {
      fs.writeFileSync(file, text());
      written.push(file);
    } catch (error) {
      onProblem(`${file} cannot be written (${error instanceof Error ? error.message : String(error)}).`);
    }
  };
  const run = { builder, facts, findings };
  for (const format of ['trace', 'json', 'html'] as const) {
    if (wanted.has(format)) write(formats[format], () => formatText(run, format));
  }
  if (wanted.has('cpuprofile')) {
    for (const { id, samples } of builder.lanes.values()) {
      const profile = toCpuProfile(samples);
      // A lane's id is digits and a hyphen, however hostile the profile.
      if (profile !== undefined) write(`${id}.cpuprofile`, () => json(profile));
    }
  }
  return written;
}

/** What stands in the one file of a format. */
export function formatText({ facts, findings }: FinishedRun, format: 'trace' | 'json' | 'html'): string {
  switch (format) {
    case 'trace':
      return json(toChromeTrace(facts.timeline));
    case 'json':
      return json(toProfileJson(facts, findings));
    case 'html':
      return toReportHtml(facts, findings, sha256);
    default:
      return format satisfies never;
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

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
  if (wanted.has('trace')) write(formats.trace, () => json(toChromeTrace(facts.timeline)));
  if (wanted.has('cpuprofile')) {
    for (const { id, samples } of builder.lanes.values()) {
      const profile = toCpuProfile(samples);
      // A lane's id is digits and a hyphen, however hostile the profile.
      if (profile !== undefined) write(`${id}.cpuprofile`, () => json(profile));
    }
  }
  if (wanted.has('json')) write(formats.json, () => json(toProfileJson(facts, findings)));
  if (wanted.has('html')) write(formats.html, () => toReportHtml(facts, findings, sha256));
  return written;
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

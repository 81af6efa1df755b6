import fs from 'node:fs';
import type { ExportFormat } from '../protocol/index.ts';
import { formatText, writeFormats } from './profileFormats.ts';
import type { FinishedRun } from './profileFormats.ts';

export type Exported =
  | { readonly kind: 'written'; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/** Writes a profile in another format to where a person chose: a file, or a folder for one `.cpuprofile` a thread. */
export function exportProfile(run: FinishedRun, format: ExportFormat, target: string): Exported {
  if (format === 'cpuprofile') {
    const problems: string[] = [];
    const files = writeFormats(run, target, new Set([format]), (problem) => problems.push(problem));
    if (problems.length > 0) return failed(problems.join(' '));
    if (files.length > 0) return { kind: 'written', files };
    return failed('No thread of this profile was sampled, so there is no .cpuprofile to write.');
  }
  try {
    fs.writeFileSync(target, formatText(run, format));
    return { kind: 'written', files: [target] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed(`${target} cannot be written (${reason}): choose another place.`);
  }
}

function failed(message: string): Exported {
  return { kind: 'failed', message };
}

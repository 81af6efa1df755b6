import type { SampledFunction } from '../profile/index.ts';
import type { SourcePlace } from '../protocol/index.ts';
import { Examination } from './examination.ts';
import { openProfile } from './openProfile.ts';
import { sourceFile } from './sourceFile.ts';

export type FoundSource =
  | ({ readonly kind: 'found' } & SourcePlace)
  /** One sentence: why not. */
  | { readonly kind: 'none'; readonly message: string };

/** The source of a function that the profile has, if its file is on this machine: links go nowhere else. */
export function sourceOf(isInProfile: boolean, fn: SampledFunction): FoundSource {
  if (!isInProfile) {
    const message = `The profile has no function ${fn.name}, so there is nothing to show.`;
    return { kind: 'none', message };
  }
  const source = sourceFile(fn.url);
  if (source.kind === 'none') return source;
  return { kind: 'found', file: source.file, line: Math.max(1, fn.line), column: Math.max(1, fn.column) };
}

/** The same of a profile on disk that no session has open. */
export async function sourceInProfile(file: string, fn: SampledFunction): Promise<FoundSource> {
  const opened = await openProfile(file);
  if (opened.kind === 'refused') return { kind: 'none', message: opened.message };
  try {
    return sourceOf(new Examination(opened.builder, () => false).hasFunction(fn), fn);
  } finally {
    opened.close();
  }
}

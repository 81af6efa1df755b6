import { compareRuns } from '../profile/index.ts';
import type { ComparedRun, Comparison, TimelineBuilder } from '../profile/index.ts';
import { Examination } from './examination.ts';
import { openProfile } from './openProfile.ts';

export type Compared =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  /** One sentence: which file, and why not. */
  | { readonly kind: 'cannot'; readonly message: string };

/** Reads two profiles, one after the other, and puts them beside each other. Never throws. */
export async function compareProfiles(before: string, after: string): Promise<Compared> {
  const one = await openProfile(before);
  if (one.kind === 'refused') return { kind: 'cannot', message: one.message };
  try {
    const other = await openProfile(after);
    if (other.kind === 'refused') return { kind: 'cannot', message: other.message };
    try {
      return {
        kind: 'compared',
        comparison: compareRuns(comparedRun(one.builder), comparedRun(other.builder)),
      };
    } finally {
      other.close();
    }
  } finally {
    one.close();
  }
}

function comparedRun(builder: TimelineBuilder): ComparedRun {
  return { header: builder.header, facts: new Examination(builder, () => false).facts() };
}

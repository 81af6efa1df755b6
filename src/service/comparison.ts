import { compareRuns } from '../profile/index.ts';
import type { ComparedRun, Comparison } from '../profile/index.ts';
import { Examination } from './examination.ts';
import { openProfile } from './openProfile.ts';

export type Compared =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  /** One sentence: which file, and why not. */
  | { readonly kind: 'cannot'; readonly message: string };

/** Reads two profiles, one after the other, and puts them beside each other. Never throws. */
export async function compareProfiles(before: string, after: string): Promise<Compared> {
  const runs: ComparedRun[] = [];
  for (const file of [before, after]) {
    const opened = await openProfile(file);
    if (opened.kind === 'refused') return { kind: 'cannot', message: opened.message };
    const { builder } = opened;
    runs.push({ header: builder.header, facts: new Examination(builder, () => false).facts() });
  }
  const [one, other] = runs;
  if (one === undefined || other === undefined)
    return { kind: 'cannot', message: 'Two profiles are needed for a comparison.' };
  return { kind: 'compared', comparison: compareRuns(one, other) };
}

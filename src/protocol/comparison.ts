/** Messages between the extension host and the page that shows two runs beside each other. */
import type { Comparison, SampledFunction } from '../profile/index.ts';

/** A profile on disk, by what people call it. */
export interface ComparedProfile {
  readonly title: string;
  /** Absolute path. */
  readonly file: string;
}

export type HostToComparison =
  | {
      readonly type: 'comparison';
      readonly before: ComparedProfile;
      readonly after: ComparedProfile;
      readonly comparison: Comparison;
    }
  | { readonly type: 'problem'; readonly message: string };

export type ComparisonToHost =
  /** The page has loaded (again) and wants what it shows. */
  | { readonly type: 'ready' }
  /** What was before shall be after. */
  | { readonly type: 'swap' }
  /** A link was followed: the function as one of the two profiles has it. */
  | { readonly type: 'go-to'; readonly run: 'before' | 'after'; readonly fn: SampledFunction }
  | { readonly type: 'failed'; readonly message: string };

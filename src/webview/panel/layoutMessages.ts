/** Messages between the page and its layout worker. */
import type { Timeline } from '../../profile/timeline.ts';
import type { OverviewLayout, RowsLayout, TimelineBoxes, Viewport } from './layout/index.ts';

export type PageToLayout =
  | { readonly type: 'timeline'; readonly revision: number; readonly timeline: Timeline }
  /** One entry a task, 1 where the filter lets it through; null without a filter. */
  | { readonly type: 'filter'; readonly matches: Uint8Array | null }
  | { readonly type: 'layout'; readonly viewport: Viewport }
  | { readonly type: 'overview'; readonly columns: number };

export type LayoutToPage =
  | { readonly type: 'rows'; readonly revision: number; readonly layout: RowsLayout }
  | {
      readonly type: 'boxes';
      readonly revision: number;
      readonly viewport: Viewport;
      readonly boxes: TimelineBoxes;
    }
  | { readonly type: 'overview'; readonly revision: number; readonly layout: OverviewLayout }
  | { readonly type: 'failed'; readonly message: string };

import type { Timeline } from '../../profile/timeline.ts';
import type { OverviewLayout, RowsLayout, TimelineBoxes, Viewport } from './layout/index.ts';

/** What comes back. */
export interface LayoutHandlers {
  /** With its rows: from now on boxes are those of this timeline. Without rows after a failure: there is no picture of it. */
  readonly timeline: (timeline: Timeline, rows: RowsLayout | undefined) => void;
  readonly boxes: (viewport: Viewport, boxes: TimelineBoxes) => void;
  readonly overview: (overview: OverviewLayout) => void;
  /** One sentence. */
  readonly failed: (message: string) => void;
}

export interface LayoutClient {
  setTimeline(revision: number, timeline: Timeline): void;
  /** `filter` is what `matches` was made from. */
  setFilter(matches: Uint8Array | null, filter: string): void;
  /** Asks for boxes. Only one question is under way; of those asked meanwhile only the newest is sent. */
  layout(viewport: Viewport): void;
  overview(columns: number): void;
}

import type { Timeline } from '../../../profile/timeline.ts';
import type { Theme } from '../../shared/theme.ts';
import type { Paints } from './paints.ts';
import type { LaneRowLayout, OverviewLayout, RowsLayout, TimelineBoxes, Viewport } from '../layout/index.ts';

/** Everything that one painting of the picture depends on. */
export interface Scene {
  readonly theme: Theme;
  /** The theme's colours, for the sheet. */
  readonly paints: Paints;
  /** Rounds to whole device pixels. */
  readonly snap: (value: number) => number;
  readonly timeline: Timeline;
  readonly rows: RowsLayout;
  /** By index in `Timeline.lanes`: rows that can be seen. What lies above or below is not painted. */
  readonly rowOfLane: readonly (LaneRowLayout | undefined)[];
  readonly everyRowOfLane: readonly (LaneRowLayout | undefined)[];
  /** What is to be shown; the boxes may still be those of the viewport before. */
  readonly viewport: Viewport;
  readonly boxes: TimelineBoxes;
  readonly boxesViewport: Viewport;
  readonly scrollTop: number;
  readonly heightPx: number;
  readonly selectedLanes: readonly number[];
  readonly selectedTask: number;
  readonly hoveredTask: number;
  /** The viewport is the whole run. */
  readonly isWhole: boolean;
  /** Pointer position on the time axis; -1 for none. */
  readonly cursorX: number;
  readonly overview: OverviewLayout | undefined;
}

/** Maps `x` of boxes, made for `from`, into `to`: `x * scale + offset`. */
export function boxTransform(
  from: Viewport,
  to: Viewport,
): { readonly scale: number; readonly offset: number } {
  const pxPerUs = to.widthPx / (to.endUs - to.startUs);
  return {
    scale: (pxPerUs * (from.endUs - from.startUs)) / from.widthPx,
    offset: (from.startUs - to.startUs) * pxPerUs,
  };
}

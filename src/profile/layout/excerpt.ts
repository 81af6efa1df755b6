import type { Timeline } from '../timeline.ts';
import type { TimelineBoxes } from './boxes.ts';
import type { OverviewLayout } from './layoutOverview.ts';
import type { LaneBands } from './rows.ts';
import type { Viewport } from './viewport.ts';

/** Which part of a large run is shown. */
export interface ExcerptRequest {
  readonly viewport: Viewport;
  /** As a person typed it; '' for none. */
  readonly filter: string;
  /** How many columns the overview has. */
  readonly columns: number;
}

/** What each lane has to draw in all, by index of the lane: rows do not change while a person moves through the run. */
export interface BandColumns {
  readonly count: number;
  readonly trackCount: Uint32Array;
  readonly inFlightMost: Uint32Array;
  /** `NaN` for none measured. */
  readonly loopDelayMostUs: Float64Array;
}

/** All that a page needs to show a part of a run: its size goes with the screen's and not with the run's. */
export interface Excerpt {
  readonly viewport: Viewport;
  /** Tasks that stand alone in the picture, and states as far as they can be told apart there. */
  readonly timeline: Timeline;
  readonly bands: BandColumns;
  readonly boxes: TimelineBoxes;
  readonly overview: OverviewLayout;
}

/** What rows are made from, lane by lane. */
export function lanesOfBands({ trackCount, inFlightMost, loopDelayMostUs }: BandColumns): LaneBands[] {
  return Array.from(trackCount, (length, lane) => {
    const most = inFlightMost[lane] ?? 0;
    const mostUs = loopDelayMostUs[lane] ?? Number.NaN;
    return {
      tracks: { length },
      inFlight: { count: most, most },
      loopDelays: Number.isNaN(mostUs) ? { count: 0, mostUs: 0 } : { count: 1, mostUs },
    };
  });
}

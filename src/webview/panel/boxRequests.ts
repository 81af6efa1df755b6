import { overscanned, type TimeWindow, type Viewport } from './layout/index.ts';

/** So much of a window has to be left on either side of what was asked for, or the run ends there. */
const spareShare = 0.25;

/**
 * Which boxes to ask for. More than can be seen is asked for each time; as long as that is seen at the same scale, a pan has
 * all it needs, and asks for nothing.
 */
export class BoxRequests {
  readonly #ask: (viewport: Viewport) => void;
  #asked: Viewport | undefined;

  constructor(ask: (viewport: Viewport) => void) {
    this.#ask = ask;
  }

  /** What was asked for is of another run, or filtered by other words. */
  forget(): void {
    this.#asked = undefined;
  }

  show(viewport: Viewport, durationUs: number): void {
    if (this.#asked !== undefined && isEnough(this.#asked, viewport, durationUs)) return;
    this.#asked = overscanned(viewport, durationUs);
    this.#ask(this.#asked);
  }
}

function isEnough(asked: Viewport, viewport: Viewport, durationUs: number): boolean {
  const scaleOf = (one: Viewport) => one.widthPx / spanOf(one);
  // A pan keeps the scale but for the last digits of a number.
  if (Math.abs(scaleOf(asked) / scaleOf(viewport) - 1) > 1e-9) return false;
  const spareUs = spanOf(viewport) * spareShare;
  return (
    asked.startUs <= Math.max(0, viewport.startUs - spareUs) &&
    asked.endUs >= Math.min(durationUs, viewport.endUs + spareUs)
  );
}

function spanOf({ startUs, endUs }: TimeWindow): number {
  return endUs - startUs;
}

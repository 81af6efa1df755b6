import { overscanned, type TimeWindow, type Viewport } from './layout/index.ts';

/** So much of a window has to be left on either side of what was asked for, or the run ends there. */
const spareShare = 0.25;
/** Boxes are stretched by so much at most, in either direction: their edges stay where they belong, only merging differs. */
const mostStretched = 1.25;

/** Runs something once the page has painted without being called off; returns what calls it off. */
export type Rest = (run: () => void) => () => void;

/**
 * Which boxes to ask for. More than can be seen is asked for each time; as long as that is seen at the same scale, a pan has
 * all it needs, and asks for nothing. A zoom goes through a scale a frame, of which none is looked at: meanwhile boxes are
 * stretched a little, and asked for anew once it rests or has gone too far.
 */
export class BoxRequests {
  readonly #ask: (viewport: Viewport) => void;
  readonly #rest: Rest;
  #asked: Viewport | undefined;
  #callOff: () => void = () => {};

  constructor(ask: (viewport: Viewport) => void, rest: Rest) {
    this.#ask = ask;
    this.#rest = rest;
  }

  /** What was asked for is of another run, or filtered by other words. */
  forget(): void {
    this.#callOff();
    this.#asked = undefined;
  }

  show(viewport: Viewport, durationUs: number): void {
    this.#callOff();
    const asked = this.#asked;
    if (asked === undefined || !hasAll(asked, viewport, durationUs)) {
      this.#askFor(viewport, durationUs);
      return;
    }
    const stretch = scaleOf(viewport) / scaleOf(asked);
    // A pan keeps the scale but for the last digits of a number.
    if (Math.abs(stretch - 1) < 1e-9) return;
    if (stretch > mostStretched || stretch < 1 / mostStretched) this.#askFor(viewport, durationUs);
    else this.#callOff = this.#rest(() => this.#askFor(viewport, durationUs));
  }

  #askFor(viewport: Viewport, durationUs: number): void {
    this.#asked = overscanned(viewport, durationUs);
    this.#ask(this.#asked);
  }
}

function hasAll(asked: Viewport, viewport: Viewport, durationUs: number): boolean {
  const spareUs = spanOf(viewport) * spareShare;
  return (
    asked.startUs <= Math.max(0, viewport.startUs - spareUs) &&
    asked.endUs >= Math.min(durationUs, viewport.endUs + spareUs)
  );
}

function scaleOf(viewport: Viewport): number {
  return viewport.widthPx / spanOf(viewport);
}

function spanOf({ startUs, endUs }: TimeWindow): number {
  return endUs - startUs;
}

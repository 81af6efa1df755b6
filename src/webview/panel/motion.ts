import type { TimeWindow } from './layout/index.ts';

/** Runs something once two frames have come, unless it is called off by what this returns. */
export function afterTwoFrames(run: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });
  return () => cancelAnimationFrame(frame);
}

const durationMs = 140;

/** Moves the shown window in small steps to where it shall be; at once for people who asked for less motion. */
export class Motion {
  readonly #show: (window: TimeWindow) => void;
  #frame = 0;

  constructor(show: (window: TimeWindow) => void) {
    this.#show = show;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** The target is shown at the end whatever happens between; a new motion replaces this one. */
  move(from: TimeWindow, to: TimeWindow): void {
    this.stop();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#show(to);
      return;
    }
    const beganMs = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - beganMs) / durationMs);
      const eased = 1 - (1 - share) ** 3;
      const between = (a: number, b: number) => (share === 1 ? b : a + (b - a) * eased);
      this.#show({ startUs: between(from.startUs, to.startUs), endUs: between(from.endUs, to.endUs) });
      if (share < 1) this.#frame = requestAnimationFrame(step);
    };
    step();
  }
}

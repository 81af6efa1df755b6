import type { Timeline } from '../../profile/timeline.ts';
import { BoxRequests } from './boxRequests.ts';
import { withExcerpts, type ExcerptLayout, type ExcerptSource } from './excerptLayout.ts';
import { startLayout } from './layoutClient.ts';
import type { LayoutHandlers } from './layoutContract.ts';
import type { TimeWindow } from './layout/index.ts';
import { afterTwoFrames } from './motion.ts';

/** What laying out needs of the page. */
export interface LayoutNeeds {
  readonly workerUrl: string;
  readonly ask: ExcerptSource['ask'];
  /** Asks the page how wide the picture is, or will be. */
  readonly measure: () => number;
  readonly widthPx: () => number;
}

/** Of which part of the run boxes are there, or asked for. */
export class RunLayout {
  readonly #layout: ExcerptLayout;
  readonly #boxes: BoxRequests;
  readonly #needs: LayoutNeeds;

  constructor(handlers: LayoutHandlers, needs: LayoutNeeds) {
    this.#needs = needs;
    this.#layout = withExcerpts(startLayout(needs.workerUrl, handlers), handlers, {
      ask: needs.ask,
      firstViewport: (endUs) => ({ startUs: 0, endUs, widthPx: needs.measure() }),
    });
    this.#boxes = new BoxRequests((viewport) => this.#layout.layout(viewport), afterTwoFrames);
  }

  /** What will be seen of it is asked for at once: the worker need not wait for the page to show the rows first. */
  begin(revision: number, timeline: Timeline, window: TimeWindow): void {
    this.#layout.setTimeline(revision, timeline);
    this.#needs.measure();
    this.#boxes.forget();
    this.show(window, timeline.durationUs);
    this.overview();
  }

  show(window: TimeWindow, durationUs: number): void {
    this.#boxes.show({ ...window, widthPx: this.#needs.widthPx() }, durationUs);
  }

  overview(): void {
    this.#layout.overview(Math.max(10, Math.floor(this.#needs.widthPx() / 4)));
  }

  /** `words` are what `matches` was made from. Boxes count what it lets through. */
  setFilter(matches: Uint8Array | null, words: string): void {
    this.#layout.setFilter(matches, words);
    this.#boxes.forget();
  }

  receive(answer: Parameters<ExcerptLayout['receive']>[0]): void {
    this.#layout.receive(answer);
  }
}

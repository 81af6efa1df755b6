import { LargeTimeline } from '../profile/index.ts';
import type { Timeline } from '../profile/index.ts';
import type { LargeAnswer, LargeQuestion } from '../protocol/index.ts';

type ExcerptQuestion = Extract<LargeQuestion, { readonly kind: 'excerpt' }>;

/** One revision of a run that is too large for a page, which asks for what it shows. */
export interface LargeRun {
  readonly revision: number;
  /** Everything but what is asked for. */
  readonly outline: Timeline;
  answer(question: LargeQuestion): Promise<LargeAnswer>;
}

/** Laid out on the thread that asks. */
export class LargeProfile implements LargeRun {
  readonly revision: number;
  readonly outline: Timeline;
  readonly #timeline: LargeTimeline;

  constructor(timeline: Timeline, revision: number) {
    this.revision = revision;
    this.#timeline = new LargeTimeline(timeline);
    this.outline = this.#timeline.outline();
  }

  /** Of whichever revision was asked: the page has been sent a newer one, and will ask again. */
  async answer(question: LargeQuestion): Promise<LargeAnswer> {
    const { revision } = this;
    return question.kind === 'excerpt'
      ? { kind: 'excerpt', revision, excerpt: this.#timeline.excerpt(bounded(question)) }
      : { ...question, revision, found: this.#timeline.walk(question.walk) };
  }
}

/** Wider than all screens of a desk, and finer than a pixel. */
const mostPx = 20_000;

function bounded(question: ExcerptQuestion): ExcerptQuestion {
  const { viewport, columns } = question;
  const widthPx = Math.min(mostPx, Math.max(1, viewport.widthPx));
  const spanUs = Math.max(1, viewport.endUs - viewport.startUs);
  return {
    ...question,
    viewport: { startUs: viewport.startUs, endUs: viewport.startUs + spanUs, widthPx },
    columns: Math.min(mostPx, Math.max(1, Math.floor(columns))),
  };
}

import { isLarge } from '../profile/index.ts';
import type { Timeline } from '../profile/index.ts';
import type { LargeAnswer, LargeQuestion } from '../protocol/index.ts';
import { nowUs } from './hostClock.ts';
import { LargeProfile } from './largeProfile.ts';
import type { LargeRun } from './largeProfile.ts';
import type { SessionPost } from './sessionPost.ts';

/** Building and sending timelines and answers takes at most this share of the service's time, so that sampling stays even. */
const timelineShare = 0.2;

/** What there is to draw. */
export interface Picture {
  /** 0 while there is nothing. */
  readonly revision: number;
  /** More can come: then what was laid out is of no use for long. */
  readonly isLive: boolean;
  draw(): Timeline | undefined;
}

/** Sends the panel what there is to draw, when that has changed and there is time for it. */
export class TimelineSender {
  readonly #post: SessionPost;
  readonly #picture: Picture;
  #sentRevision = -1;
  #isSending = false;
  #large: LargeRun | undefined;
  #restUntilUs = 0;

  /** `large` is laid out already, in a thread. */
  constructor(post: SessionPost, picture: Picture, large?: LargeRun) {
    this.#post = post;
    this.#picture = picture;
    this.#large = large;
  }

  /** Whether the panel asks for what it shows. */
  get isLarge(): boolean {
    return this.#large !== undefined;
  }

  /** `undefined` where the panel has everything. */
  answer(question: LargeQuestion): Promise<LargeAnswer> | undefined {
    return this.#large?.answer(question);
  }

  /** How long what takes the service's time should wait, so that a program that is recorded is sampled evenly. */
  get waitMs(): number {
    return this.#picture.isLive ? Math.max(0, this.#restUntilUs - nowUs()) / 1000 : 0;
  }

  /** So much of the service's time was taken since then. */
  rest(startedUs: number): void {
    const endedUs = nowUs();
    this.#restUntilUs = endedUs + (endedUs - startedUs) / timelineShare;
  }

  async send(always = false): Promise<void> {
    const { revision } = this.#picture;
    // Before the first lane there is nothing to draw.
    if (revision === 0) return;
    const isDue = revision !== this.#sentRevision && !this.#isSending && nowUs() >= this.#restUntilUs;
    if (!always && !isDue) return;
    const startedUs = nowUs();
    const timeline = this.#timelineToSend(revision);
    if (timeline === undefined) return;
    this.#sentRevision = revision;
    this.#isSending = true;
    await this.#post.toPanel({ type: 'timeline', revision, timeline });
    this.#isSending = false;
    this.rest(startedUs);
  }

  /** All of it, or, where it is too large for a page, what excerpts of it are asked for by. */
  #timelineToSend(revision: number): Timeline | undefined {
    if (this.#large?.revision === revision && !this.#picture.isLive) return this.#large.outline;
    const timeline = this.#picture.draw();
    this.#large =
      timeline !== undefined && isLarge(timeline) ? new LargeProfile(timeline, revision) : undefined;
    return this.#large?.outline ?? timeline;
  }
}

const windowMs = 60_000;
const toleratedFailures = 3;
const retryDelaysMs = [0, 1_000];

/** What to do after the engine failed: start again after a while, or give up and let a person decide. */
export type AfterFailure =
  { readonly kind: 'retry'; readonly delayMs: number } | { readonly kind: 'give-up' };

/** Keeps a crash from becoming a crash loop: at once, then after a second, and no more after three in a minute. */
export class FailureLog {
  #failuresMs: number[] = [];

  /** `nowMs` is any monotonic clock in milliseconds. */
  add(nowMs: number): AfterFailure {
    this.#failuresMs = [...this.#failuresMs.filter((failedMs) => nowMs - failedMs < windowMs), nowMs];
    const count = this.#failuresMs.length;
    if (count >= toleratedFailures) return { kind: 'give-up' };
    return { kind: 'retry', delayMs: retryDelaysMs[count - 1] ?? 0 };
  }

  /** A person asked to start again: earlier failures do not count any more. */
  clear(): void {
    this.#failuresMs = [];
  }
}

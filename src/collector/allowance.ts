/** So many of something may come at once, and one more with each `usEach` that passes. */
export class Allowance {
  readonly #most: number;
  readonly #usEach: number;
  #left: number;
  #atUs = 0;

  constructor(most: number, usEach: number) {
    this.#most = most;
    this.#usEach = usEach;
    this.#left = most;
  }

  /** Whether there is one left, which is then taken. */
  take(atUs: number): boolean {
    this.#left = Math.min(this.#most, this.#left + (atUs - this.#atUs) / this.#usEach);
    this.#atUs = atUs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}

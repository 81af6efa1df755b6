/** Nobody reads words that change more often. */
const everyMs = 100;

/**
 * Runs something at once, and while it is asked for again and again (with each frame of a zoom), only as often as it can be
 * read; the last time counts. Laying out the page for its words takes as long as painting the picture.
 */
export class Calm {
  readonly #run: () => void;
  #timer: number | undefined;
  #isDue = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  ask(): void {
    if (this.#timer !== undefined) {
      this.#isDue = true;
      return;
    }
    this.#run();
    this.#timer = window.setTimeout(() => {
      this.#timer = undefined;
      if (!this.#isDue) return;
      this.#isDue = false;
      this.ask();
    }, everyMs);
  }
}

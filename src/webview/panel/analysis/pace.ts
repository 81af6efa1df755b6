/** While a person moves through the run. */
const movingMs = 100;
/** While the run itself grows: the service has more to do than to answer. */
const recordingMs = 1_000;

/** Runs something a moment after it was asked for, however often that is. */
export class Pace {
  readonly #run: () => void;
  #isWaiting = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  soon(isRecording: boolean): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const run = () => {
      this.#isWaiting = false;
      this.#run();
    };
    setTimeout(run, isRecording ? recordingMs : movingMs);
  }
}

import fs from 'node:fs';
import path from 'node:path';
import type { ProfileRecord } from '../profile/index.ts';

/**
 * The `.poolprofile` that a recording becomes, written as it goes: what stands there can be opened at any moment, also
 * after the writer was killed. A failure is reported once, and the recording goes on without the file.
 */
export class ProfileFile {
  readonly #file: string;
  readonly #onProblem: (message: string) => void;
  #descriptor: number | undefined;
  #isWhole = false;

  /** Begins the file anew: a restarted recorder writes everything again. */
  constructor(file: string, onProblem: (message: string) => void) {
    this.#file = file;
    this.#onProblem = onProblem;
    this.#attempt(() => {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      this.#descriptor = fs.openSync(file, 'w');
      this.#isWhole = true;
    });
  }

  /** Whether everything that was appended stands in the file. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  append(records: readonly ProfileRecord[]): void {
    const descriptor = this.#descriptor;
    if (descriptor === undefined || !this.#isWhole || records.length === 0) return;
    const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''), 'utf8');
    this.#attempt(() => {
      for (let written = 0; written < bytes.length;) {
        written += fs.writeSync(descriptor, bytes, written);
      }
    });
  }

  close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) this.#attempt(() => fs.closeSync(descriptor));
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#isWhole = false;
      const reason = error instanceof Error ? error.message : String(error);
      this.#onProblem(
        `The profile cannot be written to ${this.#file} (${reason}): choose another place or free some space, and profile again.`,
      );
    }
  }
}

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
  #isWhole = true;

  constructor(file: string, onProblem: (message: string) => void) {
    this.#file = file;
    this.#onProblem = onProblem;
  }

  /** Whether everything that was appended stands in the file. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** The first records begin the file anew: a recorder that is started again writes everything again. */
  append(records: readonly ProfileRecord[]): void {
    if (!this.#isWhole || records.length === 0) return;
    const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''), 'utf8');
    this.#attempt(() => {
      this.#descriptor ??= this.#create();
      for (let written = 0; written < bytes.length;) {
        written += fs.writeSync(this.#descriptor, bytes, written);
      }
    });
  }

  close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) this.#attempt(() => fs.closeSync(descriptor));
  }

  #create(): number {
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    return fs.openSync(this.#file, 'w');
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

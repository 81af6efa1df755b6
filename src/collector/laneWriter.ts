import fs from 'node:fs';
import path from 'node:path';
import type { ProfileRecord } from '../profile/format.ts';
import { Allowance } from './allowance.ts';

/** Taken before the program can replace them (mocked file systems do). */
const { closeSync, openSync, writeSync } = fs;

/** Written at once when this much is waiting, so that a flood of tasks costs a constant amount of memory. */
const batchCharacters = 64 * 1024;

/**
 * A record about to be followed by a long computation should not wait for a timer that cannot fire. Up to this many
 * writes may come at once and one every 10 ms after that, which keeps their cost (20 µs each) under 0.3 % in a flood.
 */
const promptWrites = 10;
const usPerPromptWrite = 10_000;

/**
 * Appends one thread's records to its file, in batches. Writing is synchronous because a thread that computes, exits
 * or parks in `Atomics.wait` has no later moment. The file is opened for each batch: a descriptor kept open could be
 * closed by the program, and its number given to one of the program's own files.
 */
export class LaneWriter {
  readonly #file: string;
  #pending = '';
  readonly #prompt = new Allowance(promptWrites, usPerPromptWrite);
  #isClosing = false;
  #failure: unknown;

  constructor(folder: string, lane: string) {
    this.#file = path.join(folder, `${lane}.ndjson`);
  }

  /** Whether nothing can be written any more: the disk is full, or the folder is gone. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** Keeps a record for the next batch. */
  add(record: ProfileRecord): void {
    if (this.hasFailed) return;
    this.#pending += `${JSON.stringify(record)}\n`;
    if (this.#isClosing || this.#pending.length >= batchCharacters) this.flush();
  }

  /** Keeps a record, and writes it at once where that is not done too often. */
  addPromptly(record: ProfileRecord, atUs: number): void {
    this.add(record);
    if (this.#prompt.take(atUs)) this.flush();
  }

  /** From here on every record is written as it comes: there may be no later moment. */
  close(): void {
    this.#isClosing = true;
    this.flush();
  }

  /** Writes what is waiting. A failure ends the recording of this thread, and nothing else. */
  flush(): void {
    if (this.#pending === '' || this.hasFailed) return;
    const bytes = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    try {
      const descriptor = openSync(this.#file, 'a', 0o600);
      try {
        for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      // A full disk or a removed folder stops the recording, not the program; there is nowhere left to say so.
      this.#failure = error ?? 'unknown';
    }
  }
}

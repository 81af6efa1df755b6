import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PageStore } from '../profile/index.ts';

const folderPattern = /^poolwright-pages-(\d+)-/;

/**
 * Where older parts of a profile's columns lie while it is recorded or open. The file is made when it is first needed, in a
 * private folder of its own, and has no name from then on where the platform allows that: it is gone with this process,
 * however that ends. Elsewhere the folder's name has our process id, and the next service removes what it finds of a dead one.
 */
export class PageFile implements PageStore {
  readonly #parent: string;
  readonly #onProblem: (message: string) => void;
  #descriptor: number | undefined;
  /** Where something is left to be removed. */
  #folder: string | undefined;
  #hasComplained = false;
  #isClosed = false;

  /** `onProblem` gets a sentence, once: what cannot be written stays in memory. */
  constructor(onProblem: (message: string) => void, parent = os.tmpdir()) {
    this.#onProblem = onProblem;
    this.#parent = parent;
  }

  write(place: number, page: Uint8Array): boolean {
    if (this.#isClosed) return false;
    try {
      this.#descriptor ??= this.#create();
      const from = place * page.length;
      for (let written = 0; written < page.length;)
        written += fs.writeSync(this.#descriptor, page, written, page.length - written, from + written);
      return true;
    } catch (error) {
      this.#complain(error);
      return false;
    }
  }

  read(place: number, page: Uint8Array): void {
    if (this.#descriptor === undefined) throw new Error('what was put aside on disk is gone');
    const from = place * page.length;
    for (let read = 0; read < page.length;) {
      const bytes = fs.readSync(this.#descriptor, page, read, page.length - read, from + read);
      if (bytes === 0) throw new Error('what was put aside on disk is cut off');
      read += bytes;
    }
  }

  close(): void {
    this.#isClosed = true;
    if (this.#descriptor !== undefined) fs.closeSync(this.#descriptor);
    this.#descriptor = undefined;
    if (this.#folder !== undefined) fs.rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #create(): number {
    removeLeftovers(this.#parent);
    // `mkdtemp` makes folders that only their owner can enter.
    const folder = fs.mkdtempSync(path.join(this.#parent, `poolwright-pages-${process.pid}-`));
    this.#folder = folder;
    const file = path.join(folder, 'pages');
    const descriptor = fs.openSync(file, 'wx+', 0o600);
    try {
      fs.unlinkSync(file);
      fs.rmdirSync(folder);
      this.#folder = undefined;
    } catch {
      // Windows may keep the name of a file that is open: `close` removes it.
    }
    return descriptor;
  }

  #complain(error: unknown): void {
    if (this.#hasComplained) return;
    this.#hasComplained = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#onProblem(
      `Older parts of the profile cannot be put aside in ${this.#parent} (${reason}): they stay in memory. Free some space there, or set TMPDIR to a folder that has some.`,
    );
  }
}

/** Of services that ended in the middle of their work. */
export function removeLeftovers(parent: string): void {
  for (const name of fs.readdirSync(parent)) {
    const pid = Number(folderPattern.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    try {
      fs.rmSync(path.join(parent, name), { recursive: true, force: true });
    } catch {
      // Somebody else's: it is theirs to remove.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

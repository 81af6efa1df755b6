import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { folderOf } from './paths.ts';

/** The file-system callbacks of the compiler's client; `undefined` lets the compiler look at the disk itself. */
export interface OverlayFileSystem {
  readonly readFile: (file: string) => string | undefined;
  readonly fileExists: (file: string) => boolean | undefined;
  readonly directoryExists: (folder: string) => boolean | undefined;
  readonly getAccessibleEntries: (folder: string) => { files: string[]; directories: string[] } | undefined;
}

/**
 * Texts that stand in for files on disk: unsaved documents, and files that a plan would write.
 *
 * *Invariant:* no callback throws. The compiler's client gives up its connection when one does.
 */
export class Overlay {
  readonly #texts = new Map<string, string>();
  /** How many overlaid files lie in each folder, folders above included. */
  readonly #folders = new Map<string, number>();

  get(file: string): string | undefined {
    return this.#texts.get(file);
  }

  set(file: string, text: string | undefined): void {
    const had = this.#texts.has(file);
    if (text === undefined) this.#texts.delete(file);
    else this.#texts.set(file, text);
    if (had !== (text !== undefined)) this.#count(file, had ? -1 : 1);
  }

  readonly fileSystem: OverlayFileSystem = {
    readFile: (file) => this.#texts.get(file),
    fileExists: (file) => (this.#texts.has(file) ? true : undefined),
    directoryExists: (folder) => (this.#folders.has(folder) ? true : undefined),
    getAccessibleEntries: (folder) => (this.#folders.has(folder) ? this.#entries(folder) : undefined),
  };

  #entries(folder: string): { files: string[]; directories: string[] } {
    const files = new Set<string>();
    const directories = new Set<string>();
    for (const name of entriesOnDisk(folder)) {
      (isFolder(path.posix.join(folder, name)) ? directories : files).add(name);
    }
    for (const file of this.#texts.keys())
      if (folderOf(file) === folder) files.add(path.posix.basename(file));
    for (const inner of this.#folders.keys()) {
      if (inner !== folder && folderOf(inner) === folder) directories.add(path.posix.basename(inner));
    }
    return { files: [...files], directories: [...directories] };
  }

  #count(file: string, by: 1 | -1): void {
    for (let folder = folderOf(file); ; folder = folderOf(folder)) {
      const count = (this.#folders.get(folder) ?? 0) + by;
      if (count > 0) this.#folders.set(folder, count);
      else this.#folders.delete(folder);
      if (folder === folderOf(folder)) return;
    }
  }
}

function entriesOnDisk(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // The folder exists in the overlay only, or may not be read.
  }
}

/** Follows symbolic links, as the compiler itself does. */
function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

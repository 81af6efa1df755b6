import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CompilerSession } from '../../compiler/index.ts';

/**
 * Reads files as the session sees them: an unsaved text first, then the disk. A byte order mark is no part of a text,
 * neither for the compiler nor for editors, so offsets do not count it. What was read once is not read again: a plan
 * goes by one text of a file, and {@link ProjectFiles.changed} says whether it is still that.
 */
export class ProjectFiles {
  readonly #session: CompilerSession;
  readonly #read = new Map<string, string | undefined>();

  constructor(session: CompilerSession) {
    this.#session = session;
  }

  /** The text of a file; `undefined` for one that does not exist or cannot be read. */
  read(file: string): string | undefined {
    const unsaved = this.#session.textOf(file);
    if (unsaved !== undefined) return unsaved;
    if (!this.#read.has(file)) this.#read.set(file, textOnDisk(file));
    return this.#read.get(file);
  }

  /** The text that edits of a file are offsets in: for sources that which the compiler has read, whatever the disk says now. */
  planned(file: string): string {
    const unsaved = this.#session.textOf(file);
    if (unsaved !== undefined) return unsaved;
    const isSource = /\.[cm]?[jt]sx?$/.test(file);
    const compiled = isSource ? this.#session.projectOf(file)?.sourceFile(file)?.text : undefined;
    return compiled ?? this.read(file) ?? '';
  }

  /** Which of some files are another text by now than a plan goes by. */
  changed(files: Iterable<string>): readonly string[] {
    return [...new Set(files)].filter((file) => {
      const now = this.#session.textOf(file) ?? textOnDisk(file);
      return now !== this.planned(file);
    });
  }

  exists(file: string): boolean {
    return this.#session.textOf(file) !== undefined || existsSync(file);
  }

  /** The names of the files in a folder on the disk, sorted. */
  namesIn(folder: string): readonly string[] {
    try {
      const entries = readdirSync(folder, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort();
    } catch {
      return []; // As above.
    }
  }

  /** The folder of the nearest package.json above a file. */
  packageFolder(file: string): string | undefined {
    for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
      if (this.exists(path.posix.join(folder, 'package.json'))) return folder;
      if (folder === path.posix.dirname(folder)) return undefined;
    }
  }

  /** The version of an installed package as Node would find it from a folder, or `undefined`. */
  installedVersion(folder: string, name: string): string | undefined {
    for (let at = folder; ; at = path.posix.dirname(at)) {
      const manifest = this.read(path.posix.join(at, 'node_modules', name, 'package.json'));
      if (manifest !== undefined) return versionIn(manifest);
      if (at === path.posix.dirname(at)) return undefined;
    }
  }
}

function textOnDisk(file: string): string | undefined {
  try {
    return withoutMark(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // What cannot be read is as good as not there for a plan.
  }
}

/** The text behind a byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function versionIn(manifest: string): string | undefined {
  try {
    const { version } = JSON.parse(manifest) as { readonly version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined; // A broken installation is installed again.
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CompilerSession } from '../../compiler/index.ts';

/**
 * Reads files as the session sees them: an unsaved text first, then the disk. A byte order mark is no part of a text,
 * neither for the compiler nor for editors, so offsets do not count it.
 */
export class ProjectFiles {
  readonly #session: CompilerSession;

  constructor(session: CompilerSession) {
    this.#session = session;
  }

  /** The text of a file; `undefined` for one that does not exist or cannot be read. */
  read(file: string): string | undefined {
    const unsaved = this.#session.textOf(file);
    if (unsaved !== undefined) return unsaved;
    try {
      return withoutMark(readFileSync(file, 'utf8'));
    } catch {
      return undefined; // What cannot be read is as good as not there for a plan.
    }
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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where the files of a profile go. */
export interface ProfileFolder {
  readonly path: string;
  /** Takes it away where it was made for nothing. */
  readonly discard: () => void;
}

/**
 * Makes the folder that a person named, before the program runs: what is found out at the end of a long run is found out too
 * late. Where it cannot be written to, the profile goes to one in the system's temporary folder, and `say` tells.
 */
export function makeProfileFolder(named: string, say: (message: string) => void): ProfileFolder {
  const folder = path.resolve(named);
  try {
    const made = fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    return { path: folder, discard: () => (made === undefined ? undefined : removeEmpty(folder)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const instead = temporaryFolder();
    if (instead === undefined) return { path: folder, discard: () => {} };
    say(`${named} cannot be written to (${reason}): the profile goes to ${instead} instead.`);
    return { path: instead, discard: () => removeEmpty(instead) };
  }
}

function temporaryFolder(): string | undefined {
  try {
    return fs.mkdtempSync(path.join(os.tmpdir(), 'poolwright-profile-'));
  } catch {
    // Then who writes the profile says what is wrong with the folder that was named.
    return undefined;
  }
}

function removeEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // Somebody put something there meanwhile.
  }
}

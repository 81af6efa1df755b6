import { readFileSync, type Stats, statSync } from 'node:fs';

/** What the file system says of a path; `undefined` where there is nothing, or it may not be asked. */
export function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/** A file's text; `undefined` where it cannot be read, or is longer than `limit` bytes. */
export function textOf(file: string, limit = Infinity): string | undefined {
  try {
    return statSync(file).size > limit ? undefined : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { versionedText } from '../profile/index.ts';
import type { FunctionsRecord, SourceRecord } from '../profile/index.ts';
import { programFile } from './programFile.ts';

/** Nobody writes larger files by hand, and reading them would hold up the recording. */
const largestBytes = 8 * 1024 * 1024;

/** Says which texts a program ran. Used while recording only: what is on disk later is another text. */
export class SourceTexts {
  readonly #mappedText: (url: string) => string | undefined;
  readonly #seen = new Set<string>();

  /** `mappedText` is the text that a build was made from, where its source map holds it. */
  constructor(mappedText: (url: string) => string | undefined) {
    this.#mappedText = mappedText;
  }

  /** A record for each file of the program that is new in `functions`. Never throws. */
  recordsOf({ urls, atUs }: FunctionsRecord, programStartedAtMs: number): SourceRecord[] {
    return [...new Set(urls)].flatMap((url): SourceRecord[] => {
      if (this.#seen.has(url)) return [];
      this.#seen.add(url);
      const file = programFile(url);
      if (file === undefined) return [];
      const text = this.#mappedText(url) ?? readUnchanged(file, programStartedAtMs);
      if (text === undefined) return [];
      const sha256 = createHash('sha256').update(versionedText(text)).digest('hex');
      return [{ type: 'source', atUs, url, sha256 }];
    });
  }
}

/** A file that has changed since the program began may have been loaded before or after it did. */
function readUnchanged(file: string, programStartedAtMs: number): string | undefined {
  try {
    const { size, mtimeMs } = fs.statSync(file);
    if (size > largestBytes || mtimeMs > programStartedAtMs) return undefined;
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

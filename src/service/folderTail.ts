import fs from 'node:fs';
import path from 'node:path';
import { LineParser, LineSplitter } from '../profile/index.ts';
import type { ProfileRecord } from '../profile/index.ts';

/** `<pid>-<threadId>` of a thread, and what the recorder itself keeps there. */
const recordFile = /^(?:\d+-\d+|header|sampler-\d+)\.ndjson$/;
const chunkBytes = 1024 * 1024;
/** Of each file at a time: all that hours have left there, made records at once, would not fit into memory. */
const mostBytesAtOnce = 2 * chunkBytes;

interface Tail {
  offset: number;
  readonly splitter: LineSplitter;
}

/**
 * Reads the records that threads append to the files of a recording's private folder, each record once. A reader that
 * starts anew reads everything again, which is how a restarted service gets its profile back.
 */
export class FolderTail {
  readonly #folder: string;
  readonly #tails = new Map<string, Tail>();
  readonly #parser = new LineParser();
  readonly #chunk = Buffer.alloc(chunkBytes);
  #skippedLines = 0;
  #hasMore = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Lines so far that are no records; a thread that was killed while writing leaves one. */
  get skippedLines(): number {
    return this.#skippedLines;
  }

  /** Whether the last call left something of what was there already. */
  get hasMore(): boolean {
    return this.#hasMore;
  }

  /** What came since the last call, file by file, or a part of that. Throws when the folder cannot be read. */
  poll(): ProfileRecord[][] {
    this.#hasMore = false;
    const names = fs.readdirSync(this.#folder).filter((name) => recordFile.test(name));
    return names.map((name) => this.#readNew(name)).filter((records) => records.length > 0);
  }

  #readNew(name: string): ProfileRecord[] {
    const file = path.join(this.#folder, name);
    let tail = this.#tails.get(name);
    if (tail === undefined) {
      tail = { offset: 0, splitter: new LineSplitter() };
      this.#tails.set(name, tail);
    }
    // A link or a device is none of ours: the collector creates plain files.
    const stat = fs.lstatSync(file);
    if (!stat.isFile() || stat.size <= tail.offset) return [];
    const records: ProfileRecord[] = [];
    const descriptor = fs.openSync(file, 'r');
    try {
      for (let left = mostBytesAtOnce; ; left -= chunkBytes) {
        if (left <= 0) {
          this.#hasMore ||= tail.offset < stat.size;
          break;
        }
        const bytes = fs.readSync(descriptor, this.#chunk, 0, chunkBytes, tail.offset);
        if (bytes === 0) break;
        tail.offset += bytes;
        tail.splitter.push(this.#chunk.subarray(0, bytes), (line, start, end) => {
          const parsed = this.#parser.parse(line, start, end);
          if (parsed.kind === 'record') records.push(parsed.record);
          else if (parsed.kind === 'malformed') this.#skippedLines += 1;
        });
      }
    } finally {
      fs.closeSync(descriptor);
    }
    return records;
  }
}

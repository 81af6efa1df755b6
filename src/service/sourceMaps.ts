import fs from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AwaitedRecord, FunctionsRecord } from '../profile/index.ts';

/** Files and maps beyond this are not read: it would hold up the recording. */
const largestBytes = 32 * 1024 * 1024;
const comment = /^\/\/[#@] sourceMappingURL=(\S+)\s*$/gm;
const dataUrl = /^data:application\/json[^,]*;base64,/;

/**
 * Moves functions from the built file to the place in the source, where the built file names a source map. Used while
 * recording only, on what the program's own threads wrote: a profile that somebody sent makes nobody read files.
 */
export class SourceMaps {
  /** `undefined` for a file without a map that could be read. */
  readonly #maps = new Map<string, FileMap | undefined>();
  /** Texts that maps hold, by the URL of the source. */
  readonly #texts = new Map<string, string>();

  /** The same record with positions in the sources. Never throws. */
  apply(record: FunctionsRecord): FunctionsRecord {
    const [urls, lines, columns] = [[...record.urls], [...record.lines], [...record.columns]];
    let isChanged = false;
    for (const [index, url] of urls.entries()) {
      const place = this.#find(url, lines[index] ?? 0, columns[index] ?? 0);
      if (place === undefined) continue;
      isChanged = true;
      [urls[index], lines[index], columns[index]] = [place.url, place.line, place.column];
    }
    return isChanged ? { ...record, urls, lines, columns } : record;
  }

  /** The same of a call. */
  applyToCall(record: AwaitedRecord): AwaitedRecord {
    return { ...record, ...this.#find(record.url, record.line, record.column) };
  }

  /** The text that a build was made from, where its map holds it; what is on disk may be newer than the build. */
  textOf(source: string): string | undefined {
    return this.#texts.get(source);
  }

  #find(url: string, line: number, column: number): Place | undefined {
    if (line === 0 || url === '' || url.startsWith('node:')) return undefined;
    let map = this.#maps.get(url);
    if (map === undefined && !this.#maps.has(url)) {
      map = readMap(url);
      this.#maps.set(url, map);
      for (const { url: source, text } of map?.texts ?? []) this.#texts.set(source, text);
    }
    const entry = map?.map.findEntry(line - 1, column - 1);
    if (map === undefined || entry === undefined || !('originalLine' in entry)) return undefined;
    const source = new URL(entry.originalSource, map.base).href;
    return { url: source, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
}

type MapPayload = ConstructorParameters<typeof SourceMap>[0];

interface Place {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

interface FileMap {
  readonly map: SourceMap;
  /** What the names of sources count from. */
  readonly base: string;
  readonly texts: readonly { readonly url: string; readonly text: string }[];
}

function readMap(url: string): FileMap | undefined {
  try {
    const file = url.startsWith('file:') ? fileURLToPath(url) : url;
    // What is compiled in memory has the positions of its source already; its file on disk has no map.
    if (!path.isAbsolute(file) || !/\.[cm]?jsx?$/.test(file)) return undefined;
    const found = [...readText(file).matchAll(comment)].at(-1)?.[1];
    if (found === undefined) return undefined;
    const fileUrl = pathToFileURL(file).href;
    const isData = dataUrl.test(found);
    const mapUrl = isData ? fileUrl : new URL(found, fileUrl).href;
    const text = isData
      ? Buffer.from(found.replace(dataUrl, ''), 'base64').toString('utf8')
      : readText(fileURLToPath(mapUrl));
    const payload = JSON.parse(text) as MapPayload;
    const root: unknown = payload.sourceRoot;
    const base = typeof root === 'string' && root !== '' ? root.replace(/\/?$/, '/') : '.';
    const baseUrl = new URL(base, mapUrl).href;
    const map = new SourceMap({ ...payload, sourceRoot: '' });
    return { map, base: baseUrl, texts: textsIn(payload, baseUrl) };
  } catch {
    // No file, no map, or a map that is none: the positions in the built file are shown.
    return undefined;
  }
}

function textsIn({ sources, sourcesContent }: MapPayload, base: string): FileMap['texts'] {
  const texts: unknown = sourcesContent;
  // Maps of maps have their sources one level deeper.
  if (!Array.isArray(texts) || !Array.isArray(sources)) return [];
  return sources.flatMap((source, index) => {
    const text: unknown = texts[index];
    return typeof text === 'string' ? [{ url: new URL(source, base).href, text }] : [];
  });
}

function readText(file: string): string {
  if (fs.statSync(file).size > largestBytes) throw new Error('too large');
  return fs.readFileSync(file, 'utf8');
}

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { WrittenPlace } from './compiledMaps.ts';

/** `source-map-support` and its forks, which ts-node, SWC's and other compilers in memory tell their maps to. */
const moduleName =
  /[/\\](?:@[^/\\]+[/\\])?source-?map-?support[/\\](?:[^/\\]+[/\\])*source-map-support\.c?js$/;

/** What they offer: lines count from 1, columns from 0. */
interface Position {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}
type MapSourcePosition = (position: Position) => Position;

let found: MapSourcePosition | undefined;
let searched = 0;

/** The place by the maps of such a module, where the program has loaded one; lines and columns count from 0. */
export function placeBySourceMapSupport(
  url: string,
  lineNumber: number,
  columnNumber: number,
): WrittenPlace | undefined {
  const map = findModule();
  if (map === undefined) return undefined;
  const source = url.startsWith('file:') ? fileURLToPath(url) : url;
  const place = map({ source, line: lineNumber + 1, column: columnNumber });
  if (place.line === lineNumber + 1 && place.column === columnNumber) return undefined;
  const file = place.source.startsWith('file:') ? fileURLToPath(place.source) : place.source;
  return {
    url: path.isAbsolute(file) ? pathToFileURL(file).href : url,
    lineNumber: place.line - 1,
    columnNumber: place.column,
  };
}

function findModule(): MapSourcePosition | undefined {
  if (found !== undefined) return found;
  const files = Object.keys(require.cache);
  // Programs load it at their start, and then it is among the first.
  for (; searched < files.length && found === undefined; searched += 1) {
    const file = files[searched] ?? '';
    if (!moduleName.test(file)) continue;
    const exported: unknown = require.cache[file]?.exports;
    if (typeof exported !== 'object' || exported === null || !('mapSourcePosition' in exported)) continue;
    const { mapSourcePosition } = exported;
    if (typeof mapSourcePosition === 'function') found = mapSourcePosition as MapSourcePosition;
  }
  return found;
}

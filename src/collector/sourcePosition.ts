import { findSourceMap } from 'node:module';
import type { CompiledMaps } from './compiledMaps.ts';
import { placeBySourceMapSupport } from './sourceMapSupport.ts';
import type { V8Frame } from './v8Profile.ts';

const typeScript = /\.[cm]?tsx?(?:\?|$)/;

/**
 * Where a function stands in the file that its author wrote, where only this thread knows that: test runners, tsx and
 * its like compile in memory, and what V8 names then is a position in a text that no file has. Maps that lie beside their
 * files are read by the recorder instead, outside of the program.
 */
export function sourcePosition(frame: V8Frame, compiled?: CompiledMaps): V8Frame {
  try {
    const written = compiled?.find(frame.url, frame.lineNumber, frame.columnNumber);
    if (written !== undefined) return { ...frame, ...written };
    if (!typeScript.test(frame.url)) return frame;
    const entry = findSourceMap(frame.url)?.findEntry(frame.lineNumber, frame.columnNumber);
    if (entry !== undefined && 'originalLine' in entry) {
      return { ...frame, lineNumber: entry.originalLine, columnNumber: entry.originalColumn };
    }
    return { ...frame, ...placeBySourceMapSupport(frame.url, frame.lineNumber, frame.columnNumber) };
  } catch {
    // A broken map is the program's affair; the position in the compiled text is all that is known then.
    return frame;
  }
}

import type { CompiledMaps } from './compiledMaps.ts';
import type { Caller } from './findCaller.ts';
import { sourcePosition } from './sourcePosition.ts';

/** A call where it stands in the file that its author wrote, as `sourcePosition` says of functions. */
export function writtenCall(caller: Caller, compiled?: CompiledMaps): Caller {
  if (caller.url === '') return caller;
  const { name, url, line, column } = caller;
  const frame = { functionName: name, url, lineNumber: line - 1, columnNumber: column - 1 };
  const written = sourcePosition(frame, compiled);
  return {
    name: name.slice(0, 500),
    url: written.url.slice(0, 2_000),
    line: written.lineNumber + 1,
    column: Math.max(0, written.columnNumber + 1),
  };
}

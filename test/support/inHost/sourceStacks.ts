import { findSourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Makes the stacks of errors name places in the sources instead of the bundles. VS Code formats stacks in its own way and
 * lets nobody take that over but by `Error.prepareStackTrace`, and Node's own use of source maps ends where that is set.
 * Call it before the bundles are loaded: Node reads the map of a module as it loads it.
 */
export function showSourcesInStacks(): void {
  process.setSourceMapsEnabled(true);
  Error.prepareStackTrace = (error, frames) => [String(error), ...frames.map(describeFrame)].join('\n');
}

function describeFrame(frame: NodeJS.CallSite): string {
  const file = frame.getFileName() ?? '<native>';
  const line = frame.getLineNumber() ?? 1;
  const column = frame.getColumnNumber() ?? 1;
  const name = frame.getFunctionName() ?? '<anonymous>';
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
  if (entry === undefined || !('originalSource' in entry))
    return `    at ${name} (${file}:${line}:${column})`;
  const source = entry.originalSource.startsWith('file:')
    ? fileURLToPath(entry.originalSource)
    : entry.originalSource;
  return `    at ${name} (${source}:${entry.originalLine + 1}:${entry.originalColumn + 1})`;
}

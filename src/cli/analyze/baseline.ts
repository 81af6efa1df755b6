import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from '../exitCodes.ts';
import { relativePath } from '../relativePath.ts';
import { hazardsInJson } from './baselineJson.ts';
import { hazardsInSarif } from './baselineSarif.ts';
import { type HazardIdentity, hazardKey } from './hazardIdentity.ts';

/** Hazards that are known already: how many of each, by `hazardKey`. */
export type Baseline = ReadonlyMap<string, number>;

/**
 * Reads what `analyze --format json` or `--format sarif` printed, with `root` the folder that it is now called in.
 * @throws CommandError where the file is neither.
 */
export function readBaseline(file: string, root: string): Baseline {
  const counts = new Map<string, number>();
  for (const identity of hazardsIn(file, parse(file, path.resolve(root, file)))) {
    // SARIF names files outside of its root by their absolute path.
    const isAbsolute = path.isAbsolute(identity.file);
    const key = hazardKey(isAbsolute ? { ...identity, file: relativePath(root, identity.file) } : identity);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function hazardsIn(file: string, content: unknown): readonly HazardIdentity[] {
  const found = hazardsInJson(content) ?? hazardsInSarif(content);
  if (found === undefined) throw wrong(file, 'is not what `poolwright analyze` printed');
  if (typeof found === 'string') throw wrong(file, found);
  return found;
}

function parse(file: string, absolute: string): unknown {
  const text = read(file, absolute);
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(file, text.trim() === '' ? 'is empty' : 'is not JSON');
  }
}

function read(file: string, absolute: string): string {
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) throw wrong(file, 'does not exist');
  if (stats.isDirectory()) throw wrong(file, 'is a folder');
  let bytes: Buffer;
  try {
    bytes = readFileSync(absolute);
  } catch (error) {
    throw wrong(file, `cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  // Windows PowerShell redirects as UTF-16; the decoder takes the byte order mark off.
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

function wrong(file: string, what: string): CommandError {
  return new CommandError(
    `--baseline: ${file} ${what}; give a file that \`poolwright analyze --format json\` or \`--format sarif\` has written.`,
  );
}

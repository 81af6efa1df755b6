import { type CatalogEntry, isRecord, quoted, readUserEntries } from '../../catalog/index.ts';
import type { HazardCode, HazardSeverity, Problem } from '../../core/index.ts';
import type { PackageText } from './readPackageText.ts';
import type { SeverityOf } from './settings.ts';

/** What one package.json says to Poolwright. */
export interface PackageFile {
  readonly name: string | undefined;
  readonly entries: readonly CatalogEntry[];
  readonly severity: SeverityOf;
  readonly problems: readonly Problem[];
}

const hazards: readonly HazardCode[] = ['blocking-in-async'];
const severities: readonly (HazardSeverity | 'off')[] = ['warning', 'error', 'information', 'hint', 'off'];
const fields = ['catalog', 'severity'];

/** Reads a package.json, which anybody may have written: what is wrong in it is a problem, and the rest is used. */
export function readPackageFile(file: string, text: Exclude<PackageText, undefined>): PackageFile {
  const nothing = { name: undefined, entries: [], severity: {} };
  const problem = (message: string): Problem => ({ file, message });
  if (typeof text !== 'string')
    return { ...nothing, problems: [problem(`${file} is too large to be read; make it smaller.`)] };
  const content = parse(text);
  if (content === undefined) {
    const message = `${file} does not parse, so that nothing is known of its "poolwright" settings; correct it.`;
    return { ...nothing, problems: [problem(message)] };
  }
  if (!isRecord(content)) return { ...nothing, problems: [problem(`${file} is not an object; give one.`)] };
  const name = own(content, 'name');
  const named = { ...nothing, name: typeof name === 'string' && name !== '' ? name : undefined };
  const settings = own(content, 'poolwright');
  if (settings === undefined) return { ...named, problems: [] };
  if (!isRecord(settings)) {
    const message = `In ${file}, "poolwright" is not an object; give one with catalog or severity.`;
    return { ...named, problems: [problem(message)] };
  }
  const { entries, complaints } = readUserEntries(own(settings, 'catalog'));
  const severity = readSeverity(own(settings, 'severity'));
  const unknown = Object.keys(settings)
    .filter((key) => !fields.includes(key))
    .slice(0, 1)
    .map((key) => `poolwright has an unknown field ${quoted(key)}: give some of ${fields.join(', ')}`);
  const all = [...unknown, ...complaints, ...severity.complaints];
  return {
    ...named,
    entries,
    severity: severity.of,
    problems: all.map((complaint) => problem(`In ${file}, ${complaint}; the rest of it is used.`)),
  };
}

function readSeverity(value: unknown): { readonly of: SeverityOf; readonly complaints: readonly string[] } {
  if (value === undefined) return { of: {}, complaints: [] };
  if (!isRecord(value))
    return { of: {}, complaints: ['poolwright.severity is not an object: give one from hazard to severity'] };
  const of: Partial<Record<HazardCode, HazardSeverity | 'off'>> = {};
  const complaints: string[] = [];
  // All that is wrong here is one mistake or two; a list of them would be somebody's joke.
  for (const [key, given] of Object.entries(value).slice(0, 20)) {
    const hazard = hazards.find((one) => one === key);
    const severity = severities.find((one) => one === given);
    if (hazard === undefined)
      complaints.push(
        `poolwright.severity has an unknown hazard ${quoted(key)}: give ${hazards.join(' or ')}`,
      );
    else if (severity === undefined)
      complaints.push(
        `poolwright.severity has ${quoted(given)} for ${hazard}: give one of ${severities.join(', ')}`,
      );
    else of[hazard] = severity;
  }
  return { of, complaints };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined; // What JSON has no value for.
  }
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

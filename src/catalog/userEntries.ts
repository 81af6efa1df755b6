import type { CatalogEntry } from './entry.ts';
import { isRecord, quoted } from './userValues.ts';
import { readUserEntry } from './userEntry.ts';

/** More than anybody writes by hand, and few enough to be looked through at every call. */
const maxEntries = 2_000;
/** What is wrong with more entries than these is told by their number. */
const maxComplaints = 20;

/** What could be used of a list of entries, and one complaint for each entry that could not. */
export interface UserEntries {
  readonly entries: readonly CatalogEntry[];
  /** Each is a clause that goes on a sentence: `poolwright.catalog[3] has no name: give …`. */
  readonly complaints: readonly string[];
}

/** Reads `poolwright.catalog` of a package.json, which anybody may have written. */
export function readUserEntries(value: unknown): UserEntries {
  if (value === undefined) return { entries: [], complaints: [] };
  if (!Array.isArray(value)) {
    return { entries: [], complaints: [`poolwright.catalog is ${quoted(value)}: give an array of entries`] };
  }
  const given: readonly unknown[] = value;
  const entries: CatalogEntry[] = [];
  const complaints: string[] = [];
  let left = 0;
  for (const [index, one] of given.slice(0, maxEntries).entries()) {
    const read = readUserEntry(one);
    if (typeof read !== 'string') entries.push(read);
    else if (complaints.length < maxComplaints) complaints.push(`${placeOf(index, one)} ${read}`);
    else left += 1;
  }
  if (left > 0)
    complaints.push(`poolwright.catalog has ${left} more entries that are wrong: correct the first ones`);
  if (given.length > maxEntries) {
    complaints.push(
      `poolwright.catalog has ${given.length} entries, of which the first ${maxEntries} are used: give at most ${maxEntries}`,
    );
  }
  return { entries, complaints };
}

/** Says which entry of the list is meant. */
function placeOf(index: number, value: unknown): string {
  const name = isRecord(value) ? value['name'] : undefined;
  return `poolwright.catalog[${index}]${typeof name === 'string' && name !== '' ? ` (${quoted(name)})` : ''}`;
}

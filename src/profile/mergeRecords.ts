import type { ProfileRecord } from './format.ts';

/** The moment that a record tells of, in µs of the host's clock. */
export function recordTimeUs(record: ProfileRecord): number {
  if ('atUs' in record) return record.atUs;
  return 'endedUs' in record ? record.endedUs : record.startedUs;
}

/**
 * The records of several lanes as one list on their common clock: the header first, the end last, all others in order
 * of time. Records of the same microsecond keep the order in which they were given.
 */
export function mergeRecords(sources: Iterable<Iterable<ProfileRecord>>): ProfileRecord[] {
  const all: { readonly record: ProfileRecord; readonly key: number }[] = [];
  for (const source of sources) {
    for (const record of source) all.push({ record, key: sortKey(record) });
  }
  all.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return all.map(({ record }) => record);
}

function sortKey(record: ProfileRecord): number {
  if (record.type === 'header') return -Infinity;
  if (record.type === 'end') return Infinity;
  return recordTimeUs(record);
}

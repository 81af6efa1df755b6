import type { FunctionMeasurement } from '../measurement.ts';
import { duration, poolName, sizeText, timesWithin } from '../words.ts';

/** The table by size as texts: its headings, and a row for each list of arguments. No rows for a single one. */
export function sizeTable({ arguments: { sizeOf, sizes }, pools }: FunctionMeasurement): {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const headings = [sizeOf, 'a direct call', ...pools.map(({ pool }) => `${poolName[pool]}, all workers`)];
  if (sizes.length < 2) return { headings, rows: [] };
  const rows = sizes.map(({ directMs, size, speedUps }) => [
    sizeText(size),
    duration(directMs.median),
    ...pools.map(({ pool }) => {
      const found = speedUps.find((each) => each.pool === pool);
      return found === undefined ? '–' : timesWithin(found.speedUp);
    }),
  ]);
  return { headings, rows };
}

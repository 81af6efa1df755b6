import type { Measurement } from '../measurement.ts';
import { duration, poolName, sizeText, timesWithin } from '../words.ts';
import {
  circumstances,
  poolSentences,
  resultsSentence,
  wayHeadings,
  wayLegend,
  wayRows,
} from './sentences.ts';

/** A measurement for a terminal: the advice first, then what it stands on. */
export function toMeasurementText(measurement: Measurement): string {
  const { advice, cautions, file, name, pools, refusals } = measurement;
  const refused = refusals.map(
    ({ code, message, pool }) =>
      `Not measured${pool === undefined ? '' : ` in a ${poolName[pool]}`} (${code}): ${message}`,
  );
  const sections = [
    [`${name} (${file})`, advice.reason, ...cautions.map((caution) => `Caution: ${caution}`), ...refused],
    [resultsSentence(measurement), circumstances(measurement)],
    wayTable(measurement),
    ...pools.map((figures) => [
      `In a ${poolName[figures.pool]}:`,
      ...poolSentences(measurement, figures).map((one) => `  ${one}`),
    ]),
    sizeTable(measurement),
    [wayLegend],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function wayTable(measurement: Measurement): readonly string[] {
  const rows = [wayHeadings, ...wayRows(measurement)];
  return toColumns(
    rows.map((row) => [row.name, row.call, row.cpu, row.held, row.speedUp, row.efficiency, row.predicted]),
  );
}

/** Only where several lists were measured. */
function sizeTable({ arguments: { sizeOf, sizes }, pools }: Measurement): readonly string[] {
  if (sizes.length < 2) return [];
  const rows = sizes.map(({ directMs, size, speedUps }) => [
    sizeText(size),
    duration(directMs.median),
    ...pools.map(({ pool }) => {
      const found = speedUps.find((each) => each.pool === pool);
      return found === undefined ? '–' : timesWithin(found.speedUp);
    }),
  ]);
  return toColumns([
    [sizeOf, 'a direct call', ...pools.map(({ pool }) => `${poolName[pool]}, all workers`)],
    ...rows,
  ]);
}

/** The first column to the left, all others to the right. */
function toColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = rows;
  const widths = first.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

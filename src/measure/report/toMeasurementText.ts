import type { FunctionMeasurement } from '../measurement.ts';
import { poolName } from '../words.ts';
import { sizeTable } from './sizeTable.ts';
import {
  circumstances,
  leftOutSentence,
  poolSentences,
  resultsSentence,
  wayHeadings,
  wayLegend,
  wayRows,
} from './sentences.ts';

/** A measurement for a terminal: the advice first, then what it stands on. */
export function toMeasurementText(measurement: FunctionMeasurement): string {
  const { advice, cautions, file, name, pools, refusals } = measurement;
  const refused = refusals.map(leftOutSentence);
  const sizes = sizeTable(measurement);
  const sections = [
    [`${name} (${file})`, advice.reason, ...cautions.map((caution) => `Caution: ${caution}`), ...refused],
    [resultsSentence(measurement), circumstances(measurement)],
    wayTable(measurement),
    ...pools.map((figures) => [
      `In a ${poolName[figures.pool]}:`,
      ...poolSentences(measurement, figures).map((one) => `  ${one}`),
    ]),
    sizes.rows.length === 0 ? [] : toColumns([sizes.headings, ...sizes.rows]),
    [wayLegend],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function wayTable(measurement: FunctionMeasurement): readonly string[] {
  const rows = [wayHeadings, ...wayRows(measurement)];
  return toColumns(
    rows.map((row) => [row.name, row.call, row.cpu, row.held, row.speedUp, row.efficiency, row.predicted]),
  );
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

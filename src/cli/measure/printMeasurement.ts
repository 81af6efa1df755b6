import { createHash } from 'node:crypto';
import {
  toMeasurementHtml,
  toMeasurementText,
  type FunctionMeasurement,
  type PoolRefusal,
  type RefusedMeasurement,
} from '../../measure/index.ts';

export type MeasureFormat = 'text' | 'json' | 'html';

export function printMeasurement(measurement: FunctionMeasurement, format: MeasureFormat): void {
  process.stdout.write(rendered[format](measurement));
}

const rendered: Readonly<Record<MeasureFormat, (measurement: FunctionMeasurement) => string>> = {
  text: toMeasurementText,
  json: toJson,
  html: (measurement) =>
    toMeasurementHtml(measurement, (text) => createHash('sha256').update(text).digest('base64')),
};

/** For programs, the reasons come where a measurement would; for people, on stderr as compilers print them. */
export function printRefused(refused: RefusedMeasurement, format: MeasureFormat): void {
  if (format === 'json') process.stdout.write(toJson(refused));
  else
    for (const refusal of refused.refusals) process.stderr.write(`${refusalLine(refusal, refused.file)}\n`);
}

function refusalLine(refusal: PoolRefusal, file: string): string {
  const place = 'line' in refusal ? `${refusal.file}:${refusal.line}` : file;
  const pool = refusal.pool === undefined ? '' : `, ${refusal.pool}`;
  return `${place}: refused (${refusal.code}${pool}): ${refusal.message}`;
}

/** Figures that there are none of are `null`, which JSON has. */
function toJson(answer: FunctionMeasurement | RefusedMeasurement): string {
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

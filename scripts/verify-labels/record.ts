import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './judge.ts';
import type { ClockSource } from './threadClock.ts';

/** By case, file, and function. */
export type CaseMeasurements = Readonly<Record<string, Readonly<Record<string, Measurement>>>>;

/** What is committed: what each labelled function was measured to be, and where. */
export interface MeasurementRecord {
  readonly node: string;
  readonly platform: string;
  readonly clock: ClockSource;
  readonly cases: Readonly<Record<string, CaseMeasurements>>;
}

const recordFile = fileURLToPath(new URL('../../test/fixtures/measured/measurements.json', import.meta.url));

export function readRecord(): MeasurementRecord {
  return JSON.parse(readFileSync(recordFile, 'utf8')) as MeasurementRecord;
}

/** One line a function, so that a difference shows which one changed. */
export function writeRecord({ cases, ...where }: MeasurementRecord): void {
  const body = block(cases, 1, (files) => block(files, 2, (names) => block(names, 3, oneLine)));
  writeFileSync(
    recordFile,
    `${block({ ...where, cases: null }, 0, (value) => (value === null ? body : oneLine(value)))}\n`,
  );
}

function block<T>(entries: Readonly<Record<string, T>>, depth: number, show: (value: T) => string): string {
  const indent = '\n'.padEnd(depth + 2);
  const shown = Object.entries(entries).map(
    ([key, value]) => `${indent}${JSON.stringify(key)}: ${show(value)}`,
  );
  return `{${shown.join(',')}${'\n'.padEnd(depth + 1)}}`;
}

const oneLine = (value: unknown): string => JSON.stringify(value, rounded);

/** Four significant digits: more would only tell noise apart. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}

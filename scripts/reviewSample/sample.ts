import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One function of a whole package from npm. `line` is where it stood when the sample was drawn, for the reader. */
export interface SampledFunction {
  readonly package: string;
  readonly file: string;
  readonly name: string;
  readonly line: number;
}

/** What is committed: drawn once, so that it stays the same while the engine changes. */
export interface Sample {
  readonly seed: number;
  readonly functions: readonly SampledFunction[];
}

/** A file of the review's fixtures, absolute. */
export const reviewFile = (name: string): string =>
  fileURLToPath(new URL(`../../test/fixtures/review/${name}`, import.meta.url));

export const sampleFile = reviewFile('sample.json');

export function readSample(): Sample {
  return JSON.parse(readFileSync(sampleFile, 'utf8')) as Sample;
}

/** Names a function of the sample in labels and verdicts. */
export const keyOf = (one: SampledFunction): string => `${one.package} ${one.file} ${one.name}`;

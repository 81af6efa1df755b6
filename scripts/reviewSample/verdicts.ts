import { readFileSync, writeFileSync } from 'node:fs';
import type { Answer, AnsweredFunction } from '../packages/analyzeProject.ts';
import { keyOf, reviewFile, type SampledFunction } from './sample.ts';

/** Kind and blocking in words: `light`, `cpu blocking`, `io`, `unknown`. */
export type Label = string;

/** What the reviewer wrote. */
export interface ReviewedLabel {
  readonly label: Label;
  /** One sentence: what the function does, and with how much. */
  readonly reason: string;
}

/** What is committed of a verdict, beside the label that it is judged by. */
export interface RecordedVerdict {
  readonly label: Label;
  /** `missing` where the engine lists no such function. */
  readonly verdict: Label;
  readonly confidence: number;
}

/** By the function's key. */
export type Labels = Readonly<Record<string, ReviewedLabel>>;
export type Verdicts = Readonly<Record<string, RecordedVerdict>>;

const verdictsFile = reviewFile('verdicts.json');

export function readLabels(): Labels {
  return JSON.parse(readFileSync(reviewFile('labels.json'), 'utf8')) as Labels;
}

export function readVerdicts(): Verdicts {
  return JSON.parse(readFileSync(verdictsFile, 'utf8')) as Verdicts;
}

/** One line a function, so that a difference shows which one changed. */
export function writeVerdicts(verdicts: Verdicts): void {
  const lines = Object.entries(verdicts).map(
    ([key, one]) => `  ${JSON.stringify(key)}: ${JSON.stringify(one)}`,
  );
  writeFileSync(verdictsFile, `{\n${lines.join(',\n')}\n}\n`);
}

/** The functions of the sample that are of one package, found in its answer by file and name. */
export function findSampled(
  sampled: readonly SampledFunction[],
  { functions }: Answer,
): ReadonlyMap<SampledFunction, AnsweredFunction | undefined> {
  const byPlace = new Map(functions.map((one) => [`${one.file} ${one.name}`, one]));
  return new Map(sampled.map((one) => [one, byPlace.get(`${one.file} ${one.name}`)]));
}

/** The verdicts of one package as they are recorded. */
export function verdictsOf(
  found: ReadonlyMap<SampledFunction, AnsweredFunction | undefined>,
  labels: Labels,
): Verdicts {
  return Object.fromEntries(
    [...found].map(([one, answered]) => {
      const key = keyOf(one);
      const label = labels[key]?.label ?? 'missing';
      const verdict = answered === undefined ? 'missing' : wordsFor(answered);
      return [key, { label, verdict, confidence: answered?.confidence ?? 0 }];
    }),
  );
}

function wordsFor({ kind, blocking }: AnsweredFunction): Label {
  return blocking === true ? `${kind} blocking` : kind;
}

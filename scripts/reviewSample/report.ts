import type { AnsweredFunction } from '../packages/analyzeProject.ts';
import { type Agreement, type AgreementFigures, confidentFrom } from './agreement.ts';
import { keyOf, type SampledFunction } from './sample.ts';
import type { Labels, Verdicts } from './verdicts.ts';

/** Prints the figures of agreement. */
export function reportFigures({ all, confident, byLabel, byVerdict }: AgreementFigures): void {
  console.log(`\n${share(all)} verdicts are the reviewer's.`);
  console.log(`With a confidence of ${confidentFrom} or more: ${share(confident)}.`);
  for (const [label, one] of byLabel) console.log(`  reviewed as ${label}: ${share(one)}`);
  for (const [verdict, one] of byVerdict) console.log(`  verdict ${verdict}: ${share(one)}`);
}

/** Prints each verdict that is not the reviewer's, with what either stands on. */
export function reportDisagreements(
  found: ReadonlyMap<SampledFunction, AnsweredFunction | undefined>,
  verdicts: Verdicts,
  labels: Labels,
): void {
  for (const [one, answered] of found) {
    const key = keyOf(one);
    const { label, verdict, confidence } = verdicts[key] ?? {};
    if (label === verdict) continue;
    console.log(`\n${one.package} ${one.file}:${answered?.line ?? one.line} ${one.name}`);
    console.log(`  reviewed as ${label}: ${labels[key]?.reason ?? ''}`);
    console.log(`  verdict ${verdict}, confidence ${confidence}, cost ${answered?.cost ?? 'unknown'}`);
    for (const { signal, file, line, detail, path } of answered?.evidence ?? []) {
      const way = path.map((step) => step.name).join(' → ');
      console.log(`    ${signal}: ${detail} (${file}:${line})${way === '' ? '' : `, by ${way}`}`);
    }
  }
}

const share = ({ same, total }: Agreement): string =>
  total === 0 ? '0 of 0' : `${same} of ${total} (${Math.round((100 * same) / total)} %)`;

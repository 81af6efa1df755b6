import type { Verdict } from '../../core/index.ts';
import { actionWords, shortKind } from './words.ts';

/** `cpu, blocking · O(width·height) · run in a thread pool`: kind, cost where it is known, recommendation. */
export function lensTitle(verdict: Verdict): string {
  const cost = verdict.cost === 'unknown' ? [] : [verdict.cost];
  const parts = [
    shortKind(verdict.kind, verdict.blocking),
    ...cost,
    actionWords[verdict.recommendation.action],
  ];
  return parts.join(' · ');
}

import type { Verdict } from '../../core/index.ts';
import { actionWords, shortKind } from './words.ts';

/**
 * `cpu, blocking · O(width·height) · run in a thread pool`: kind, cost where it is known, recommendation. With what was
 * measured the cost is left to the hover: `predicted cpu, blocking · measured 1.2 s on … · run in a thread pool`.
 */
export function lensTitle(verdict: Verdict, measured?: string): string {
  const kind = shortKind(verdict.kind, verdict.blocking);
  const cost = verdict.cost === 'unknown' ? [] : [verdict.cost];
  const lead = measured === undefined ? [kind, ...cost] : [`predicted ${kind}`, measured];
  return [...lead, actionWords[verdict.recommendation.action]].join(' · ');
}

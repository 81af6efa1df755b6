import type { Finding, RunFacts } from './finding.ts';
import { memoryGrows, oversubscribed } from './laneFindings.ts';
import { mainThreadHeld } from './mainThreadHeld.ts';
import { poolFindings } from './poolFindings.ts';

/** All that there is to say about a run, what concerns the main thread first. */
export function findFindings(facts: RunFacts): Finding[] {
  return [...mainThreadHeld(facts), ...poolFindings(facts), ...oversubscribed(facts), ...memoryGrows(facts)];
}

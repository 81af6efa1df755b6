import { coreContention } from './coreContention.ts';
import type { Finding, RunFacts } from './finding.ts';
import { libuvPoolSaturated } from './libuvPoolSaturated.ts';
import { mainThreadHeld } from './mainThreadHeld.ts';
import { memoryGrows } from './memoryGrows.ts';
import { poolFindings } from './poolFindings.ts';

/** All that there is to say about a run, what cost most time first. */
export function findFindings(facts: RunFacts): Finding[] {
  const found = [
    ...mainThreadHeld(facts),
    ...poolFindings(facts),
    ...coreContention(facts),
    ...memoryGrows(facts),
    ...libuvPoolSaturated(facts),
  ];
  return found.sort((a, b) => b.lostMs - a.lostMs);
}

import { findFindings } from '../findings/findFindings.ts';
import type { Finding } from '../findings/finding.ts';
import type { ComparedRun } from './comparedRun.ts';
import type { ComparedFinding } from './comparison.ts';

/** More than a handful of sentences helps nobody. */
const findingLimit = 30;
const order = ['gone', 'new', 'still'] as const;

/** What stood out in one run and does not in the other: a finding is the same where it is of one kind and one function. */
export function compareFindings(before: ComparedRun, after: ComparedRun): ComparedFinding[] {
  const [a, b] = [findingsByKey(before), findingsByKey(after)];
  const compared = [...new Set([...a.keys(), ...b.keys()])].flatMap((key): ComparedFinding[] => {
    const [one, other] = [a.get(key), b.get(key)];
    const said = other ?? one;
    if (said === undefined) return [];
    const state = other === undefined ? 'gone' : one === undefined ? 'new' : 'still';
    return [{ code: said.code, state, message: said.message, advice: said.advice }];
  });
  return compared.sort((x, y) => order.indexOf(x.state) - order.indexOf(y.state)).slice(0, findingLimit);
}

function findingsByKey({ facts }: ComparedRun): ReadonlyMap<string, Finding> {
  const byKey = new Map<string, Finding>();
  for (const finding of findFindings(facts)) {
    // What makes the difference doubtful stands above it already.
    if (finding.code === 'machine-busy') continue;
    const key = `${finding.code} ${finding.fn?.name ?? ''}`;
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return byKey;
}

import { assertNever } from '../../src/core/index.ts';
import type { Candidate, Candidates } from './candidates.ts';
import type { Outcome } from './tryFunction.ts';

/** What was found in all packages together. */
export type Found = Candidates;

export interface Tried {
  readonly candidate: Candidate;
  readonly outcome: Outcome;
}

/** One line for one function. */
export function note({ file, name, package: from }: Candidate, outcome: Outcome): string {
  const what = `${from} ${file}#${name}`;
  switch (outcome.kind) {
    case 'refused':
      return `refused: ${what}: ${outcome.codes[0] ?? ''}: ${outcome.messages[0] ?? ''}`;
    case 'broken':
      return `✘ ${what} does not compile: ${outcome.problems.join(' · ')}`;
    case 'different':
      return `✘ ${what} is different:\n  ${outcome.before}\n  ${outcome.after}`;
    case 'warned':
      return `different, as it warns: ${what}: ${outcome.warnings.join(' · ')}\n  ${outcome.before}\n  ${outcome.after}`;
    case 'checked':
      return `compiles: ${what}; not run: ${outcome.notRun}`;
    case 'equal':
      return `equal: ${what}, ${outcome.answered} inputs answered`;
    default:
      return assertNever(outcome);
  }
}

/** The figures of a run, as a table. */
export function report({ asked, eligible, refused }: Found, tried: readonly Tried[]): string {
  const outcomes = tried.map(({ outcome }) => outcome);
  const offered = outcomes.filter((one) => one.kind !== 'refused');
  const equal = outcomes.filter((one) => one.kind === 'equal');
  const count = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length;
  const byCallers = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'refused') continue;
    for (const code of new Set(outcome.codes)) byCallers.set(code, (byCallers.get(code) ?? 0) + 1);
  }
  const rows = [
    ['functions asked about; eligible by themselves', `${asked}; ${eligible.length}`],
    ['refused by themselves, by reason (a function may have several)', counts(refused)],
    [
      'drawn; refused for how they are called',
      `${outcomes.length}; ${count('refused')}: ${counts(byCallers)}`,
    ],
    [
      'offered; of these with callers that keep the original',
      `${offered.length}; ${offered.filter(({ isKept }) => isKept).length}`,
    ],
    ['type-checked; did not compile', `${offered.length - count('broken')}; ${count('broken')}`],
    [
      'run and equal; of these with at least one answer that is no error',
      `${equal.length}; ${equal.filter(({ answered }) => answered > 0).length}`,
    ],
    ['run and different; different as the wrap warns', `${count('different')}; ${count('warned')}`],
    ['not run', String(count('checked'))],
  ];
  return ['| what | measured |', '| --- | --- |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join(
    '\n',
  );
}

/** `reason 12, other 3`, the most frequent first. */
export function counts(by: ReadonlyMap<string, number>): string {
  return [...by]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

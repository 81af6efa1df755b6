import type { Label, RecordedVerdict, Verdicts } from './verdicts.ts';

/** How many verdicts were looked at, and how many of them say what the reviewer says. */
export interface Agreement {
  readonly total: number;
  readonly same: number;
}

/** The figures of a reviewed sample. */
export interface AgreementFigures {
  readonly all: Agreement;
  /** Verdicts that are sure of themselves. */
  readonly confident: Agreement;
  readonly byLabel: ReadonlyMap<Label, Agreement>;
  readonly byVerdict: ReadonlyMap<Label, Agreement>;
  /** How many functions have a label (outer key) and a verdict (inner key). */
  readonly counts: ReadonlyMap<Label, ReadonlyMap<Label, number>>;
}

/** From here on a verdict counts as confident. */
export const confidentFrom = 0.9;

export function agreementOf(verdicts: Verdicts): AgreementFigures {
  const all = Object.values(verdicts);
  const counts = new Map<Label, Map<Label, number>>();
  for (const { label, verdict } of all) {
    const row = counts.get(label) ?? new Map<Label, number>();
    counts.set(label, row.set(verdict, (row.get(verdict) ?? 0) + 1));
  }
  return {
    all: agreement(all),
    confident: agreement(all.filter(({ confidence }) => confidence >= confidentFrom)),
    byLabel: grouped(all, 'label'),
    byVerdict: grouped(all, 'verdict'),
    counts,
  };
}

function grouped(all: readonly RecordedVerdict[], by: 'label' | 'verdict'): Map<Label, Agreement> {
  const names = [...new Set(all.map((one) => one[by]))].sort();
  return new Map(names.map((name) => [name, agreement(all.filter((one) => one[by] === name))]));
}

function agreement(some: readonly RecordedVerdict[]): Agreement {
  return { total: some.length, same: some.filter(({ label, verdict }) => label === verdict).length };
}

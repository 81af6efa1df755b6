/** What a function is and what is said of it. */
export interface Judged {
  readonly label: string;
  readonly verdict: string;
}

export interface ClassScore {
  readonly name: string;
  readonly labelled: number;
  /** Of those that are said to be of the class, how many are; `undefined` where nothing is said to be. */
  readonly precision: number | undefined;
  /** Of those that are of the class, how many are said to be. */
  readonly recall: number | undefined;
}

const classNames = [
  'light',
  'cpu',
  'cpu blocking',
  'io',
  'io blocking',
  'mixed',
  'mixed blocking',
  'unknown',
];

/** Classes that occur, in a fixed order. */
export function classesOf(judged: readonly Judged[]): readonly string[] {
  return classNames.filter((name) => judged.some(({ label, verdict }) => label === name || verdict === name));
}

/** The share that is right; by kind alone, `io` and `io blocking` are one. */
export function accuracy(judged: readonly Judged[], by: 'label' | 'kind'): number | undefined {
  const right = judged.filter(({ label, verdict }) =>
    by === 'label' ? label === verdict : kindOf(label) === kindOf(verdict),
  );
  return share(right.length, judged.length);
}

export function classScores(judged: readonly Judged[]): readonly ClassScore[] {
  return classesOf(judged).map((name) => {
    const labelled = judged.filter(({ label }) => label === name);
    const said = judged.filter(({ verdict }) => verdict === name);
    const right = labelled.filter(({ verdict }) => verdict === name).length;
    return {
      name,
      labelled: labelled.length,
      precision: share(right, said.length),
      recall: share(right, labelled.length),
    };
  });
}

/** How many are labelled so and said to be so. */
export function confusion(judged: readonly Judged[], label: string, verdict: string): number {
  return judged.filter((one) => one.label === label && one.verdict === verdict).length;
}

export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function kindOf(label: string): string {
  return label.replace(/ blocking$/, '');
}

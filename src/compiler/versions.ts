/** Files that changed from one version to another; `'all'` when nobody knows which. */
export type ChangedFiles = ReadonlySet<string> | 'all';

interface Step {
  readonly from: number;
  readonly files: ChangedFiles;
}

/** Versions further back than this are not told apart any more. */
const maxSteps = 300;

/** How versions of a session came from one another; a temporary overlay makes a branch. */
export class Versions {
  readonly #steps = new Map<number, Step>();

  note(version: number, from: number, files: ChangedFiles): void {
    this.#steps.set(version, { from, files });
    const [oldest] = this.#steps.keys();
    if (this.#steps.size > maxSteps && oldest !== undefined) this.#steps.delete(oldest);
  }

  /** The files in which two versions may differ. */
  between(a: number, b: number): ChangedFiles {
    const changed = new Set<string>();
    let [left, right] = [a, b];
    // The later one goes back, until both are the same.
    while (left !== right) {
      const step = this.#steps.get(Math.max(left, right));
      if (step === undefined || step.files === 'all') return 'all';
      for (const file of step.files) changed.add(file);
      if (left > right) left = step.from;
      else right = step.from;
    }
    return changed;
  }
}

import type { PoolKind } from '../../core/index.ts';
import type { ComparedResult } from '../rawMeasurement.ts';
import { brief } from './clonability.ts';
import { isSameResult } from './compareResults.ts';

/** What the first direct call answered for a list of arguments; all other answers are held against it. */
export class ExpectedAnswer {
  readonly #value: unknown;
  readonly #list: number;
  /** The first answer of each pool that is another one, in short. */
  readonly #others = new Map<PoolKind, string>();
  #varies = false;

  constructor(value: unknown, list: number) {
    this.#value = value;
    this.#list = list;
  }

  /** A direct answer that differs says that the function does not always answer the same. */
  compareDirect(answer: unknown): void {
    if (!this.#varies && !this.#isSame(answer)) this.#varies = true;
  }

  comparePooled(pool: PoolKind, answer: unknown): void {
    if (!this.#varies && !this.#others.has(pool) && !this.#isSame(answer))
      this.#others.set(pool, brief(answer));
  }

  resultIn(pool: PoolKind): ComparedResult {
    const other = this.#others.get(pool);
    const place = { pool, list: this.#list };
    if (this.#varies) return { ...place, comparison: 'varies' };
    if (other === undefined) return { ...place, comparison: 'equal' };
    return { ...place, comparison: 'different', direct: brief(this.#value), pooled: other };
  }

  #isSame(answer: unknown): boolean {
    try {
      return isSameResult(this.#value, answer);
    } catch {
      // It cannot be cloned, which refuses the pool with a better reason.
      return true;
    }
  }
}

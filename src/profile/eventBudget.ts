import type { ProfileRecord } from './format.ts';

/**
 * Their columns lie on disk for the most part; the picture of so many takes about a gigabyte. Twelve busy threads tell of as many
 * in twenty minutes, a program that mostly waits in many hours.
 */
const mostEvents = 30_000_000;

const alwaysKept: ReadonlySet<ProfileRecord['type']> = new Set(['header', 'end', 'lane', 'lane-ended']);

/** Counts what is kept of a run, so that no profile, however large or hostile, takes more than there is. */
export class EventBudget {
  #left: number;
  readonly #most: number;
  #leftOut = 0;

  constructor(most = mostEvents) {
    this.#most = most;
    this.#left = most;
  }

  /** Whether there is room for it. What says how the run went as a whole is always kept. */
  admits(record: ProfileRecord): boolean {
    return alwaysKept.has(record.type) || this.take(eventsIn(record));
  }

  take(events: number): boolean {
    if (events > this.#left) {
      this.#leftOut += events;
      return false;
    }
    this.#left -= events;
    return true;
  }

  /** A sentence for a person; none while all is kept. */
  notice(): string[] {
    if (this.#leftOut === 0) return [];
    const [kept, out] = [this.#most - this.#left, this.#leftOut].map((count) => count.toLocaleString('en'));
    return [
      `The run has more events than can be shown: ${kept} are, and ${out} later ones are not. Profile a shorter part of it, or sample less often.`,
    ];
  }
}

function eventsIn(record: ProfileRecord): number {
  if (record.type === 'samples') return record.nodes.length;
  if (record.type === 'functions') return record.names.length;
  return record.type === 'call-nodes' ? record.functions.length : 1;
}

import type { WaitKind, WaitsRecord } from '../profile/format.ts';

interface Totals {
  count: number;
  ms: number;
  longestMs: number;
  isChanged: boolean;
}

/** How often a thread waited for what, and how long. */
export class WaitTotals {
  readonly #lane: string;
  readonly #totals = new Map<WaitKind, Totals>();

  constructor(lane: string) {
    this.#lane = lane;
  }

  add(kind: WaitKind, ms: number): void {
    let totals = this.#totals.get(kind);
    if (totals === undefined) {
      totals = { count: 0, ms: 0, longestMs: 0, isChanged: true };
      this.#totals.set(kind, totals);
    }
    totals.count += 1;
    totals.ms += ms;
    totals.longestMs = Math.max(totals.longestMs, ms);
    totals.isChanged = true;
  }

  /** Those that have changed since the last call; `missedUs` says for how long each kind has not been counted. */
  records(atUs: number, missedUs: (kind: WaitKind) => number): WaitsRecord[] {
    return [...this.#totals].flatMap(([kind, totals]) => {
      if (!totals.isChanged) return [];
      totals.isChanged = false;
      const { count, ms, longestMs } = totals;
      const times = { waitedUs: Math.round(ms * 1000), longestUs: Math.round(longestMs * 1000) };
      return { type: 'waits', lane: this.#lane, kind, atUs, count, ...times, missedUs: missedUs(kind) };
    });
  }
}

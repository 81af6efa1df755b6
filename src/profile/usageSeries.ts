import { floatColumn } from './columns.ts';
import type { Column } from './columns.ts';
import type { ColumnSpace } from './columnSpace.ts';
import type { UsageRecord } from './format.ts';
import { sortNearly } from './sortNearly.ts';

/** So many records before a moment are looked at too: a point before it of each sort is among them. */
const leadRows = 200;

/** A lane's running totals at one moment; `NaN` where the record does not tell. */
export interface UsagePoint {
  readonly atUs: number;
  readonly cpuUs: number;
  readonly waitingUs: number;
  readonly idleUs: number;
}

/** How much of a lane's time on a core was in the system, up to one moment. */
export interface SystemPoint {
  readonly atUs: number;
  readonly cpuUs: number;
  readonly systemUs: number;
}

/**
 * One lane's usage in order of time, whatever the order it arrived in. Two writers (the thread and the sampler) read
 * the same counter, so their totals interleave; where one is a few µs behind, the larger total stands.
 */
export class UsageSeries {
  readonly #atUs: Column<Float64Array>;
  readonly #cpuUs: Column<Float64Array>;
  readonly #waitingUs: Column<Float64Array>;
  readonly #idleUs: Column<Float64Array>;
  readonly #systemUs: Column<Float64Array>;
  #lastUs = -Infinity;
  /** Rows in order of time; `undefined` while they lie in order. */
  #order: Uint32Array | undefined;
  #inOrder = true;

  constructor(space?: ColumnSpace) {
    this.#atUs = floatColumn(space);
    this.#cpuUs = floatColumn(space);
    this.#waitingUs = floatColumn(space);
    this.#idleUs = floatColumn(space);
    this.#systemUs = floatColumn(space);
  }

  add(record: UsageRecord): void {
    const { atUs } = record;
    // Of two at one moment, the order is found when it is asked for.
    if (atUs <= this.#lastUs) this.#inOrder = false;
    this.#lastUs = Math.max(this.#lastUs, atUs);
    this.#order = undefined;
    this.#atUs.push(atUs);
    this.#cpuUs.push(record.cpuUs ?? Number.NaN);
    this.#waitingUs.push(record.waitingForCoreUs ?? Number.NaN);
    this.#idleUs.push(record.loopIdleUs ?? Number.NaN);
    this.#systemUs.push(record.systemUs ?? Number.NaN);
  }

  /** The newest moment that is told of; `-Infinity` for none. */
  get lastUs(): number {
    return this.#lastUs;
  }

  /**
   * CPU time, where the platform tells it: points with `cpuUs`, never falling. Where a moment is said, only from
   * a little before it on.
   */
  cpuPoints(fromUs = -Infinity): UsagePoint[] {
    const rising: UsagePoint[] = [];
    let cpuUs = 0;
    let waitingUs = 0;
    this.#each((row) => {
      const ownUs = this.#cpuUs.at(row);
      if (Number.isNaN(ownUs)) return;
      cpuUs = Math.max(cpuUs, ownUs);
      const ownWaitingUs = this.#waitingUs.at(row);
      waitingUs = Math.max(waitingUs, Number.isNaN(ownWaitingUs) ? 0 : ownWaitingUs);
      rising.push({ atUs: this.#atUs.at(row), cpuUs, waitingUs, idleUs: this.#idleUs.at(row) });
    }, fromUs);
    return rising;
  }

  /** CPU time and the part of it in the system, where both are told, never falling. */
  systemPoints(): SystemPoint[] {
    const rising: SystemPoint[] = [];
    let [cpuUs, systemUs] = [0, 0];
    this.#each((row) => {
      const [ownUs, ownSystemUs] = [this.#cpuUs.at(row), this.#systemUs.at(row)];
      if (Number.isNaN(ownUs) || Number.isNaN(ownSystemUs)) return;
      cpuUs = Math.max(cpuUs, ownUs);
      systemUs = Math.max(systemUs, Math.min(ownSystemUs, cpuUs));
      rising.push({ atUs: this.#atUs.at(row), cpuUs, systemUs });
    });
    return rising;
  }

  /** Points with the event loop's idle time, never falling; the same goes for `fromUs`. */
  loopPoints(fromUs = -Infinity): UsagePoint[] {
    const rising: UsagePoint[] = [];
    let idleUs = 0;
    this.#each((row) => {
      const ownUs = this.#idleUs.at(row);
      if (Number.isNaN(ownUs)) return;
      idleUs = Math.max(idleUs, ownUs);
      rising.push({
        atUs: this.#atUs.at(row),
        cpuUs: this.#cpuUs.at(row),
        waitingUs: this.#waitingUs.at(row),
        idleUs,
      });
    }, fromUs);
    return rising;
  }

  #each(take: (row: number) => void, fromUs = -Infinity): void {
    const count = this.#atUs.length;
    if (!this.#inOrder) this.#order ??= this.#sorted();
    const rowAt = (index: number): number => this.#order?.[index] ?? index;
    for (let index = this.#firstPlace(fromUs, rowAt); index < count; index += 1) take(rowAt(index));
  }

  #firstPlace(fromUs: number, rowAt: (index: number) => number): number {
    let [low, high] = [0, this.#atUs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#atUs.at(rowAt(middle)) < fromUs) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - leadRows);
  }

  /** By time; equal times by their totals, so that the order does not depend on arrival. */
  #sorted(): Uint32Array {
    const compare = (a: number, b: number): number =>
      this.#atUs.at(a) - this.#atUs.at(b) ||
      compareTotals(this.#cpuUs.at(a), this.#cpuUs.at(b)) ||
      compareTotals(this.#waitingUs.at(a), this.#waitingUs.at(b)) ||
      compareTotals(this.#idleUs.at(a), this.#idleUs.at(b));
    const rows = new Uint32Array(this.#atUs.length);
    for (let row = 0; row < rows.length; row += 1) rows[row] = row;
    // Equal ones stay as they came.
    return sortNearly(rows, (a, b) => compare(a, b) || a - b);
  }
}

function compareTotals(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  return Number.isNaN(b) ? 1 : a - b;
}

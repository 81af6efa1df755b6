import { floatColumn } from './columns.ts';
import type { Column } from './columns.ts';
import type { ColumnSpace } from './columnSpace.ts';
import type { LoopDelayRecord, MemoryRecord } from './format.ts';

/** What records of one lane say of its event loop's delay, as they came. */
export class LoopDelays {
  readonly #atUs: Column<Float64Array>;
  readonly #maxDelayUs: Column<Float64Array>;

  constructor(space?: ColumnSpace) {
    this.#atUs = floatColumn(space);
    this.#maxDelayUs = floatColumn(space);
  }

  add({ atUs, maxDelayUs }: LoopDelayRecord): void {
    this.#atUs.push(atUs);
    this.#maxDelayUs.push(maxDelayUs);
  }

  *[Symbol.iterator](): Iterator<Pick<LoopDelayRecord, 'atUs' | 'maxDelayUs'>> {
    for (let row = 0; row < this.#atUs.length; row += 1)
      yield { atUs: this.#atUs.at(row), maxDelayUs: this.#maxDelayUs.at(row) };
  }
}

export type MemoryReading = Omit<MemoryRecord, 'type' | 'lane'>;

/** How full one lane's heap was, as the records came. */
export class MemoryReadings {
  readonly #atUs: Column<Float64Array>;
  readonly #heapUsedBytes: Column<Float64Array>;
  readonly #externalBytes: Column<Float64Array>;
  /** `NaN` where it was not told. */
  readonly #rssBytes: Column<Float64Array>;

  constructor(space?: ColumnSpace) {
    this.#atUs = floatColumn(space);
    this.#heapUsedBytes = floatColumn(space);
    this.#externalBytes = floatColumn(space);
    this.#rssBytes = floatColumn(space);
  }

  add({ atUs, heapUsedBytes, externalBytes, rssBytes }: MemoryReading): void {
    this.#atUs.push(atUs);
    this.#heapUsedBytes.push(heapUsedBytes);
    this.#externalBytes.push(externalBytes);
    this.#rssBytes.push(rssBytes ?? Number.NaN);
  }

  *[Symbol.iterator](): Iterator<MemoryReading> {
    for (let row = 0; row < this.#atUs.length; row += 1) {
      const rssBytes = this.#rssBytes.at(row);
      yield {
        atUs: this.#atUs.at(row),
        heapUsedBytes: this.#heapUsedBytes.at(row),
        externalBytes: this.#externalBytes.at(row),
        ...(Number.isNaN(rssBytes) ? {} : { rssBytes }),
      };
    }
  }
}

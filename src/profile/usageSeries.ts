import type { UsageRecord } from './format.ts';

/** A lane's running totals at one moment; `NaN` where the record does not tell. */
export interface UsagePoint {
  readonly atUs: number;
  readonly cpuUs: number;
  readonly waitingUs: number;
  readonly idleUs: number;
}

/**
 * One lane's usage in order of time, whatever the order it arrived in. Two writers (the thread and the sampler) read
 * the same counter, so their totals interleave; where one is a few µs behind, the larger total stands.
 */
export class UsageSeries {
  readonly #points: UsagePoint[] = [];
  #inOrder = true;

  add(record: UsageRecord): void {
    const point: UsagePoint = {
      atUs: record.atUs,
      cpuUs: record.cpuUs ?? Number.NaN,
      waitingUs: record.waitingForCoreUs ?? Number.NaN,
      idleUs: record.loopIdleUs ?? Number.NaN,
    };
    const last = this.#points.at(-1);
    if (last !== undefined && comparePoints(last, point) > 0) this.#inOrder = false;
    this.#points.push(point);
  }

  points(): readonly UsagePoint[] {
    if (!this.#inOrder) {
      this.#points.sort(comparePoints);
      this.#inOrder = true;
    }
    return this.#points;
  }

  /** CPU time, where the platform tells it: points with `cpuUs`, never falling. */
  cpuPoints(): UsagePoint[] {
    const rising: UsagePoint[] = [];
    let cpuUs = 0;
    let waitingUs = 0;
    for (const point of this.points()) {
      if (Number.isNaN(point.cpuUs)) continue;
      cpuUs = Math.max(cpuUs, point.cpuUs);
      waitingUs = Math.max(waitingUs, Number.isNaN(point.waitingUs) ? 0 : point.waitingUs);
      rising.push({ atUs: point.atUs, cpuUs, waitingUs, idleUs: point.idleUs });
    }
    return rising;
  }

  /** Points with the event loop's idle time, never falling. */
  loopPoints(): UsagePoint[] {
    const rising: UsagePoint[] = [];
    let idleUs = 0;
    for (const point of this.points()) {
      if (Number.isNaN(point.idleUs)) continue;
      idleUs = Math.max(idleUs, point.idleUs);
      rising.push({ ...point, idleUs });
    }
    return rising;
  }
}

/** By time; equal times by their totals, so that the order does not depend on arrival. */
function comparePoints(a: UsagePoint, b: UsagePoint): number {
  return (
    a.atUs - b.atUs ||
    compareTotals(a.cpuUs, b.cpuUs) ||
    compareTotals(a.waitingUs, b.waitingUs) ||
    compareTotals(a.idleUs, b.idleUs)
  );
}

function compareTotals(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  return Number.isNaN(b) ? 1 : a - b;
}

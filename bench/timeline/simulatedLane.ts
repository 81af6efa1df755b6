import type { LaneRecord, ProfileRecord } from '../../src/profile/index.ts';

/** Functions that samples find a lane in, and the ways they are called by. */
const functionCount = 200;
const nodeCount = 1_000;
const usageEveryUs = 10_000;
const loopEveryUs = 100_000;
const sampleUs = 1_000;

/** Where one lane's task runs, and for how long. */
export interface Busy {
  readonly startUs: number;
  readonly endUs: number;
}

/** One thread of the simulated run: turns what it was busy with into what collector and sampler would have written. */
export class SimulatedLane {
  readonly record: LaneRecord;
  readonly #random: () => number;
  #cpuUs = 20_000;
  #waitingUs = 1_000;
  #idleUs = 0;
  #lastUs: number;
  /** Moments so far; a record of samples has as many as it has stretches. */
  events = 0;

  constructor(record: LaneRecord, random: () => number) {
    this.record = record;
    this.#random = random;
    this.#lastUs = record.startedUs;
  }

  /** What it was seen in from then on is numbered by these. */
  functions(): ProfileRecord[] {
    const { lane, startedUs: atUs } = this.record;
    const each = Array.from({ length: functionCount }, (_, index) => index);
    const nodes = Array.from({ length: nodeCount }, (_, index) => index);
    return [
      {
        type: 'functions',
        lane,
        atUs,
        first: 0,
        names: each.map((index) => (index === 0 ? '(idle)' : `step${index}`)),
        urls: each.map((index) => (index === 0 ? '' : `file:///project/src/part${index % 20}.ts`)),
        lines: each.map((index) => (index === 0 ? 0 : 10 + index)),
        columns: each.map((index) => (index === 0 ? 0 : 3)),
      },
      {
        type: 'call-nodes',
        lane,
        atUs,
        first: 0,
        functions: nodes.map((index) => index % functionCount),
        parents: nodes.map((index) => (index === 0 ? -1 : Math.floor(index / 4))),
      },
    ];
  }

  /** What stands in the lane's file and the sampler's for the time until `untilUs`, less its tasks. */
  upTo(untilUs: number, busy: readonly Busy[]): ProfileRecord[] {
    const { lane } = this.record;
    const records: ProfileRecord[] = [];
    const fromUs = this.#lastUs;
    let next = 0;
    for (let atUs = fromUs + usageEveryUs; atUs <= untilUs; atUs += usageEveryUs) {
      let busyUs = 0;
      for (; next < busy.length; next += 1) {
        const { startUs, endUs } = busy[next] ?? { startUs: Infinity, endUs: Infinity };
        if (startUs >= atUs) break;
        busyUs += Math.max(0, Math.min(endUs, atUs) - Math.max(startUs, atUs - usageEveryUs));
        // Goes on in the next window.
        if (endUs > atUs) break;
      }
      busyUs = Math.min(usageEveryUs, busyUs);
      const waitedUs = Math.round(busyUs * 0.2 * this.#random());
      this.#cpuUs += Math.round(busyUs - waitedUs);
      this.#waitingUs += waitedUs;
      this.#idleUs += Math.round(usageEveryUs - busyUs) * (this.#random() < 0.1 ? 0.5 : 1);
      records.push({ type: 'usage', lane, atUs, cpuUs: this.#cpuUs, waitingForCoreUs: this.#waitingUs });
      if (atUs % loopEveryUs < usageEveryUs) records.push(...this.#loop(atUs));
    }
    this.#lastUs = untilUs;
    records.push(this.#samples(fromUs, untilUs));
    return records;
  }

  #loop(atUs: number): ProfileRecord[] {
    const { lane, startedUs } = this.record;
    const loopIdleUs = Math.round(this.#idleUs);
    this.events += 3;
    return [
      { type: 'usage', lane, atUs, loopActiveUs: atUs - startedUs - loopIdleUs, loopIdleUs },
      { type: 'loop-delay', lane, atUs, maxDelayUs: 2_000 + Math.round(this.#random() ** 4 * 60_000) },
      {
        type: 'memory',
        lane,
        atUs,
        heapUsedBytes: Math.round((20 + 30 * this.#random()) * 2 ** 20),
        externalBytes: 2 ** 21,
      },
    ];
  }

  /** Sampled every millisecond; what is found in one place several times is one stretch. */
  #samples(startUs: number, atUs: number): ProfileRecord {
    const nodes: number[] = [];
    const counts: number[] = [];
    const lengthsUs: number[] = [];
    for (let leftUs = atUs - startUs; leftUs > 0;) {
      const count = Math.min(Math.ceil(leftUs / sampleUs), 1 + Math.floor(this.#random() ** 3 * 6));
      const lengthUs = Math.min(leftUs, count * sampleUs);
      nodes.push(Math.floor(this.#random() * nodeCount));
      counts.push(count);
      lengthsUs.push(lengthUs);
      leftUs -= lengthUs;
    }
    this.events += nodes.length + (atUs - startUs) / usageEveryUs;
    return { type: 'samples', lane: this.record.lane, startUs, atUs, nodes, counts, lengthsUs };
  }
}

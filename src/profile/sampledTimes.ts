import { allTime, type LaneSamples, runsOf } from './laneSamples.ts';
import { isOfProgram } from './sampledPlaces.ts';

/** What samples tell a lane's time apart into. */
export const sampledKinds = ['idle', 'javascript', 'native', 'garbage'] as const;

const idle = sampledKinds.indexOf('idle');
const javascript = sampledKinds.indexOf('javascript');
const native = sampledKinds.indexOf('native');
const garbage = sampledKinds.indexOf('garbage');

/**
 * What the samples of a lane say of its time. Idle is `(idle)`; garbage is `(garbage collector)`. JavaScript is a function of
 * the program or of a package, with what V8 does for it without a frame of its own (`JSON.parse`, sorting); WebAssembly is
 * among it. Native is all else: functions without a source, regular expressions, `(program)`, and Node's own modules, since
 * V8 counts what their bindings do (hashing, compressing) to the function of Node that calls them.
 */
export class SampledTimes {
  readonly #startUs: number[] = [];
  readonly #endUs: number[] = [];
  /** Index into `sampledKinds`. */
  readonly #kind: number[] = [];
  /** Idle time before each of them. */
  readonly #idleBeforeUs: number[] = [];

  constructor(samples: LaneSamples, fromUs = allTime.startUs) {
    const kindOfNode = new Map<number, number>();
    let idleUs = 0;
    let last = -1;
    for (const { node, startUs, endUs } of runsOf(samples, { ...allTime, startUs: fromUs })) {
      let kind = kindOfNode.get(node);
      if (kind === undefined) {
        kind = kindAt(samples, node);
        kindOfNode.set(node, kind);
      }
      if (kind < 0) continue;
      if (this.#kind[last] === kind && this.#endUs[last] === startUs) this.#endUs[last] = endUs;
      else {
        last = this.#kind.push(kind) - 1;
        this.#startUs.push(startUs);
        this.#endUs.push(endUs);
        this.#idleBeforeUs.push(idleUs);
      }
      if (kind === idle) idleUs += endUs - startUs;
    }
  }

  /** How long the lane was seen without anything to do between two moments, µs. */
  idleBetween(startUs: number, endUs: number): number {
    return this.#idleUntil(endUs) - this.#idleUntil(startUs);
  }

  /**
   * Adds to `us`, by index into `sampledKinds`, how long the lane was seen in each between two moments. `from` is what the
   * question before returned, which was of an earlier time; 0 for the first.
   */
  addBetween(startUs: number, endUs: number, us: Float64Array, from: number): number {
    let at = from;
    while (at < this.#kind.length && (this.#endUs[at] ?? 0) <= startUs) at += 1;
    for (let run = at; run < this.#kind.length && (this.#startUs[run] ?? 0) < endUs; run += 1) {
      const kind = this.#kind[run] ?? 0;
      const seenUs = Math.min(endUs, this.#endUs[run] ?? 0) - Math.max(startUs, this.#startUs[run] ?? 0);
      us[kind] = (us[kind] ?? 0) + seenUs;
    }
    return at;
  }

  #idleUntil(atUs: number): number {
    const index = lastAtOrBefore(this.#startUs, atUs);
    const beforeUs = this.#idleBeforeUs[index] ?? 0;
    if (this.#kind[index] !== idle) return index < 0 ? 0 : beforeUs;
    return beforeUs + Math.min(atUs, this.#endUs[index] ?? atUs) - (this.#startUs[index] ?? atUs);
  }
}

/** -1 where the profile does not tell what stands there. */
function kindAt(samples: LaneSamples, node: number): number {
  const mark = samples.markAt(node);
  if (mark === 'idle') return idle;
  if (mark === 'garbage-collector') return garbage;
  const fn = samples.functionAt(node);
  if (fn === undefined) return -1;
  return isOfProgram(fn.url) ? javascript : native;
}

/** The index of the last of ascending numbers that is not after a moment; -1 where all are. */
function lastAtOrBefore(ascending: readonly number[], atUs: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= atUs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

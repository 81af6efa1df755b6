import type { PoolKind } from '../../../src/core/index.ts';
import { atOnce, shareOfOne } from '../../../src/measure/model/fitScaling.ts';
import type { RawMeasurement, RawRound, RawRun } from '../../../src/measure/rawMeasurement.ts';

/** What a simulated function costs, in ms a call. */
export interface SimulatedCosts {
  readonly directMs: number;
  /** Through a pool: what the asking thread does for it, and what a worker does. */
  readonly heldMs: number;
  readonly workedMs: Readonly<Record<PoolKind, number>>;
}

export interface Simulation {
  readonly costs: SimulatedCosts;
  readonly cores: number;
  readonly workers: number;
  readonly rounds?: number;
  /** Deviations of the rounds, as shares, taken in turn; another share of them in each way. */
  readonly noise?: readonly number[];
  readonly changes?: Partial<RawMeasurement>;
}

/** A measurement whose times follow Amdahl's law exactly, but for the noise that is asked for. */
export function simulatedRaw(simulation: Simulation): RawMeasurement {
  const { changes, cores, costs, rounds = 9, workers } = simulation;
  const calls = 2 * workers;
  const noise = simulation.noise ?? [0];
  let noisy = 0;
  const run = (way: RawRun['way'], count: number, callMs: number, heldMs: number, cpuMs: number): RawRun => ({
    way,
    workers: count,
    list: 0,
    calls,
    rounds: Array.from({ length: rounds }, (): RawRound => {
      const factor = calls * (1 + (noise[noisy++ % noise.length] ?? 0));
      return {
        wallMs: callMs * factor,
        cpuMs: cpuMs * factor,
        heldMs: heldMs * factor,
        waitedMs: 0,
      };
    }),
  });
  const pooled = (['threads', 'processes'] as const).flatMap((pool) =>
    Array.from({ length: workers }, (_, at) => {
      const share = shareOfOne(calls, atOnce(at + 1, cores));
      const worked = costs.workedMs[pool];
      return run(pool, at + 1, costs.heldMs + worked * share, costs.heldMs, costs.heldMs + worked);
    }),
  );
  return {
    node: '24.1.0',
    platform: 'linux-x64',
    cores,
    cpuModel: 'Simulated',
    load: [0.1, 1.4],
    seesChildren: true,
    isAsync: false,
    sizes: { what: 'argument 1', values: [1000], bytes: [12] },
    results: [
      { pool: 'threads', list: 0, comparison: 'equal' },
      { pool: 'processes', list: 0, comparison: 'equal' },
    ],
    firstCallMs: { threads: 48, processes: 71 },
    runs: [run('direct', 1, costs.directMs, costs.directMs, costs.directMs), ...pooled],
    troubles: [],
    ...changes,
  };
}

/** A function that computes for 40 ms and is cheap to send. */
export const heavy: SimulatedCosts = {
  directMs: 40,
  heldMs: 0.2,
  workedMs: { threads: 40.5, processes: 41.2 },
};

/** One that is done before it would have been sent. */
export const light: SimulatedCosts = {
  directMs: 0.01,
  heldMs: 0.04,
  workedMs: { threads: 0.05, processes: 0.09 },
};

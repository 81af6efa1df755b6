import os from 'node:os';
import type { PoolProgram } from '../poolProgram.ts';
import type { Row } from '../row.ts';
import { interleave, median } from '../timing.ts';

const taskMs = 20;
const callsPerRound = 24;

/** Tasks of 20 ms in a pool against the same calls one after the other. */
export async function speedUpRows(program: PoolProgram, rounds: number): Promise<Row[]> {
  const { compute } = program.tasks;
  const steps = calibrate(compute);
  const run = { threads: program.runInThreadPool, processes: program.runInProcessPool };
  const rows: Row[] = [];
  for (const [pool, runInPool] of Object.entries(run)) {
    const pooled = async (): Promise<number> => {
      const started = performance.now();
      const calls = Array.from({ length: callsPerRound }, () =>
        runInPool(program.tasksUrl, 'compute', compute, [steps]),
      );
      await Promise.all(calls);
      return performance.now() - started;
    };
    const direct = async (): Promise<number> => {
      const started = performance.now();
      for (let count = 0; count < callsPerRound; count += 1) compute(steps);
      return performance.now() - started;
    };
    await pooled();
    const { ones, others } = await interleave(rounds, pooled, direct);
    rows.push({
      what: `speed-up of a ${taskMs} ms task in ${pool} on ${os.availableParallelism()} cores`,
      how: `this program, wall, ${rounds} rounds of ${callsPerRound} calls each`,
      ours: spread(ones),
      peer: `${spread(others)}, one after the other`,
      result: `**${(median(others) / median(ones)).toFixed(2)}** (best rounds ${(Math.min(...others) / Math.min(...ones)).toFixed(2)})`,
      reach: '≥ 1.85',
    });
  }
  return rows;
}

/** How many steps take as long as a task should. */
function calibrate(compute: (steps: number) => number): number {
  const probe = 1_000_000;
  const times = Array.from({ length: 9 }, () => {
    const started = performance.now();
    compute(probe);
    return performance.now() - started;
  });
  return Math.round((probe * taskMs) / median(times));
}

function spread(values: readonly number[]): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map(Math.round);
  return `${middle} ms (${low}–${high})`;
}

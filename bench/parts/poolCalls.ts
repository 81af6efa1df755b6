import os from 'node:os';
import type { PoolProgram } from '../poolProgram.ts';
import type { Row } from '../row.ts';
import { interleave, median } from '../timing.ts';

const callsPerRound = 200;

/** A task of 1 ms through the pool files against the same through piscina alone, one at a time and on all cores. */
export async function callRows(program: PoolProgram, rounds: number): Promise<Row[]> {
  const { hold } = program.tasks;
  const piscina = program.makePiscina();
  const bare = (): Promise<unknown> => piscina.run(1, { name: 'hold' });
  const pools = {
    threads: () => program.runInThreadPool(program.tasksUrl, 'hold', hold, [1]),
    processes: () => program.runInProcessPool(program.tasksUrl, 'hold', hold, [1]),
  };
  const rows: Row[] = [];
  for (const [pool, ours] of Object.entries(pools)) {
    for (const atOnce of [1, os.availableParallelism()]) {
      // Workers start, and code is compiled, before anything counts.
      await microsecondsPerCall(ours, atOnce);
      await microsecondsPerCall(bare, atOnce);
      const { ones, others } = await interleave(
        rounds,
        () => microsecondsPerCall(ours, atOnce),
        () => microsecondsPerCall(bare, atOnce),
      );
      rows.push({
        what: `a 1 ms task in ${pool}, ${atOnce} at a time ÷ bare piscina`,
        how: `this program, wall, ${rounds} rounds of ${callsPerRound} calls each`,
        ours: spread(ones),
        peer: spread(others),
        result: `**${(median(ones) / median(others)).toFixed(3)}**`,
        reach: pool === 'threads' ? '≤ 1.05' : '–',
      });
    }
  }
  await piscina.destroy();
  return rows;
}

/** Wall time of a round by its number of calls: with two at a time, a call of 1 ms takes half of one. */
async function microsecondsPerCall(call: () => Promise<unknown>, atOnce: number): Promise<number> {
  const started = performance.now();
  const lane = async (): Promise<void> => {
    for (let count = 0; count < callsPerRound / atOnce; count += 1) await call();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return ((performance.now() - started) * 1000) / callsPerRound;
}

function spread(values: readonly number[]): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map(Math.round);
  return `${middle} µs (${low}–${high})`;
}

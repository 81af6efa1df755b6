// `npm run bench:measure`: how far what `poolwright measure` predicts from one worker is from what it measures with more.
// `-- --workers=4` says up to how many, `-- --seconds=5` for how long each function.
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../scripts/setup/root.mjs';
import { measureInProcess, summarize, type FunctionMeasurement } from '../src/measure/index.ts';
import { renderPoolFiles } from '../src/wrap/index.ts';
import { median } from './timing.ts';

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: `${Math.min(os.availableParallelism(), 8)}` },
    seconds: { type: 'string', default: '10' },
  },
});

const words = Array.from({ length: 4000 }, (_, index) => `word${(index * 7919) % 4001}`);
/** From 1 ms a call on, with little and with much to send. */
const calls: readonly (readonly [string, readonly unknown[]])[] = [
  ['compute', [100_000]],
  ['compute', [2_000_000]],
  ['smooth', [Array.from({ length: 10_000 }, (_, index) => index % 17), 40]],
  ['sortWords', [words]],
  ['countWords', [Array.from({ length: 8 }, () => words.join(' ')).join(' ')]],
];

const deviations: number[] = [];
console.log('| function | a call | pool | workers | predicted | measured | predicted ÷ measured |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [name, list] of calls) {
  const outcome = await measureInProcess({
    poolFiles: renderPoolFiles({ pools: ['threads', 'processes'], ext: 'mjs' }),
    command: [process.execPath],
    workingDirectory: root,
    request: {
      moduleUrl: pathToFileURL(path.join(root, 'bench/programs/measured.mjs')).href,
      exportPath: name,
      pools: ['threads', 'processes'],
      workers: Number(values.workers),
      arguments: { kind: 'lists', lists: [list] },
      budgetMs: Number(values.seconds) * 1000,
      timeoutMs: 60_000,
    },
  });
  if (outcome.kind === 'refused') throw new Error(outcome.troubles.map(({ message }) => message).join(' '));
  print(summarize(outcome.raw, { file: 'bench/programs/measured.mjs', name, refusals: [] }));
}
const [load = 0] = os.loadavg();
console.log(
  `\nMedian deviation ${(median(deviations) * 100).toFixed(1)} % of ${deviations.length} figures (to reach: ≤ 15 %), ${os.availableParallelism()} cores, load ${load.toFixed(1)}.`,
);

function print({ direct, name, pools }: FunctionMeasurement): void {
  for (const { points, pool } of pools) {
    for (const { predictedSpeedUp, speedUp, workers } of points) {
      if (predictedSpeedUp === null) continue;
      const ratio = predictedSpeedUp / speedUp.median;
      deviations.push(Math.abs(ratio - 1));
      const cells = [
        name,
        `${direct.callMs.median.toFixed(2)} ms`,
        pool,
        workers,
        predictedSpeedUp.toFixed(2),
        `${speedUp.median.toFixed(2)} (${speedUp.low.toFixed(2)} to ${speedUp.high.toFixed(2)})`,
        `**${ratio.toFixed(3)}**`,
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
}

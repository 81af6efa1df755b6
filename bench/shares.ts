// `npm run bench:shares`: how far the profiler's shares of functions are from what the functions themselves measured, the tables of
// docs/profile-format.md. `-- --runs=3` says how often on each Node, `-- --program=validation` runs one of the programs,
// `-- --cores=0` on these cores only (taskset).
import os from 'node:os';
import { parseArgs } from 'node:util';
import { root } from '../scripts/setup/root.mjs';
import { runCommand } from '../scripts/setup/runCommand.mjs';
import { installNode } from '../test/support/installNode.ts';
import { measureShares } from './shares/measureShares.ts';
import type { MeasuredShare } from './shares/measureShares.ts';
import { sharesTable } from './shares/sharesTable.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    program: { type: 'string', multiple: true, default: ['known-truth', 'validation', 'held-out'] },
    cores: { type: 'string' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs=${values.runs} is not a number of runs.`);
if (process.platform !== 'linux') throw new Error('The programs read their own time from Linux.');

await runCommand(process.execPath, ['esbuild.js'], { cwd: root });
const nodes = [process.execPath, await installNode(24)];
for (const program of values.program) {
  const measured: MeasuredShare[] = [];
  const loads: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const node of nodes) {
      measured.push(...(await measureShares({ program, node, cores: values.cores })));
      loads.push(os.loadavg()[0] ?? Number.NaN);
    }
  }
  const load = `load ${Math.min(...loads).toFixed(1)}–${Math.max(...loads).toFixed(1)}`;
  const on = values.cores === undefined ? '' : `, on core ${values.cores}`;
  console.log(
    `\n${program}: ${loads.length} runs, Node ${process.versions.node} and 24, ${os.cpus().length} cores${on}, ${load}\n`,
  );
  console.log(sharesTable(measured));
}

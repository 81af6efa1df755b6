// `npm run bench:profiler`: how far the clocks of lanes are apart, and what being profiled costs a program, as ratios of medians of interleaved runs with and without.
// `-- --runs=7` says how often.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { root } from '../scripts/setup/root.mjs';
import { runCommand } from '../scripts/setup/runCommand.mjs';
import { clockSkewRows } from './parts/clockSkew.ts';
import { profilerRows } from './parts/profiler.ts';
import { toTable } from './row.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs=${values.runs} is not a number of runs.`);

await runCommand(process.execPath, ['esbuild.js'], { cwd: root });
const rows = [...(await clockSkewRows()), ...(await profilerRows(runs))];
const [model] = os.cpus();
const load = os
  .loadavg()
  .map((one) => one.toFixed(1))
  .join(', ');
console.log(
  `${os.cpus().length} × ${model?.model ?? 'unknown'}, Node ${process.versions.node}, load ${load}\n`,
);
console.log(toTable(rows));

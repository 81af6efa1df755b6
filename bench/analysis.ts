// `npm run bench:analysis`: what the analysis costs beside its peers, as ratios of medians of interleaved runs.
// `-- --only=tsc,eslint,growth,edit,memory` runs some parts, `--runs=5` says how often, `--profile` writes where the
// time of an analysis of viem goes, and `--eslint-effect` runs ESLint on the largest package too.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { root } from '../scripts/setup/root.mjs';
import { runCommand } from '../scripts/setup/runCommand.mjs';
import { editRows } from './parts/edit.ts';
import { eslintRows } from './parts/eslint.ts';
import { growthRows } from './parts/growth.ts';
import { memoryRows } from './parts/memory.ts';
import { tscRows } from './parts/tsc.ts';
import { writeProfile } from './profile.ts';
import { type Row, toTable } from './row.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '3' },
    profile: { type: 'boolean', default: false },
    'eslint-effect': { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs=${values.runs} is not a number of runs.`);

const parts = new Map<string, () => Promise<Row[]>>([
  ['tsc', async () => tscRows(runs)],
  ['edit', editRows],
  ['growth', async () => growthRows(runs)],
  ['memory', async () => memoryRows(runs)],
  // ESLint takes minutes: two runs have to do.
  [
    'eslint',
    async () => eslintRows(Math.min(runs, 2), ['viem', ...(values['eslint-effect'] ? ['effect'] : [])]),
  ],
]);
const wanted = values.only?.split(',') ?? (values.profile ? [] : [...parts.keys()]);
for (const name of wanted) {
  if (!parts.has(name))
    throw new Error(`There is no part ${name}; the parts are ${[...parts.keys()].join(', ')}.`);
}

await runCommand(process.execPath, ['esbuild.js'], { cwd: root });
if (values.profile) console.log(`A CPU profile of analysing viem is in ${await writeProfile()}`);

const rows: Row[] = [];
for (const name of wanted) {
  const done = (await parts.get(name)?.()) ?? [];
  for (const { what, result } of done) console.log(`${what}: ${result.replaceAll('*', '')}`);
  rows.push(...done);
}
if (rows.length > 0) {
  const [model] = os.cpus();
  const load = os
    .loadavg()
    .map((one) => one.toFixed(1))
    .join(', ');
  console.log(
    `\n${os.cpus().length} × ${model?.model ?? 'unknown'}, Node ${process.versions.node}, load ${load}\n`,
  );
  console.log(toTable(rows));
}

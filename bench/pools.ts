// `npm run bench:pools`: what a call costs through the pool files, and what they gain, as ratios of medians of interleaved
// rounds. `-- --rounds=21` says how many.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { callRows } from './parts/poolCalls.ts';
import { speedUpRows } from './parts/poolSpeedUp.ts';
import { writePoolProgram } from './poolProgram.ts';
import { type Row, toTable } from './row.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '21' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds=${values.rounds} is not a number.`);

const program = await writePoolProgram();
const rows: Row[] = [];
for (const part of [callRows, speedUpRows]) {
  const done = await part(program, rounds);
  for (const { what, result } of done) console.log(`${what}: ${result.replaceAll('*', '')}`);
  rows.push(...done);
}
const [model] = os.cpus();
const load = os
  .loadavg()
  .map((one) => one.toFixed(1))
  .join(', ');
console.log(
  `\n${os.cpus().length} × ${model?.model ?? 'unknown'}, Node ${process.versions.node}, load ${load}\n`,
);
console.log(toTable(rows));
await program.remove();

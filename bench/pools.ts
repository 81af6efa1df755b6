// `npm run bench:pools`: what a call costs through the pool files, and what they gain, as ratios of medians of interleaved
// rounds. `-- --rounds=101` says how many, `-- --node=PATH` with which Node.
import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { root } from '../scripts/setup/root.mjs';
import { writePoolProgram } from './poolProgram.ts';
import { type Row, toTable } from './row.ts';
import { median } from './timing.ts';

type Measured = import('./poolRounds.mjs').Measured;
type Round = import('./poolRounds.mjs').Round;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '101' },
    node: { type: 'string', default: process.execPath },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds=${values.rounds} is not a number.`);

const run = promisify(execFile);
const { folder, remove } = await writePoolProgram();
try {
  const script = path.join(root, 'bench', 'poolRounds.mjs');
  const { stdout } = await run(values.node, [script, folder, `${rounds}`], { maxBuffer: 2 ** 26 });
  const version = (await run(values.node, ['--version'])).stdout.trim();
  const [model] = os.cpus();
  const load = os
    .loadavg()
    .map((one) => one.toFixed(1))
    .join(', ');
  console.log(`${os.cpus().length} × ${model?.model ?? 'unknown'}, Node ${version.slice(1)}, load ${load}\n`);
  console.log(toTable((JSON.parse(stdout) as Measured[]).map(toRow)));
} finally {
  await remove();
}

function toRow({ pool, what, atOnce, calls, ours, peer }: Measured): Row {
  const how = `wall, ${rounds} rounds of ${calls} calls each`;
  if (what === 'speed-up')
    return {
      what: `a 20 ms task in ${pool}, one after the other ÷ on ${atOnce} cores`,
      how,
      ours: perCall(ours, calls),
      peer: perCall(peer, calls),
      // As much as there could be if no core ever waited: what all cores together compute besides is what is lost.
      result:
        pool === 'threads' ? `${ratio(peer, ours)} (CPU ${cpuRatio(peer, ours, atOnce)})` : ratio(peer, ours),
      reach: '≥ 1.85',
    };
  return {
    what: `a 1 ms task in ${pool}, ${atOnce} at a time ÷ bare piscina`,
    how,
    ours: perCall(ours, calls),
    peer: perCall(peer, calls),
    // The processor time of children is not counted in that of their parent while they live.
    result: pool === 'threads' ? `${ratio(ours, peer)} (CPU ${cpuRatio(ours, peer)})` : ratio(ours, peer),
    reach: pool === 'threads' ? '≤ 1.05' : '–',
  };
}

/** The median, and from the quietest tenth on. */
function perCall(all: readonly Round[], calls: number): string {
  const micros = all.map(({ wallMs }) => (wallMs * 1000) / calls);
  return `${Math.round(median(micros))} µs (at best ${Math.round(quiet(micros))})`;
}

function ratio(above: readonly Round[], below: readonly Round[]): string {
  const walls = [above, below].map((all) => all.map(({ wallMs }) => wallMs));
  const [top = [], bottom = []] = walls;
  return `**${(median(top) / median(bottom)).toFixed(3)}** (at best ${(quiet(top) / quiet(bottom)).toFixed(3)})`;
}

function cpuRatio(above: readonly Round[], below: readonly Round[], times = 1): string {
  const [top = [], bottom = []] = [above, below].map((all) => all.map(({ cpuMs }) => cpuMs));
  return ((times * median(top)) / median(bottom)).toFixed(3);
}

/** What a round takes while the machine is left alone: the tenth of the fastest ones is as slow as this. */
function quiet(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 10)] ?? Number.NaN;
}

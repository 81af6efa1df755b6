// `npm run bench:timeline`: how soon a large profile is seen, and how long a frame takes while it is zoomed and panned.
// `-- --events=10000000` says how large it is, `--runs=3` how often it is opened.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/setup/root.mjs';
import { runCommand } from '../scripts/setup/runCommand.mjs';
import { ProfileFile } from '../src/service/profileFile.ts';
import { bigProfile } from './timeline/bigProfile.ts';
import { measureRun, type Frames, type Measured } from './timeline/measureRun.ts';
import { median, percentile } from './timing.ts';

const seed = 20_260_101;
const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '3' } },
});
const events = wholeNumber('events', values.events);
const runs = wholeNumber('runs', values.runs);

await runCommand(process.execPath, ['esbuild.js'], { cwd: root });
const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-timeline-'));
try {
  const file = path.join(folder, 'big.poolprofile');
  const written = writeProfile(file);
  const { size } = await stat(file);
  const measured: Measured[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await measureRun(file));
  print(written, size, measured);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function writeProfile(file: string): number {
  const profile = new ProfileFile(file, (problem) => {
    throw new Error(problem);
  });
  let count = 0;
  for (const batch of bigProfile(events, seed)) {
    profile.append(batch);
    for (const record of batch) count += record.type === 'samples' ? record.nodes.length : 1;
  }
  profile.close();
  return count;
}

function print(written: number, bytes: number, measured: readonly Measured[]): void {
  const [model] = os.cpus();
  const load = os.loadavg().map((one) => one.toFixed(1));
  console.log(
    `${written.toLocaleString('en')} events, ${(bytes / 1e6).toFixed(0)} MB, ${runs} runs; ${os.cpus().length} × ` +
      `${model?.model ?? 'unknown'}, Node ${process.versions.node}, load ${load.join(', ')}\n`,
  );
  const rows = [
    ['what', 'median', 'range', 'CPU', 'to reach'],
    ['---', '---', '---', '---', '---'],
    spread('the service has read the file and sent', measured, ({ sentMs }) => sentMs, {
      cpu: `${median(measured.map(({ sentCpuMs }) => sentCpuMs)).toFixed(0)} ms`,
    }),
    spread('it has arrived in the page', measured, ({ receivedMs }) => receivedMs),
    spread('**first picture drawn**', measured, ({ drawnMs }) => drawnMs, { reach: '≤ 1,500 ms' }),
    ...frameRows(measured),
    memoryRow(measured),
  ];
  console.log(rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
}

function spread(
  what: string,
  measured: readonly Measured[],
  of: (one: Measured) => number,
  { cpu = '', reach = '' } = {},
): string[] {
  const all = measured.map(of);
  const range = `${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)} ms`;
  return [what, `${median(all).toFixed(0)} ms`, range, cpu, reach];
}

function frameRows(measured: readonly Measured[]): string[][] {
  const names = measured[0]?.frames.map(({ what }) => what) ?? [];
  const row = (what: string, framesOf: (one: Measured) => readonly Frames[], reach: string): string[] => {
    const timesOf = (one: Measured): number[] => framesOf(one).flatMap(({ timesMs }) => timesMs);
    const p95 = measured.map((one) => percentile(timesOf(one), 0.95));
    const p50 = median(measured.flatMap(timesOf));
    const cpu = median(measured.flatMap(framesOf).map(({ cpuMs }) => cpuMs));
    return [
      `${what}, p95 (p50 ${p50.toFixed(1)} ms)`,
      `${median(p95).toFixed(1)} ms`,
      `${Math.min(...p95).toFixed(1)}–${Math.max(...p95).toFixed(1)} ms`,
      `${cpu.toFixed(1)} ms`,
      reach,
    ];
  };
  return [
    row('**all frames**', ({ frames }) => frames, '≤ 16.7 ms'),
    ...names.map((name) =>
      row(`frames: ${name}`, ({ frames }) => frames.filter(({ what }) => what === name), ''),
    ),
  ];
}

function memoryRow(measured: readonly Measured[]): string[] {
  const now = median(measured.map(({ memory }) => memory.nowMb));
  const most = Math.max(...measured.map(({ memory }) => memory.mostMb));
  return ['memory of the service', `${now.toFixed(0)} MB`, `at most ${most.toFixed(0)} MB`, '', ''];
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name}=${value} is not a whole number.`);
  return number;
}

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/setup/root.mjs';
import { appendRequire } from '../../src/service/privateFolder.ts';
import { type Cost, measureNode } from '../command.ts';
import { interleave, median } from '../timing.ts';
import type { Row } from '../row.ts';

interface Program {
  readonly what: string;
  /** The script and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly counts: 'cpuMs' | 'wallMs';
  readonly reach: number;
}

const pool = { what: 'CPU-bound pool', command: ['cpuPool.mjs'], counts: 'cpuMs', reach: 1.03 } as const;
const longPool = {
  ...pool,
  what: 'the same pool, ten times as long',
  command: ['cpuPool.mjs', '10'],
} as const;
/** Programs as they are with and without the collector in them; the recorder is a process beside, and is not counted. */
const further: readonly Program[] = [
  { what: 'HTTP server on loopback', command: ['httpServer.mjs'], counts: 'wallMs', reach: 1.05 },
  { what: 'flood of 100,000 empty tasks', command: ['emptyTasks.mjs'], counts: 'wallMs', reach: 1.1 },
];
/** Its main thread, and the threads that it starts. */
const threadsOfEmpty = 9;

/** What a program cost with the collector in it, and without. */
interface Costs {
  readonly ones: readonly Cost[];
  readonly others: readonly Cost[];
}

/** What being profiled costs a program, against the same program alone. */
export async function profilerRows(runs: number): Promise<Row[]> {
  const start = await measure(runs, ['emptyThreads.mjs']);
  const short = await measure(runs, pool.command);
  const long = await measure(runs, longPool.command);
  const rows = [startRow(runs, start), ratioRow(runs, pool, short), longRow(runs, short, long)];
  for (const program of further) rows.push(ratioRow(runs, program, await measure(runs, program.command)));
  return rows;
}

async function measure(runs: number, [script, ...parameters]: Program['command']): Promise<Costs> {
  const command = [path.join(root, 'bench', 'programs', script), ...parameters];
  return await interleave(
    runs,
    () => profiled(command),
    () => measureNode({ args: command, cwd: root }),
  );
}

/** What it costs that the collector begins in a thread, by threads that do nothing else. */
function startRow(runs: number, { ones, others: alone }: Costs): Row {
  const ms = (middle(ones, 'cpuMs') - middle(alone, 'cpuMs')) / threadsOfEmpty;
  return {
    what: `start and end of a thread, of ${threadsOfEmpty}`,
    how: `${runs} runs each, CPU`,
    ours: medianText(ones),
    peer: medianText(alone),
    result: `**${ms.toFixed(0)} ms** a thread`,
    reach: '–',
  };
}

function ratioRow(runs: number, { what, counts, reach }: Program, { ones, others: alone }: Costs): Row {
  const ratio = (of: keyof Cost): string => (middle(ones, of) / middle(alone, of)).toFixed(2);
  const [name, other] = counts === 'cpuMs' ? ['CPU', 'wall'] : ['wall', 'CPU'];
  const otherRatio = ratio(counts === 'cpuMs' ? 'wallMs' : 'cpuMs');
  return {
    what,
    how: `${runs} runs each, ${name}`,
    ours: medianText(ones),
    peer: medianText(alone),
    result: `**${ratio(counts)}** (${other} ${otherRatio})`,
    reach: `≤ ${reach}`,
  };
}

/** What lasts, apart from what starting costs: what the longer run took more than the shorter one. */
function longRow(runs: number, short: Costs, long: Costs): Row {
  const more = (of: keyof Costs): number => middle(long[of], 'cpuMs') - middle(short[of], 'cpuMs');
  const row = ratioRow(runs, longPool, long);
  return {
    ...row,
    result: `${row.result}, after its beginning ${(more('ones') / more('others')).toFixed(3)}`,
  };
}

function middle(costs: readonly Cost[], of: keyof Cost): number {
  return median(costs.map((cost) => cost[of]));
}

function medianText(costs: readonly Cost[]): string {
  const seconds = (of: keyof Cost): string => (middle(costs, of) / 1000).toFixed(2);
  return `${seconds('wallMs')} s, CPU ${seconds('cpuMs')} s`;
}

/** The collector alone, writing into a folder: what the program itself pays. */
async function profiled(command: readonly string[]): Promise<Cost> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-bench-'));
  try {
    const collector = path.join(root, 'dist', 'collector.cjs');
    return await measureNode({
      args: command,
      cwd: root,
      env: { POOLWRIGHT_PROFILE_DIR: folder, NODE_OPTIONS: appendRequire('', collector) },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

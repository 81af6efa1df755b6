import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/setup/root.mjs';
import { appendRequire } from '../../src/service/privateFolder.ts';
import { type Cost, measureNode } from '../command.ts';
import { interleave, median } from '../timing.ts';
import type { Row } from '../row.ts';

/** Programs as they are with and without the collector in them; the recorder is a process beside, and is not counted. */
const programs = [
  { file: 'cpuPool.mjs', what: 'CPU-bound pool', counts: 'cpuMs', reach: 1.03 },
  { file: 'httpServer.mjs', what: 'HTTP server on loopback', counts: 'wallMs', reach: 1.05 },
  { file: 'emptyTasks.mjs', what: 'flood of 100,000 empty tasks', counts: 'wallMs', reach: 1.1 },
] as const;

/** What being profiled costs a program, against the same program alone. */
export async function profilerRows(runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { file, what, counts, reach } of programs) {
    const script = path.join(root, 'bench', 'programs', file);
    const { ones, others } = await interleave(
      runs,
      () => profiled(script),
      () => measureNode({ args: [script], cwd: root }),
    );
    const ratio = (of: 'wallMs' | 'cpuMs'): string =>
      (median(ones.map((cost) => cost[of])) / median(others.map((cost) => cost[of]))).toFixed(2);
    const [name, other] = counts === 'cpuMs' ? ['CPU', 'wall'] : ['wall', 'CPU'];
    const otherRatio = ratio(counts === 'cpuMs' ? 'wallMs' : 'cpuMs');
    rows.push({
      what,
      how: `${runs} runs each, ${name}`,
      ours: medianText(ones),
      peer: medianText(others),
      result: `**${ratio(counts)}** (${other} ${otherRatio})`,
      reach: `≤ ${reach}`,
    });
  }
  return rows;
}

function medianText(costs: readonly Cost[]): string {
  const seconds = (of: 'wallMs' | 'cpuMs'): string =>
    (median(costs.map((cost) => cost[of])) / 1000).toFixed(2);
  return `${seconds('wallMs')} s, CPU ${seconds('cpuMs')} s`;
}

/** The collector alone, writing into a folder: what the program itself pays. */
async function profiled(script: string): Promise<Cost> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-bench-'));
  try {
    const collector = path.join(root, 'dist', 'collector.cjs');
    return await measureNode({
      args: [script],
      cwd: root,
      env: { POOLWRIGHT_PROFILE_DIR: folder, NODE_OPTIONS: appendRequire('', collector) },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

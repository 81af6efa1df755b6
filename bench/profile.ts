import { mkdirSync, renameSync, rmSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/setup/root.mjs';
import { measureNode, ourAnalysis } from './command.ts';
import { packageProject } from './projects.ts';

/** Where profiles are put; it is not committed. */
const folder = path.join(root, 'test-results', 'bench');

/** Analyses viem under Node's CPU profiler; what is printed as `read` in it is waiting for the compiler. */
export async function writeProfile(): Promise<string> {
  const project = await packageProject('viem');
  const partial = path.join(folder, 'partial');
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const command = ourAnalysis(project);
  await measureNode({ ...command, args: ['--cpu-prof', `--cpu-prof-dir=${partial}`, ...command.args] });
  const [name] = readdirSync(partial);
  if (name === undefined) throw new Error('Node wrote no profile.');
  const target = path.join(folder, 'viem.cpuprofile');
  renameSync(path.join(partial, name), target);
  return target;
}

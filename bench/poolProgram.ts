import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../scripts/setup/root.mjs';
import { renderPoolFiles } from '../src/wrap/poolFiles.ts';

const tasks = `
/** Computes, for the same steps always the same. */
export function compute(steps) {
  let sum = 0;
  for (let step = 1; step <= steps; step++) sum = (sum + Math.sqrt(step) * step) % 1_000_003;
  return sum;
}
`;

/**
 * Writes a program outside the repository: JavaScript with the pool files, as a project has them once it is built.
 *
 * @returns its folder, absolute, and how to remove it
 */
export async function writePoolProgram(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-bench-'));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const { pools, worker } = renderPoolFiles({ pools: ['threads', 'processes'], ext: 'mjs' });
  for (const { fileName, text } of [pools, worker, { fileName: 'tasks.mjs', text: tasks }])
    await writeFile(path.join(folder, fileName), text);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

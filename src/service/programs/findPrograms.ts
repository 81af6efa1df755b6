import type { Program, ProgramFolder } from '../../protocol/index.ts';
import { launchPrograms } from './launchPrograms.ts';
import { npmScripts } from './npmScripts.ts';
import { testProgram } from './testProgram.ts';

/** All that can be profiled in a workspace; `file` is the one in front, '' for none. */
export async function findPrograms(folders: readonly ProgramFolder[], file: string): Promise<Program[]> {
  const test = file === '' ? undefined : await testProgram(file);
  const programs: Program[] = test === undefined ? [] : [test];
  for (const folder of folders) programs.push(...(await npmScripts(folder)));
  for (const folder of folders) programs.push(...(await launchPrograms(folder, file)));
  return programs;
}

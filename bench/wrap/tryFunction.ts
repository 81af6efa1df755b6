import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { serialize } from 'node:v8';
import { pathToFileURL } from 'node:url';
import type { PoolKind, ReadyWrap } from '../../src/core/index.ts';
import { findTarget } from '../../src/wrap/target/findTarget.ts';
import { planWrap } from '../../src/wrap/index.ts';
import type { Candidate } from './candidates.ts';
import { generatedInputs } from './inputs.ts';
import { callerFile, inputsFile, type ScratchProject } from './scratchProject.ts';

/** What became of one function. */
export type Outcome =
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'broken'; readonly problems: readonly string[] }
  /** Wrapped and type-checked, and not run: why. */
  | { readonly kind: 'checked'; readonly notRun: string }
  | { readonly kind: 'equal' }
  | { readonly kind: 'different'; readonly before: string; readonly after: string };

const inputCount = 20;
/** Inputs are random: some functions count up to a number that they are given. */
const deadlineMs = 30_000;

export async function tryFunction(
  project: ScratchProject,
  candidate: Candidate,
  pool: PoolKind,
  seed: number,
): Promise<Outcome> {
  await project.hold(candidate);
  const known = new Set(project.problems());
  const file = path.posix.join(project.folder, candidate.file);
  const plan = planWrap(project.session, { file, at: { name: candidate.name }, pool });
  if (plan.status === 'refused') return { kind: 'refused', codes: plan.refusals.map(({ code }) => code) };
  const inputs = inputsOf(project, candidate, seed);
  await writeFile(path.join(project.folder, inputsFile), serialize(inputs ?? []));
  const before = inputs === undefined ? undefined : await run(project);
  // What asks the clock or for random numbers is equal to nothing.
  const again = before?.error === undefined && before !== undefined ? await run(project) : before;
  return whileApplied(project, plan, async () => {
    const problems = project.problems().filter((one) => !known.has(one));
    if (problems.length > 0) return { kind: 'broken', problems };
    if (before === undefined) return { kind: 'checked', notRun: 'its parameters cannot be generated' };
    if (before.error !== undefined) return { kind: 'checked', notRun: before.error };
    if (again?.output !== before.output) return { kind: 'checked', notRun: 'it answers otherwise each time' };
    const after = await run(project);
    if (after.error === undefined && after.output === before.output) return { kind: 'equal' };
    return { kind: 'different', ...firstDifference(before.output, after.error ?? after.output) };
  });
}

async function whileApplied(
  project: ScratchProject,
  plan: ReadyWrap,
  action: () => Promise<Outcome>,
): Promise<Outcome> {
  const takeBack = await project.apply(plan);
  try {
    return await action();
  } finally {
    await takeBack();
  }
}

function inputsOf(project: ScratchProject, { file, name }: Candidate, seed: number): unknown[][] | undefined {
  const compiled = project.session.projectOf(path.posix.join(project.folder, file));
  const sourceFile = compiled?.sourceFile(path.posix.join(project.folder, file));
  if (compiled === undefined || sourceFile === undefined) return undefined;
  const found = findTarget(sourceFile, { name });
  return found.kind === 'found' ? generatedInputs(found.target, compiled, seed, inputCount) : undefined;
}

interface Run {
  readonly output: string;
  /** Why it did not end well. */
  readonly error: string | undefined;
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

async function run({ folder }: ScratchProject): Promise<Run> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve) => {
    const options = {
      cwd: folder,
      env,
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
      maxBuffer: 2 ** 26,
    } as const;
    execFile(process.execPath, ['--import', tsx, callerFile], options, (error, stdout, stderr) => {
      const lines = stderr.trim().split('\n');
      const thrown = lines.find((line) => /^\S*Error\b/.test(line)) ?? lines.at(-1);
      const text = error?.killed === true ? 'it did not end in time' : thrown;
      resolve({ output: stdout, error: error === null ? undefined : (text ?? error.message) });
    });
  });
}

function firstDifference(before: string, after: string): { readonly before: string; readonly after: string } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const index = old.findIndex((line, at) => line !== now[at]);
  return { before: (old[index] ?? '').slice(0, 300), after: (now[index] ?? '').slice(0, 300) };
}

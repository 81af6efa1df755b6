import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serialize } from 'node:v8';
import type { PoolKind, ReadyWrap, WrapPlan } from '../../src/core/index.ts';
import { findTarget } from '../../src/wrap/target/findTarget.ts';
import { planWrap } from '../../src/wrap/index.ts';
import type { Candidate } from './candidates.ts';
import { type GeneratedInputs, generatedInputs } from './inputs.ts';
import { type Run, runProgram } from './runProgram.ts';
import { inputsFile, type ScratchProject } from './scratchProject.ts';

/** What became of one function. */
export type Outcome =
  | { readonly kind: 'refused'; readonly codes: readonly string[]; readonly messages: readonly string[] }
  | (Offered & { readonly kind: 'broken'; readonly problems: readonly string[] })
  /** Wrapped and type-checked, and not run: why. */
  | (Offered & { readonly kind: 'checked'; readonly notRun: string })
  /** `answered` of the inputs gave a result; with the others both threw the same. */
  | (Offered & { readonly kind: 'equal'; readonly answered: number })
  /** A wrap that warns of such a difference is `warned`. */
  | (Offered & {
      readonly kind: 'different' | 'warned';
      readonly before: string;
      readonly after: string;
      readonly warnings: readonly string[];
    });

interface Offered {
  /** Whether other functions of its module had to keep the original, because they cannot wait. */
  readonly isKept: boolean;
}

const inputCount = 20;

/** The warnings that say that a result or an error is not quite what it was. */
const changing: ReadonlySet<string> = new Set(['loses-prototype', 'copies-result', 'reads-mutable-state']);

export async function tryFunction(
  project: ScratchProject,
  candidate: Candidate,
  pool: PoolKind,
  seed: number,
): Promise<Outcome> {
  await project.hold(candidate);
  const inputs = inputsOf(project, candidate, seed);
  const plan = planOf(project, candidate, pool);
  if (plan.status === 'refused') {
    const codes = plan.refusals.map(({ code }) => code);
    return { kind: 'refused', codes, messages: plan.refusals.map(({ message }) => message) };
  }
  const offered = { isKept: plan.kept.length > 0 };
  await writeFile(
    path.join(project.folder, inputsFile),
    serialize(inputs.kind === 'inputs' ? inputs.inputs : []),
  );
  const before = inputs.kind === 'inputs' ? await runProgram(project.folder) : undefined;
  const { after, problems } = await runWrapped(project, plan, before);
  // What was wrong with the package before is asked only where something is wrong afterwards.
  const known = new Set(problems.length === 0 ? [] : project.problems());
  const added = problems.filter((one) => !known.has(one));
  if (added.length > 0) return { ...offered, kind: 'broken', problems: added };
  if (inputs.kind === 'none') return { ...offered, kind: 'checked', notRun: inputs.why };
  if (before?.error !== undefined) return { ...offered, kind: 'checked', notRun: before.error };
  if (before === undefined || after === undefined) throw new Error('Nothing ran.');
  if (after.error === undefined && after.output === before.output)
    return { ...offered, kind: 'equal', answered: answeredIn(before.output) };
  // What asks the clock or for random numbers is equal to nothing.
  const again = await runProgram(project.folder);
  if (again.output !== before.output)
    return { ...offered, kind: 'checked', notRun: 'it answers otherwise each time' };
  const warnings = plan.warnings.map(({ code, message }) => `${code}: ${message}`);
  const kind = plan.warnings.some(({ code }) => changing.has(code)) ? 'warned' : 'different';
  return { ...offered, kind, ...firstDifference(before.output, after.error ?? after.output), warnings };
}

/** The wrap as it is offered first; where its callers refuse it, the one that leaves those alone that cannot wait. */
function planOf(project: ScratchProject, candidate: Candidate, pool: PoolKind): WrapPlan {
  const file = path.posix.join(project.folder, candidate.file);
  const request = { file, at: { name: candidate.name }, pool } as const;
  const plan = planWrap(project.session, request);
  if (plan.status === 'ready') return plan;
  return planWrap(project.session, { ...request, keepSyncCallers: true });
}

async function runWrapped(
  project: ScratchProject,
  plan: ReadyWrap,
  before: Run | undefined,
): Promise<{ readonly problems: readonly string[]; readonly after: Run | undefined }> {
  const takeBack = await project.apply(plan);
  try {
    const running =
      before?.error !== undefined || before === undefined ? undefined : runProgram(project.folder);
    const problems = project.problems();
    return { problems, after: await running };
  } finally {
    await takeBack();
  }
}

function inputsOf(project: ScratchProject, { file, name }: Candidate, seed: number): GeneratedInputs {
  const compiled = project.session.projectOf(path.posix.join(project.folder, file));
  const sourceFile = compiled?.sourceFile(path.posix.join(project.folder, file));
  const found = sourceFile === undefined ? undefined : findTarget(sourceFile, { name });
  if (compiled === undefined || found?.kind !== 'found') return { kind: 'none', why: 'it is not found' };
  return generatedInputs(found.target, compiled, seed, inputCount);
}

function answeredIn(output: string): number {
  return output.split('\n').filter((line) => line !== '' && !line.startsWith('threw ')).length;
}

function firstDifference(before: string, after: string): { readonly before: string; readonly after: string } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const index = old.findIndex((line, at) => line !== now[at]);
  return { before: (old[index] ?? '').slice(0, 300), after: (now[index] ?? '').slice(0, 300) };
}

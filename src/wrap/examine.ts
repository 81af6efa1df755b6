import type { CompilerProject, CompilerSession, Node } from '../compiler/index.ts';
import type { PoolKind, Refusal } from '../core/index.ts';
import { neighbourProjects } from './callers/neighbourProjects.ts';
import { Projects } from './callers/projects.ts';
import { checkAsyncContext } from './checks/asyncContext.ts';
import { checkForm, checkModule } from './checks/form.ts';
import { checkInternalExport } from './checks/internalExport.ts';
import { checkCloneCost } from './checks/cloneCost.ts';
import { checkLostPrototypes } from './checks/lostPrototypes.ts';
import { checkMember } from './checks/members.ts';
import { ModuleFormats } from './checks/moduleFormats.ts';
import { checkOutput, checkProcessApi } from './checks/processApi.ts';
import { checkReturnedValues } from './checks/returnsInstances.ts';
import { checkChanges, checkReads, checkSharedResult } from './checks/sharedState.ts';
import { checkSideEffects } from './checks/sideEffects.ts';
import { checkThrownClasses } from './checks/thrownClasses.ts';
import { checkTypes } from './checks/typesTravel.ts';
import { checkThis } from './checks/usesThis.ts';
import { checkVerdict } from './checks/verdictWarnings.ts';
import { Findings, type Check, type FunctionContext, type WrapContext } from './checks/wrapContext.ts';
import { ProjectFiles } from './output/projectFiles.ts';
import { knowledgeOf } from './projectKnowledge.ts';
import type { ModuleFormat } from './poolVariant.ts';
import { collectReach } from './reach/collectReach.ts';
import { refusal } from './refusals.ts';
import { findTarget } from './target/findTarget.ts';
import { isPoolFile } from './target/originalOf.ts';
import { findTwins, type Twin } from './target/findTwin.ts';
import type { TaskModule } from './taskModule/planTask.ts';
import type { WrapTarget } from './target/wrapTarget.ts';
import type { WrapRequest } from './wrapRequest.ts';

export type Examination =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** The function runs in the other pool already; only its twin changes. */
  | {
      readonly kind: 'twin';
      readonly project: CompilerProject;
      readonly format: ModuleFormat;
      readonly target: WrapTarget;
      readonly twin: Twin;
    }
  | {
      readonly kind: 'examined';
      readonly context: WrapContext;
      /** Where the function has to move to a module of its own. */
      readonly task: TaskModule | undefined;
      readonly findings: Findings;
    };

/**
 * The questions about the function itself; who calls it is another one. `looksForProjects` walks over the workspace for
 * configurations that came since the last time.
 */
export function examine(
  session: CompilerSession,
  request: WrapRequest,
  looksForProjects: boolean,
): Examination {
  const { at, file, pool, verdict } = request;
  const neighbours = neighbourProjects(session, file, looksForProjects);
  const project = session.projectOf(file);
  const sourceFile = project?.sourceFile(file);
  if (project === undefined || sourceFile === undefined) {
    const message = `${file} cannot be read; check the path.`;
    return { kind: 'refused', refusals: [{ code: 'not-a-function', message, file, line: 1 }] };
  }
  const [error] = project.program.getSyntacticDiagnostics(file);
  if (error !== undefined) {
    const { line } = sourceFile.getLineAndCharacterOfPosition(error.pos);
    const message = `The file has a syntax error: ${error.text} Correct it first.`;
    return { kind: 'refused', refusals: [{ code: 'does-not-parse', message, file, line: line + 1 }] };
  }
  const findings = new Findings();
  let format: ModuleFormat | undefined;
  const files = new ProjectFiles(session);
  const projects = new Projects(project, neighbours);
  const formats = new ModuleFormats(projects, files);
  if (isPoolFile(sourceFile)) {
    findings.refuse(
      'unsupported-form',
      sourceFile,
      'This file is what runs the pools; wrap a function of your own.',
    );
  } else format = checkModule(sourceFile, formats, findings);
  if (format === undefined || findings.isRefused) return { kind: 'refused', refusals: findings.refusals };
  const found = findTarget(sourceFile, at);
  if (found.kind === 'refused') return { kind: 'refused', refusals: [found.refusal] };
  const { target } = found;
  const twins = findTwins(sourceFile);
  const twin = twins.find(({ original }) => original === target.reference);
  const isTwin = twins.some(({ declaration }) => declaration === target.fn);
  if (isTwin || twin?.pool === pool) return alreadyPooled(target.nameNode, twin?.name ?? target.name, pool);
  if (twin !== undefined) return { kind: 'twin', project, format, target, twin };
  const knowledge = knowledgeOf(project);
  const { effects, resolver } = knowledge;
  const own: FunctionContext = {
    pool,
    project,
    projects,
    format,
    formats,
    files,
    target,
    knowledge,
    resolver,
  };
  // What cannot be written down or sent need not be followed through all that it calls.
  for (const checks of [
    [checkForm, checkMember],
    [checkThis, checkTypes, checkReturnedValues],
  ]) {
    for (const check of checks) check(own, findings);
    if (findings.isRefused) return { kind: 'refused', refusals: findings.refusals };
  }
  const context: WrapContext = { ...own, effects, reach: collectReach([target.fn], resolver) };
  for (const check of reachChecks) check(context, findings);
  const task = checkSideEffects(context, findings);
  if (task === undefined) checkInternalExport(context, findings);
  checkThrownClasses(context, task, findings);
  checkVerdict(verdict, target, findings);
  return { kind: 'examined', context, task, findings };
}

const reachChecks: readonly Check[] = [
  checkProcessApi,
  checkOutput,
  checkAsyncContext,
  checkLostPrototypes,
  checkCloneCost,
  checkChanges,
  checkSharedResult,
  checkReads,
];

function alreadyPooled(node: Node, twin: string, pool: PoolKind): Examination {
  const where = pool === 'threads' ? 'the thread pool' : 'the process pool';
  const message = `\`${twin}\` runs it in ${where} already; call that.`;
  return { kind: 'refused', refusals: [refusal('already-pooled', node, message)] };
}

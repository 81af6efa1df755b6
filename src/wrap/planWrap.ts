import { isIdentifier, type CompilerSession, type Node, type SourceFile } from '../compiler/index.ts';
import {
  assertNever,
  type CreatedFile,
  type PoolKind,
  type Refusal,
  type TextEdit,
  type Warning,
  type WrapPlan,
} from '../core/index.ts';
import { checkBundlers } from './bundlers/checkBundlers.ts';
import type { FunctionUse } from './callers/findUses.ts';
import { handedOver } from './callers/handedOver.ts';
import { planCallers, type CallerPlan } from './callers/planCallers.ts';
import { TwinNames } from './callers/twinNames.ts';
import { isGenerated } from './checks/generatedFile.ts';
import type { WrapContext } from './checks/wrapContext.ts';
import { examine } from './examine.ts';
import { guarded } from './guarded.ts';
import { inOrder } from './inOrder.ts';
import { callerEdits, renamedNames } from './output/callerEdits.ts';
import { planPoolImport, poolImportLine } from './output/poolImport.ts';
import { ProjectFiles } from './output/projectFiles.ts';
import { fileStyle, importEnding, relativeSpecifier } from './output/sourceStyle.ts';
import { specifierEdit } from './output/specifierEdits.ts';
import { twinEdits } from './output/twin.ts';
import { planPools, type PoolsPlan } from './planPools.ts';
import { planSwitch } from './planSwitch.ts';
import { proveWrap } from './proof.ts';
import { namedFirst } from './namedFirst.ts';
import { knowledgeOf } from './projectKnowledge.ts';
import { refusal } from './refusals.ts';
import { walk } from './target/functionLike.ts';
import type { WrapTarget } from './target/wrapTarget.ts';
import type { TaskModule } from './taskModule/planTask.ts';
import { writeTask } from './taskModule/writeTask.ts';
import type { WrapRequest } from './wrapRequest.ts';

/** What is added to a function's name for its twin; the next one where the first is taken. */
const suffixes = ['Pooled', 'InPool', 'Pooled2'] as const;

/**
 * Everything that a wrap changes, already checked by the compiler; or why there is none. Changes nothing.
 *
 * @param files says afterwards which texts the edits are offsets in
 */
export function planWrap(
  session: CompilerSession,
  request: WrapRequest,
  files = new ProjectFiles(session),
): WrapPlan {
  return guarded(
    request,
    () => namedFirst(session, request, (named) => plan(session, named, files)),
    (failure) => refused(request.pool, [failure], []),
  );
}

function plan(session: CompilerSession, request: WrapRequest, files: ProjectFiles): WrapPlan {
  const examined = examine(session, request, true);
  if (examined.kind === 'refused') return refused(request.pool, examined.refusals, []);
  if (examined.kind === 'twin') return planSwitch(session, request, examined, files);
  const { context, findings, task } = examined;
  if (findings.isRefused) return refused(request.pool, findings.refusals, findings.warnings);
  const callers = planCallers(context, findings, {
    keepsSync: request.keepSyncCallers === true,
    hasTime: true,
  });
  checkBundlers(context, callers.uses, files, findings);
  if (findings.isRefused) return refused(request.pool, findings.refusals, findings.warnings);
  const { warnings } = findings;

  const { target, pool } = context;
  const pools = planPools(target.sourceFile, context, files);
  if (pools.kind === 'refused') return refused(pool, pools.refusals, warnings);
  const written = writeTwin(context, task, callers, pools);
  if (written.kind === 'refused') return refused(pool, written.refusals, warnings);
  const edits = [...written.edits, ...pools.edits];
  const generated = generatedAmong(edits, files);
  if (generated.length > 0) return refused(pool, generated, warnings);
  const created = [...written.created, ...pools.created];
  const importers = [...new Set(callers.uses.map((use) => fileOf(use)))];
  const problems = proveWrap(
    session,
    { ...pools, module: target.sourceFile.fileName, edits, created, importers },
    files,
  );
  if (problems.length > 0) return refused(pool, problems, warnings);
  return {
    status: 'ready',
    pool,
    name: target.reportName,
    twin: written.twin,
    warnings,
    notes: findings.notes,
    kept: callers.kept,
    edits: inOrder(edits),
    created,
    install: pools.install,
  };
}

/** Edits in files that a program writes would be gone with its next run. */
function generatedAmong(edits: readonly TextEdit[], files: ProjectFiles): readonly Refusal[] {
  return [...new Set(edits.map(({ file }) => file))]
    .filter((fileName) => isGenerated({ fileName, text: files.planned(fileName) }))
    .map((file) => ({
      code: 'unsupported-form' as const,
      message: 'The file is a generated one, which is not edited; change what it is made from.',
      file,
      line: 1,
    }));
}

type Written =
  | {
      readonly kind: 'written';
      readonly twin: string;
      readonly edits: readonly TextEdit[];
      readonly created: readonly CreatedFile[];
    }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** The twin in its module, and all that goes to it from now on. */
function writeTwin(
  context: WrapContext,
  task: TaskModule | undefined,
  callers: CallerPlan,
  pools: PoolsPlan,
): Written {
  const { format, pool, project } = context;
  const target = task === undefined ? context.target : inTask(context.target);
  const names = freeTwinNames(context, callers);
  if (names === undefined) {
    const tried = suffixes.map((suffix) => `\`${target.name}${suffix}\``).join(', ');
    const message = `All names for its twin are taken: ${tried}; rename one of them.`;
    return { kind: 'refused', refusals: [refusal('unsupported-form', target.nameNode, message)] };
  }
  const { sourceFile } = target;
  const style = fileStyle(sourceFile.text);
  const specifier = relativeSpecifier(
    sourceFile.fileName,
    pools.poolsFile,
    importEnding(sourceFile, project),
  );
  const imported = planPoolImport(sourceFile, pool, specifier, style, namesIn(sourceFile));
  const edits: TextEdit[] = [
    ...twinEdits({
      target,
      project,
      twin: names.twin,
      poolFunction: imported.name,
      format,
      transfers: handedOver(callers, context),
      style,
    }),
    ...callerEdits(callers, (name) => names.at(name)),
  ];
  const refusals: Refusal[] = [];
  for (const twinSpecifier of names.specifiers) {
    const isStillUsed = isUsedBeside(twinSpecifier.specifier, callers, context);
    const edit = specifierEdit(twinSpecifier, isStillUsed);
    if (edit.kind === 'edits') edits.push(...edit.edits);
    else refusals.push(refusal('unsupported-form', edit.problem.node, edit.problem.message));
  }
  if (refusals.length > 0) return { kind: 'refused', refusals };
  if (task === undefined) {
    return { kind: 'written', twin: names.twin, edits: [...imported.edits, ...edits], created: [] };
  }
  const rewritten = new Set<Node>(renamedNames(callers));
  const poolImport = poolImportLine(imported.name, sourceFile, pool, specifier, style);
  const moved = writeTask({ context, task, twin: names.twin, poolImport, edits, rewritten, style });
  return { kind: 'written', twin: names.twin, edits: moved.edits, created: [moved.created] };
}

/** The function as it is found in its task module: exported there by its own name. */
function inTask(target: WrapTarget): WrapTarget {
  return { ...target, exportPath: target.reference, unexported: undefined };
}

/** Names for the twin that nothing in the files to be edited has, be it in another scope. */
function freeTwinNames(context: WrapContext, callers: CallerPlan): TwinNames | undefined {
  const { projects, target } = context;
  const texts = new Map<SourceFile, ReadonlySet<string>>();
  const isFree = (name: string, sourceFile: SourceFile): boolean => {
    const names = texts.get(sourceFile) ?? namesIn(sourceFile);
    texts.set(sourceFile, names);
    return !names.has(name);
  };
  for (const suffix of suffixes) {
    const names = new TwinNames(target, suffix, projects);
    const used = renamedNames(callers).map((name) => ({
      name: names.at(name),
      sourceFile: name.getSourceFile(),
    }));
    const brought = names.specifiers.map(({ specifier, to }) => ({
      name: to,
      sourceFile: specifier.getSourceFile(),
    }));
    const all = [{ name: names.twin, sourceFile: target.sourceFile }, ...used, ...brought];
    if (all.every(({ name, sourceFile }) => isFree(name, sourceFile))) return names;
  }
  return undefined;
}

function namesIn(sourceFile: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  walk(sourceFile, (node) => {
    if (isIdentifier(node)) names.add(node.text);
  });
  return names;
}

/** Whether a file goes on using the function under the name of a specifier: all but the calls that are rewritten. */
function isUsedBeside(
  specifier: TwinNames['specifiers'][number]['specifier'],
  callers: CallerPlan,
  { projects }: WrapContext,
): boolean {
  const rewritten = new Set<Node>(renamedNames(callers));
  const local = specifier.name?.getText();
  let isUsed = false;
  const sourceFile = specifier.getSourceFile();
  const { resolver } = knowledgeOf(projects.of(sourceFile));
  resolver.prepare(sourceFile);
  walk(sourceFile, (node) => {
    if (!isIdentifier(node) || node.text !== local || rewritten.has(node) || node.parent === specifier)
      return;
    const declaration = resolver.symbolOf(node)?.declarations[0];
    if (declaration !== undefined && declaration.path === sourceFile.path) {
      isUsed ||= resolver.project.resolve(declaration) === specifier;
    }
  });
  return isUsed;
}

function fileOf(use: FunctionUse): string {
  switch (use.kind) {
    case 'call':
    case 'mention':
      return use.name.getSourceFile().fileName;
    case 'value':
      return use.node.getSourceFile().fileName;
    case 'import':
    case 'export':
      return use.specifier.getSourceFile().fileName;
    default:
      return assertNever(use);
  }
}

function refused(pool: PoolKind, refusals: readonly Refusal[], warnings: readonly Warning[]): WrapPlan {
  return { status: 'refused', pool, refusals, warnings };
}

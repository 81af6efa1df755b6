import path from 'node:path';
import {
  isObjectLiteralExpression,
  isPropertyAssignment,
  type CompilerProject,
  type CompilerSession,
  type Expression,
} from '../../compiler/index.ts';
import type { PoolKind, Refusal, TextEdit, WrapPlan } from '../../core/index.ts';
import { ModuleFormats } from '../checks/moduleFormats.ts';
import { promisedBy } from '../checks/signatureTypes.ts';
import { Findings } from '../checks/wrapContext.ts';
import { guarded } from '../guarded.ts';
import { inOrder } from '../inOrder.ts';
import { poolFilesOf } from '../output/poolPlacement.ts';
import { ProjectFiles } from '../output/projectFiles.ts';
import { poolVariant } from '../poolVariant.ts';
import { proveWrap } from '../proof.ts';
import { typeParts } from '../reach/attempt.ts';
import { isAsync, type FunctionLike } from '../target/functionLike.ts';
import type { InlineOffer, InlineRequest } from '../wrapRequest.ts';
import { findInline, type FoundInline } from './findInline.ts';
import { InlineUses } from './inlineUses.ts';
import { removeTwin } from './removeTwin.ts';

/**
 * Turns a twin back: its callers call the original, and the twin and what only it needed are taken away. The pool files
 * and the dependency stay, for they belong to the package. `undefined` where there is no twin.
 *
 * @param files says afterwards which texts the edits are offsets in
 */
export function planInline(
  session: CompilerSession,
  request: InlineRequest,
  files = new ProjectFiles(session),
): WrapPlan | undefined {
  const found = findInline(session, request, true);
  if (found === undefined) return undefined;
  const { pool } = found.twin;
  return guarded(
    { ...request, pool },
    () => plan(session, request.file, found, files),
    (refusal) => refused(pool, [refusal]),
  );
}

/** The twin that is at a place, or that stands for the function there, and why it cannot be turned back. Not proven. */
export function offerInline(session: CompilerSession, request: InlineRequest): InlineOffer | undefined {
  const found = findInline(session, request, false);
  if (found === undefined) return undefined;
  const { name, pool } = found.twin;
  return guarded(
    { ...request, pool },
    () => ({ twin: name, refusals: editsFor(found).refusals }),
    (refusal) => ({ twin: name, refusals: [refusal] }),
  );
}

interface InlineEdits {
  readonly refusals: readonly Refusal[];
  readonly edits: readonly TextEdit[];
  /** The files that use the twin. */
  readonly files: readonly string[];
}

function editsFor(found: FoundInline): InlineEdits {
  const { original, project, projects, target, twin } = found;
  const findings = new Findings();
  const isOurs = twin.declaration.body?.statements.length === 1 && isOnlyTransfer(twin.options);
  if (original === undefined || target === undefined || !isOurs) {
    const message = `\`${twin.name}\` does more than call \`${twin.original}\` in a pool, which would be lost; turn it back by hand.`;
    findings.refuse('unsupported-form', twin.declaration, message);
    return { refusals: findings.refusals, edits: [], files: [] };
  }
  const context = {
    projects,
    target,
    original,
    isAsync: isAsync(original.fn),
    returnsPromise: returnsPromise(original.fn, project),
  };
  const uses = new InlineUses(context, findings).plan();
  if (findings.isRefused) return { refusals: findings.refusals, edits: [], files: [] };
  return {
    refusals: [],
    edits: [...uses.edits, ...removeTwin(found, target, original)],
    files: uses.files,
  };
}

function plan(session: CompilerSession, file: string, found: FoundInline, files: ProjectFiles): WrapPlan {
  const { original, projects, sourceFile, twin } = found;
  const { edits, files: users, refusals } = editsFor(found);
  if (refusals.length > 0) return refused(twin.pool, refusals);
  const packageFolder = files.packageFolder(file) ?? '/';
  const format = new ModuleFormats(projects, files).formatOf(sourceFile) ?? 'esm';
  const variant = poolVariant(path.posix.extname(file), format);
  const [poolsFile = `${packageFolder}/pools.ts`] = poolFilesOf(file, packageFolder, variant, files);
  const proof = { module: file, packageFolder, poolsFile, edits, created: [], importers: users };
  const problems = proveWrap(session, proof, files);
  if (problems.length > 0) return refused(twin.pool, problems);
  return {
    status: 'ready',
    pool: twin.pool,
    name: original?.reportName ?? twin.original,
    twin: twin.name,
    warnings: [],
    notes: [],
    kept: [],
    edits: inOrder(edits),
    created: [],
    install: [],
  };
}

/** Giving buffers away to a thread is all that a wrap adds to the call by itself. */
function isOnlyTransfer(options: Expression | undefined): boolean {
  if (options === undefined) return true;
  if (!isObjectLiteralExpression(options)) return false;
  return [...options.properties].every(
    (one) => isPropertyAssignment(one) && one.name.getText() === 'transfer',
  );
}

/** Whether a call of the original gives a promise, or may. */
function returnsPromise(fn: FunctionLike, project: CompilerProject): boolean {
  const { checker } = project;
  const signature = checker.getSignatureFromDeclaration(fn);
  const type = signature === undefined ? undefined : checker.getReturnTypeOfSignature(signature);
  if (type === undefined) return true;
  const parts = type.isUnionType() ? typeParts(type) : [type];
  return parts.some((part) => promisedBy(part, project) !== undefined);
}

function refused(pool: PoolKind, refusals: readonly Refusal[]): WrapPlan {
  return { status: 'refused', pool, refusals, warnings: [] };
}

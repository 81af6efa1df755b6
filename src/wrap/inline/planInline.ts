import path from 'node:path';
import {
  isFunctionDeclaration,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isVariableStatement,
  type CompilerProject,
  type CompilerSession,
  type Expression,
  type Identifier,
  type ImportSpecifier,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import type { PoolKind, Refusal, TextEdit, WrapPlan } from '../../core/index.ts';
import { neighbourProjects } from '../callers/neighbourProjects.ts';
import { Projects } from '../callers/projects.ts';
import { promisedBy } from '../checks/signatureTypes.ts';
import { Findings } from '../checks/wrapContext.ts';
import { guarded } from '../guarded.ts';
import { inOrder } from '../inOrder.ts';
import { poolFilesOf } from '../output/poolPlacement.ts';
import { ProjectFiles } from '../output/projectFiles.ts';
import { poolVariant } from '../poolVariant.ts';
import { proveWrap } from '../proof.ts';
import { typeParts } from '../reach/attempt.ts';
import { functionOf } from '../target/findTarget.ts';
import { findPoolImports, findTwins, type Twin } from '../target/findTwin.ts';
import { isAsync, type FunctionLike } from '../target/functionLike.ts';
import { isPoolFile } from '../target/originalOf.ts';
import type { InlineRequest } from '../wrapRequest.ts';
import { InlineUses } from './inlineUses.ts';
import { OriginalNames } from './originalNames.ts';
import { removeSpecifiers, removeStatement } from './removals.ts';

/**
 * Turns a twin back: its callers call the original, and the twin and what only it needed are taken away. The pool files
 * and the dependency stay, for they belong to the package. `undefined` where there is no twin.
 */
export function planInline(session: CompilerSession, request: InlineRequest): WrapPlan | undefined {
  const found = findInline(session, request, true);
  if (found === undefined) return undefined;
  const { pool } = found.twin;
  return guarded(
    { ...request, pool },
    () => plan(session, request.file, found),
    (refusal) => refused(pool, [refusal]),
  );
}

/** The twin that is at a place, or that stands for the function there: one question to one file. */
export function offerInline(session: CompilerSession, request: InlineRequest): string | undefined {
  return findInline(session, request, false)?.twin.name;
}

interface FoundInline {
  readonly project: CompilerProject;
  /** The other projects of the workspace whose code may call the twin. */
  readonly neighbours: readonly CompilerProject[];
  readonly sourceFile: SourceFile;
  readonly twin: Twin;
}

function findInline(
  session: CompilerSession,
  { at, file }: InlineRequest,
  looksForProjects: boolean,
): FoundInline | undefined {
  const neighbours = neighbourProjects(session, file, looksForProjects);
  const project = session.projectOf(file);
  const sourceFile = project?.sourceFile(file);
  if (project === undefined || sourceFile === undefined || isPoolFile(sourceFile)) return undefined;
  const twin = findTwins(sourceFile).find(({ declaration, name, original }) => {
    if ('name' in at) return at.name === name || at.name === original;
    const statement = declaring(sourceFile, original)?.statement;
    return [declaration, statement].some(
      (one) => one !== undefined && one.getStart(sourceFile) <= at.offset && at.offset <= one.end,
    );
  });
  return twin === undefined ? undefined : { project, neighbours, sourceFile, twin };
}

interface Declaring {
  readonly statement: Statement;
  readonly name: Identifier;
  readonly fn: FunctionLike;
}

function declaring(sourceFile: SourceFile, name: string): Declaring | undefined {
  for (const statement of sourceFile.statements) {
    if (isFunctionDeclaration(statement) && statement.name?.text === name)
      return { statement, name: statement.name, fn: statement };
    if (!isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const fn = functionOf(declaration);
      if (fn !== undefined && isIdentifier(declaration.name) && declaration.name.text === name)
        return { statement, name: declaration.name, fn };
    }
  }
  return undefined;
}

function plan(session: CompilerSession, file: string, found: FoundInline): WrapPlan {
  const { neighbours, project, sourceFile, twin } = found;
  const findings = new Findings();
  const original = declaring(sourceFile, twin.original);
  const body = twin.declaration.body?.statements ?? [];
  const { declaration } = twin;
  const isOurs = body.length === 1 && isOnlyTransfer(twin.options);
  if (original === undefined || !isOurs || !isFunctionDeclaration(declaration)) {
    const message = `\`${twin.name}\` does more than call \`${twin.original}\` in a pool, which would be lost; turn it back by hand.`;
    findings.refuse('unsupported-form', declaration, message);
    return refused(twin.pool, findings.refusals);
  }
  const context = {
    project,
    projects: new Projects(project, neighbours),
    twin,
    names: new OriginalNames(original.name, project),
    isAsync: isAsync(original.fn),
    returnsPromise: returnsPromise(original.fn, project),
  };
  const uses = new InlineUses(context, findings).plan();
  if (findings.isRefused) return refused(twin.pool, findings.refusals);
  const edits = [...uses.edits, removeStatement(declaration), ...unimportPool(sourceFile, twin)];
  const files = new ProjectFiles(session);
  const packageFolder = files.packageFolder(file) ?? '/';
  const variant = poolVariant(path.posix.extname(file), 'esm');
  const [poolsFile = `${packageFolder}/pools.ts`] = poolFilesOf(file, packageFolder, variant, files);
  const proof = { module: file, packageFolder, poolsFile, edits, created: [], importers: uses.files };
  const problems = proveWrap(session, proof, files);
  if (problems.length > 0) return refused(twin.pool, problems);
  return {
    status: 'ready',
    pool: twin.pool,
    name: twin.original,
    twin: twin.name,
    warnings: [],
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

/** Lets go of the pool's function where no other twin of the module uses it. */
function unimportPool(sourceFile: SourceFile, twin: Twin): readonly TextEdit[] {
  if (findTwins(sourceFile).some(({ name, pool }) => pool === twin.pool && name !== twin.name)) return [];
  return findPoolImports(sourceFile).flatMap(({ names }) => {
    const specifier = names.get(twin.pool)?.parent;
    return specifier === undefined ? [] : removeSpecifiers([specifier as ImportSpecifier]);
  });
}

function refused(pool: PoolKind, refusals: readonly Refusal[]): WrapPlan {
  return { status: 'refused', pool, refusals, warnings: [] };
}

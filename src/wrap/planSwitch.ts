import type { CompilerSession } from '../compiler/index.ts';
import type { TextEdit, WrapPlan } from '../core/index.ts';
import type { Examination } from './examine.ts';
import { planPoolImport, replaceInImport } from './output/poolImport.ts';
import type { ProjectFiles } from './output/projectFiles.ts';
import { fileStyle, importEnding, relativeSpecifier } from './output/sourceStyle.ts';
import { inOrder } from './inOrder.ts';
import { planPools } from './planPools.ts';
import { proveWrap } from './proof.ts';
import { findTwins } from './target/findTwin.ts';
import type { WrapRequest } from './wrapRequest.ts';

/** Moves a twin to the other pool. Its callers stay as they are: they call the twin and wait already. */
export function planSwitch(
  session: CompilerSession,
  { pool }: WrapRequest,
  { format, project, target, twin }: Extract<Examination, { readonly kind: 'twin' }>,
  files: ProjectFiles,
): WrapPlan {
  const { sourceFile } = target;
  const pools = planPools(sourceFile, { format, pool, project }, files);
  if (pools.kind === 'refused') return { status: 'refused', pool, refusals: pools.refusals, warnings: [] };
  const others = findTwins(sourceFile).filter(
    (other) => other.pool === twin.pool && other.name !== twin.name,
  );
  const style = fileStyle(sourceFile.text);
  const specifier = relativeSpecifier(
    sourceFile.fileName,
    pools.poolsFile,
    importEnding(sourceFile, project),
  );
  const imported =
    replaceInImport(sourceFile, twin.pool, pool, others.length > 0) ??
    planPoolImport(sourceFile, pool, specifier, style, new Set());
  const renamed: TextEdit = {
    file: sourceFile.fileName,
    start: twin.callee.getStart(sourceFile),
    end: twin.callee.end,
    text: imported.name,
  };
  const edits = [...imported.edits, renamed, ...pools.edits];
  const problems = proveWrap(session, { ...pools, module: sourceFile.fileName, edits, importers: [] }, files);
  if (problems.length > 0) return { status: 'refused', pool, refusals: problems, warnings: [] };
  return {
    status: 'ready',
    pool,
    name: target.reportName,
    twin: twin.name,
    warnings: [],
    notes: [],
    kept: [],
    edits: inOrder(edits),
    created: pools.created,
    install: pools.install,
  };
}

import type { CompilerSession, SourceFile } from '../compiler/index.ts';
import { examine } from './examine.ts';
import { guarded } from './guarded.ts';
import { namedFirst } from './namedFirst.ts';
import { refusal } from './refusals.ts';
import { findTarget } from './target/findTarget.ts';
import { findTwins } from './target/findTwin.ts';
import { originalTarget } from './target/originalOf.ts';
import type { WrapTarget } from './target/wrapTarget.ts';
import type { WrapOffer, WrapRequest } from './wrapRequest.ts';

/** Whether workers could call a function as it stands, and what they would find it by. */
export interface CallOffer extends WrapOffer {
  /** Its place among the exports of its module; `undefined` where it is refused. */
  readonly exportPath: string | undefined;
}

/**
 * Whether a worker may call a function where it is: what a wrap asks about the function itself, but for its callers, since
 * nothing is edited. For the same reason it has to be exported already, and its module may not do anything when it is
 * loaded. Of a twin, and of a function that has one, it is the original that is called.
 */
export function offerCall(session: CompilerSession, request: WrapRequest): CallOffer {
  return guarded(
    request,
    () => namedFirst(session, request, (named) => offer(session, named)),
    (reason) => refused([reason]),
  );
}

function offer(session: CompilerSession, request: WrapRequest): CallOffer {
  const sourceFile = session.projectOf(request.file)?.sourceFile(request.file);
  const wrapped = sourceFile === undefined ? undefined : wrappedAt(sourceFile, request);
  if (wrapped !== undefined) return accepted(wrapped, { warnings: [], notes: [] });
  const examined = examine(session, request, false);
  if (examined.kind === 'refused') return refused(examined.refusals);
  if (examined.kind === 'twin') return accepted(examined.target, { warnings: [], notes: [] });
  const { context, findings, task } = examined;
  const { target } = context;
  if (findings.isRefused) return refused(findings.refusals);
  if (task !== undefined) {
    const message = `Loading the module does something that each worker would do again; move \`${target.name}\` to a module that only declares, or wrap it first, which does that.`;
    return refused([refusal('module-side-effects', target.nameNode, message)]);
  }
  if (target.unexported !== undefined) {
    const message = `\`${target.unexported.text}\` is not exported, and workers call what a module exports; export it, or wrap it first, which does that.`;
    return refused([refusal('not-exported', target.nameNode, message)]);
  }
  return accepted(target, findings);
}

/** The original of a twin that is asked about, or a function that has one: it has been examined when it was wrapped. */
function wrappedAt(sourceFile: SourceFile, { at }: WrapRequest): WrapTarget | undefined {
  const found = findTarget(sourceFile, at);
  if (found.kind === 'refused') return undefined;
  const { target } = found;
  const twin = findTwins(sourceFile).find(
    ({ declaration, original }) => declaration === target.fn || original === target.reference,
  );
  return twin === undefined ? undefined : originalTarget(twin);
}

function accepted(
  { exportPath }: WrapTarget,
  { notes, warnings }: Pick<WrapOffer, 'notes' | 'warnings'>,
): CallOffer {
  return { ok: true, exportPath, refusals: [], warnings, notes, kept: [] };
}

function refused(refusals: WrapOffer['refusals']): CallOffer {
  return { ok: false, exportPath: undefined, refusals, warnings: [], notes: [], kept: [] };
}

import path from 'node:path';
import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver/node';
import type { FunctionReport, PoolKind, RecommendedAction, Refusal } from '../../core/index.ts';
import type { PlanWrapParams } from '../../protocol/languageServer.ts';
import type { ClientFeatures } from '../clientFeatures.ts';
import type { InlineOffer } from '../../wrap/index.ts';
import type { Position, WrapMove, WrapOffer } from '../engine/engineProtocol.ts';
import { priorities, type Priority } from '../engine/requestQueue.ts';
import { functionAtSignature } from '../functionPlaces.ts';
import { resultOf, shownReport, type ServerContext, type ShownReport } from '../serverContext.ts';
import { poolWords } from '../text/words.ts';
import { hazardPlaces, toDiagnostic } from './diagnostics.ts';

/** Kinds of the two wraps, and of the way back, below LSP's `refactor.rewrite`. */
export const wrapActionKinds: Readonly<Record<WrapMove, string>> = {
  threads: `${CodeActionKind.RefactorRewrite}.pool.thread`,
  processes: `${CodeActionKind.RefactorRewrite}.pool.process`,
  inline: `${CodeActionKind.RefactorRewrite}.pool.inline`,
};

/** What a chosen action needs to be completed; the version tells whether the text is still the one it was offered for. */
export interface WrapActionData extends Omit<PlanWrapParams, 'pool'> {
  readonly pool: WrapMove;
  /** `null` for a file that is not open. */
  readonly version: number | null;
}

const recommended: Readonly<Record<PoolKind, RecommendedAction>> = {
  threads: 'thread-pool',
  processes: 'process-pool',
};

/**
 * Both wraps, and a third action where only callers stand against them: quick fixes where a hazard is underlined, refactorings at a
 * function's signature and at any call of it. Of a function that is wrapped, the way back.
 */
export function registerCodeActions(context: ServerContext): void {
  context.connection.onCodeAction(async (params, token) => {
    if (!context.client.edits.documentChanges || !context.client.resolvesEdits) return [];
    const shown = await shownReport(context, params.textDocument.uri, token);
    return shown === undefined ? [] : offeredActions(context, shown, params, token);
  });
}

async function offeredActions(
  context: ServerContext,
  shown: ShownReport,
  { range, context: { only, triggerKind } }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const wanted = (kind: string) => only === undefined || only.some((one) => `${kind}.`.startsWith(`${one}.`));
  const { document, file, report } = shown;
  const hazard = wanted(CodeActionKind.QuickFix)
    ? hazardPlaces(document, report).find((place) => touches(place.range, range))
    : undefined;
  const priority =
    triggerKind === CodeActionTriggerKind.Automatic ? priorities.openFile : priorities.interactive;
  const start = document.offsetAt(range.start);
  const declared =
    hazard?.report ??
    functionAtSignature(report, { start, end: document.offsetAt(range.end), startLine: range.start.line });
  const place =
    declared === undefined
      ? await calledFunction(context, { file, position: range.start, priority, token })
      : { target: declared, file, position: document.positionAt(declared.nameStart) };
  if (place === undefined) return [];

  const { position, target } = place;
  const offers = resultOf(
    await context.engine.request({ kind: 'offer-wraps', file: place.file, position }, priority, token),
    token,
  );
  const uri = context.documents.uriOf(place.file);
  const version = context.documents.byFile(place.file)?.document.version ?? null;
  const actionFor = (pool: PoolKind, offer: WrapOffer, keepSyncCallers: boolean): CodeAction[] => {
    const data: WrapActionData = { uri, position, pool, version, keepSyncCallers };
    const kind = hazard === undefined ? wrapActionKinds[pool] : CodeActionKind.QuickFix;
    if (!wanted(kind)) return [];
    const diagnostics = hazard === undefined ? [] : [toDiagnostic(context, hazard)];
    return action(context, { target, pool, offer, kind, data, diagnostics });
  };
  const wraps = (['threads', 'processes'] as const).flatMap((pool) => actionFor(pool, offers[pool], false));
  // One more is enough: which callers can wait is the same for both pools, as a rule.
  const keeping =
    offers.keepingSyncCallers.find((pool) => target.recommendation.action === recommended[pool]) ??
    offers.keepingSyncCallers[0];
  const sparing =
    keeping === undefined ? [] : actionFor(keeping, { refusals: [], warnings: [], notes: [] }, true);
  const data: WrapActionData = { uri, position, pool: 'inline', version };
  const wayBack =
    offers.twin === null || !wanted(wrapActionKinds.inline) ? [] : undoing(context, offers.twin, data);
  return [...wraps, ...sparing, ...wayBack];
}

/** The way back out of a pool. */
function undoing(
  { client }: ServerContext,
  { refusals, twin }: InlineOffer,
  data: WrapActionData,
): CodeAction[] {
  const [title, kind] = [`Undo the wrap of ${twin}`, wrapActionKinds.inline];
  const [refusal] = refusals;
  if (refusal === undefined) return [{ title, kind, data }];
  return client.disabledActions ? [disabledAction(client, title, kind, refusal)] : [];
}

/**
 * An action that cannot be chosen, and why. VS Code shows the title of one and keeps its reason to itself, so there the
 * title has it, in short.
 */
function disabledAction(
  { extended }: ClientFeatures,
  title: string,
  kind: string,
  { file, line, message }: Refusal,
): CodeAction {
  const place = `(${path.posix.basename(file)}:${line})`;
  const reason = `${message.replace(/\.$/, '')} ${place}`;
  return { title: extended ? `${title}: ${inShort(message)} ${place}` : title, kind, disabled: { reason } };
}

interface CallRequest {
  readonly file: string;
  readonly position: Position;
  readonly priority: Priority;
  readonly token: CancellationToken;
}

/** The function that is called where the cursor is, with its verdict; asked of the engine only at a word. */
async function calledFunction(
  context: ServerContext,
  { file, position, priority, token }: CallRequest,
): Promise<
  { readonly target: FunctionReport; readonly file: string; readonly position: Position } | undefined
> {
  const called = resultOf(
    await context.engine.request({ kind: 'called-at', file, position }, priority, token),
    token,
  );
  if (called === null) return undefined;
  const report = resultOf(await context.reports.get(called.file, priority), token);
  const target = report.functions.find(({ nameStart }) => nameStart === called.offset);
  return target === undefined ? undefined : { target, ...called };
}

interface ActionParts {
  readonly target: FunctionReport;
  readonly pool: PoolKind;
  readonly offer: WrapOffer;
  readonly kind: string;
  readonly data: WrapActionData;
  readonly diagnostics: Diagnostic[];
}

/** What is in the way, without what follows from it and what to do, which the hover has: a menu is no wider. */
function inShort(message: string): string {
  return message.replace(/\.$/, '').replace(/(?<=.{20})(?:;|, (?:and|which|so|but)) .*$/s, '');
}

function action(
  { client }: ServerContext,
  { target, pool, offer, kind, data, diagnostics }: ActionParts,
): CodeAction[] {
  const keeping = data.keepSyncCallers === true ? ' and keep synchronous callers' : '';
  const title = `Run ${target.name} in ${poolWords[pool]}${keeping}`;
  const refusal = offer.refusals[0];
  if (refusal !== undefined) {
    // A refused quick fix is never shown; a refused refactoring is, with its reason, where the editor can.
    if (!client.disabledActions || kind === CodeActionKind.QuickFix) return [];
    return [disabledAction(client, title, kind, refusal)];
  }
  const isPreferred = keeping === '' && target.recommendation.action === recommended[pool];
  return [
    {
      title,
      kind,
      data,
      ...(isPreferred ? { isPreferred } : {}),
      ...(diagnostics.length > 0 ? { diagnostics } : {}),
    },
  ];
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

function isBefore({ end }: Range, { start }: Range): boolean {
  return end.line < start.line || (end.line === start.line && end.character < start.character);
}

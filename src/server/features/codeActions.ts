import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver/node';
import type { FunctionReport, PoolKind, RecommendedAction } from '../../core/index.ts';
import type { PlanWrapParams } from '../../protocol/languageServer.ts';
import type { WrapOffer } from '../engine/engineProtocol.ts';
import { priorities } from '../engine/requestQueue.ts';
import { functionAtSignature } from '../functionPlaces.ts';
import { resultOf, shownReport, type ServerContext, type ShownReport } from '../serverContext.ts';
import { poolWords } from '../text/words.ts';
import { hazardPlaces, toDiagnostic } from './diagnostics.ts';

/** Kinds of the two wraps, below LSP's `refactor.rewrite`. */
export const wrapActionKinds: Readonly<Record<PoolKind, string>> = {
  threads: `${CodeActionKind.RefactorRewrite}.pool.thread`,
  processes: `${CodeActionKind.RefactorRewrite}.pool.process`,
};

/** What a chosen action needs to be completed; the version tells whether the text is still the one it was offered for. */
export interface WrapActionData extends PlanWrapParams {
  readonly version: number;
}

const recommended: Readonly<Record<PoolKind, RecommendedAction>> = {
  threads: 'thread-pool',
  processes: 'process-pool',
};

/**
 * Both wraps, and a third action where only callers stand against them: quick fixes where a hazard is underlined, refactorings at a
 * function's signature elsewhere.
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
  const start = document.offsetAt(range.start);
  const target =
    hazard?.report ??
    functionAtSignature(report, { start, end: document.offsetAt(range.end), startLine: range.start.line });
  if (target === undefined) return [];

  const position = document.positionAt(target.nameStart);
  const priority =
    triggerKind === CodeActionTriggerKind.Automatic ? priorities.openFile : priorities.interactive;
  const offers = resultOf(
    await context.engine.request({ kind: 'offer-wraps', file, position }, priority, token),
    token,
  );
  const actionFor = (pool: PoolKind, offer: WrapOffer, keepSyncCallers: boolean): CodeAction[] => {
    const data: WrapActionData = {
      uri: document.uri,
      position,
      pool,
      version: document.version,
      keepSyncCallers,
    };
    const kind = hazard === undefined ? wrapActionKinds[pool] : CodeActionKind.QuickFix;
    if (!wanted(kind)) return [];
    const diagnostics = hazard === undefined ? [] : [toDiagnostic(context, hazard)];
    return action(context, { target, offer, kind, data, diagnostics });
  };
  const both = (['threads', 'processes'] as const).flatMap((pool) => actionFor(pool, offers[pool], false));
  // One more is enough: which callers can wait is the same for both pools, as a rule.
  const keeping =
    offers.keepingSyncCallers.find((pool) => target.recommendation.action === recommended[pool]) ??
    offers.keepingSyncCallers[0];
  if (keeping === undefined) return both;
  return [...both, ...actionFor(keeping, { refusals: [], warnings: [] }, true)];
}

interface ActionParts {
  readonly target: FunctionReport;
  readonly offer: WrapOffer;
  readonly kind: string;
  readonly data: WrapActionData;
  readonly diagnostics: Diagnostic[];
}

function action(
  { client }: ServerContext,
  { target, offer, kind, data, diagnostics }: ActionParts,
): CodeAction[] {
  const keeping = data.keepSyncCallers === true ? ' and keep synchronous callers' : '';
  const title = `Run ${target.name} in ${poolWords[data.pool]}${keeping}`;
  const refusal = offer.refusals[0];
  if (refusal !== undefined) {
    // A refused quick fix is never shown; a refused refactoring is, with its reason, where the editor can.
    if (!client.disabledActions || kind === CodeActionKind.QuickFix) return [];
    return [{ title, kind, disabled: { reason: refusal.message } }];
  }
  const isPreferred = keeping === '' && target.recommendation.action === recommended[data.pool];
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

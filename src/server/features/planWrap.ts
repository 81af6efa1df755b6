import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeAction,
} from 'vscode-languageserver/node';
import {
  clientCommands,
  serverMethods,
  type InstallAdvice,
  type PlanWrapParams,
  type WrapAnswer,
} from '../../protocol/languageServer.ts';
import { changedMessage } from '../../wrap/index.ts';
import type { WrapMove } from '../engine/engineProtocol.ts';
import { priorities } from '../engine/requestQueue.ts';
import { fileOfUri } from '../files.ts';
import { LastPlan } from '../lastPlan.ts';
import { resultOf, type ServerContext } from '../serverContext.ts';
import { wrapEdit } from '../wrapEdit.ts';
import type { WrapActionData } from './codeActions.ts';

/** Completes a chosen action, and answers the palette commands: one plan, proven, as an edit with a preview. */
export function registerPlanWrap(context: ServerContext): void {
  const { connection, documents } = context;
  const last = new LastPlan(documents);
  connection.onRequest(serverMethods.planWrap, async (params: PlanWrapParams, token: CancellationToken) => {
    const answer = await planWrap(context, last, params, token);
    if ('changed' in answer) throw contentModified(answer.changed);
    return answer;
  });
  let advice: InstallAdvice | null = null;
  connection.onRequest(serverMethods.installAdvice, () => advice);
  connection.onRequest(serverMethods.changedSincePlan, () =>
    last.changed().map((file) => documents.uriOf(file)),
  );
  connection.onCodeActionResolve(async (chosen: CodeAction, token): Promise<CodeAction> => {
    const data = chosen.data as WrapActionData | undefined;
    if (data === undefined) return chosen;
    if ((documents.byUri(data.uri)?.document.version ?? null) !== data.version)
      throw told(context, shown(context, fileOfUri(data.uri) ?? data.uri));
    const answer = await planWrap(context, last, data, token);
    if ('changed' in answer) throw told(context, answer.changed);
    const { plan, edit, install } = answer;
    if (plan.status === 'refused') {
      // Editors say nothing about an action that turns out to have no edit, so the reason is a message.
      const reasons = plan.refusals.map(
        ({ file, line, message }) => `${message.replace(/\.$/, '')} (${shown(context, file)}:${line}).`,
      );
      connection.window.showWarningMessage(
        `${chosen.title} changed nothing. ${[...new Set(reasons)].join(' ') || 'It cannot be done.'}`,
      );
      return chosen;
    }
    advice = install;
    const command =
      context.client.extended && install !== null
        ? { title: 'Install', command: clientCommands.offerInstall }
        : undefined;
    // The edit comes from this server as it is declared in the protocol.
    const resolved: CodeAction = { ...chosen, edit: edit as NonNullable<CodeAction['edit']> };
    return command === undefined ? resolved : { ...resolved, command };
  });
}

/** A plan that is asked for: of a wrap, or of the way back from one. */
type WrapMoveParams = Omit<PlanWrapParams, 'pool'> & { readonly pool: WrapMove };

/** The file, as a person knows it, that has another text by now than the one that was planned for. */
interface ChangedMeanwhile {
  readonly changed: string;
}

async function planWrap(
  context: ServerContext,
  last: LastPlan,
  { uri, position, pool, keepSyncCallers = false }: WrapMoveParams,
  token: CancellationToken,
): Promise<WrapAnswer | ChangedMeanwhile> {
  const file = fileOfUri(uri);
  if (file === undefined)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      `${uri} is not a file on this machine, so it cannot be wrapped; save it first.`,
    );
  const planned = resultOf(
    await context.engine.request(
      { kind: 'plan-wrap', file, position, pool, keepSyncCallers },
      priorities.interactive,
      token,
    ),
    token,
  );
  if ('changed' in planned) return { changed: shown(context, planned.changed) };
  if (!('files' in planned)) return { plan: planned.plan, edit: null, install: null };
  last.set(planned.files);
  const [changed] = last.changed();
  if (changed !== undefined) return { changed: shown(context, changed) };
  const edit = wrapEdit(planned, {
    support: context.client.edits,
    uriOf: (edited) => context.documents.uriOf(edited),
    versionOf: (edited) => context.documents.byFile(edited)?.document.version ?? null,
  });
  return { plan: planned.plan, edit, install: planned.install };
}

function contentModified(file: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, changedMessage(file));
}

/** Editors keep to themselves that an action could not be completed because a text changed, so a message says it, too. */
function told({ connection }: ServerContext, file: string): ResponseError<void> {
  connection.window.showWarningMessage(changedMessage(file));
  return contentModified(file);
}

/** A path as the workspace shows it. */
function shown({ folders }: ServerContext, file: string): string {
  const folder = folders().find((one) => file.startsWith(`${one}/`));
  return folder === undefined ? file : file.slice(folder.length + 1);
}

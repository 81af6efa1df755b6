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
import type { WrapMove } from '../engine/engineProtocol.ts';
import { priorities } from '../engine/requestQueue.ts';
import { fileOfUri } from '../files.ts';
import { resultOf, type ServerContext } from '../serverContext.ts';
import { wrapEdit } from '../wrapEdit.ts';
import type { WrapActionData } from './codeActions.ts';

/** Completes a chosen action, and answers the palette commands: one plan, proven, as an edit with a preview. */
export function registerPlanWrap(context: ServerContext): void {
  context.connection.onRequest(serverMethods.planWrap, (params: PlanWrapParams, token: CancellationToken) =>
    planWrap(context, params, token),
  );
  let advice: InstallAdvice | null = null;
  context.connection.onRequest(serverMethods.installAdvice, () => advice);
  context.connection.onCodeActionResolve(async (chosen: CodeAction, token): Promise<CodeAction> => {
    const data = chosen.data as WrapActionData | undefined;
    if (data === undefined) return chosen;
    if ((context.documents.byUri(data.uri)?.document.version ?? null) !== data.version)
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        'The file changed since the action was offered.',
      );
    const { plan, edit, install } = await planWrap(context, data, token);
    if (plan.status === 'refused') {
      // Editors say nothing about an action that turns out to have no edit, so the reason is a message.
      const reasons = plan.refusals.map(({ message }) => message).join(' ');
      context.connection.window.showWarningMessage(
        `${chosen.title} changed nothing. ${reasons === '' ? `It cannot be done.` : reasons}`,
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

async function planWrap(
  context: ServerContext,
  { uri, position, pool, keepSyncCallers = false }: WrapMoveParams,
  token: CancellationToken,
): Promise<WrapAnswer> {
  const file = fileOfUri(uri);
  if (file === undefined)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      `${uri} is not a file on this machine, so it cannot be wrapped; save it first.`,
    );
  const versions = new Map(context.documents.all().map((open) => [open.file, open.document.version]));
  const planned = resultOf(
    await context.engine.request(
      { kind: 'plan-wrap', file, position, pool, keepSyncCallers },
      priorities.interactive,
      token,
    ),
    token,
  );
  if (!('files' in planned)) return { plan: planned.plan, edit: null, install: null };
  for (const { file: edited } of planned.files) {
    const now = context.documents.byFile(edited)?.document.version;
    if (now !== versions.get(edited))
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        `${edited} changed while the wrap was planned; try again.`,
      );
  }
  const edit = wrapEdit(planned, {
    support: context.client.edits,
    uriOf: (edited) => context.documents.uriOf(edited),
    versionOf: (edited) => versions.get(edited) ?? null,
  });
  return { plan: planned.plan, edit, install: planned.install };
}

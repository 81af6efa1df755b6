import * as vscode from 'vscode';
import type { PoolKind, RefusedWrap } from '../../core/index.ts';
import { serverMethods, type PositionParams, type WrapAnswer } from '../../protocol/languageServer.ts';
import { commands, internalCommands } from '../contributions.ts';
import type { LanguageService } from '../language/languageService.ts';
import { isStillPlanned } from '../language/stillPlanned.ts';
import { withLateProgress } from '../lateProgress.ts';
import { openPlace } from '../openPlace.ts';
import { functionTarget } from './functionTarget.ts';
import { registerCommand } from './registerCommand.ts';
import { offerInstall } from './offerInstall.ts';
import { refusalText } from './refusalText.ts';

/** Run in Thread Pool and Run in Process Pool: plan, preview, apply, and then the packages. */
export function registerWrapCommands(language: LanguageService): vscode.Disposable {
  const wrapIn = (pool: PoolKind) => async (argument: unknown) => {
    const target = functionTarget(argument);
    if (target !== undefined) await wrap(language, target, pool);
  };
  return vscode.Disposable.from(
    registerCommand(commands.runInThreadPool, wrapIn('threads')),
    registerCommand(commands.runInProcessPool, wrapIn('processes')),
    registerCommand(internalCommands.offerInstall, async () => {
      const advice = await language.request(serverMethods.installAdvice, {});
      // The editor shows the action as under way until its command is done, so that does not wait for the answer.
      void offerInstall(advice);
    }),
  );
}

async function wrap(
  language: LanguageService,
  target: PositionParams,
  pool: PoolKind,
  keepSyncCallers = false,
): Promise<void> {
  const title =
    pool === 'threads'
      ? vscode.l10n.t('Planning the thread pool')
      : vscode.l10n.t('Planning the process pool');
  const answer = await withLateProgress(title, async (token) =>
    language.request(serverMethods.planWrap, { ...target, pool, keepSyncCallers }, token),
  );
  if (answer === undefined) return;
  if (answer.plan.status === 'refused') {
    const keeps = await showRefusal(answer.plan, keepSyncCallers);
    if (keeps) await wrap(language, target, pool, true);
  } else if (await apply(language, answer)) await offerInstall(answer.install);
}

/** Answers whether the person wants synchronous callers to stay as they are, where only these are in the way. */
async function showRefusal(plan: RefusedWrap, keptAlready: boolean): Promise<boolean> {
  const [first] = plan.refusals;
  const text = refusalText(plan, (file) => vscode.workspace.asRelativePath(file), vscode.l10n.t);
  const show = vscode.l10n.t('Show the Place');
  const keep = vscode.l10n.t('Keep Synchronous Callers');
  const isAboutCallers =
    !keptAlready &&
    plan.refusals.every(({ code }) => code === 'sync-only-caller' || code === 'drops-rejection');
  const buttons = [...(first === undefined ? [] : [show]), ...(isAboutCallers ? [keep] : [])];
  const chosen = await vscode.window.showWarningMessage(text, ...buttons);
  if (chosen === show && first !== undefined) await openPlace(vscode.Uri.file(first.file), first.line, 1);
  return chosen === keep;
}

/** Applies the edit by way of the preview that its annotations ask for; false when a person discarded it. */
async function apply(language: LanguageService, { edit }: WrapAnswer): Promise<boolean> {
  const client = await language.client();
  // The server declares it as LSP's WorkspaceEdit; the contract leaves the type out to stay free of the library.
  type Edit = NonNullable<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>;
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit as Edit);
  if (!(await isStillPlanned(client, converted))) return false;
  const isApplied = await vscode.workspace.applyEdit(converted, { isRefactoring: true });
  // The editor refuses an edit of texts that changed during its preview, and so does nothing.
  if (!isApplied) await isStillPlanned(client, converted);
  return isApplied;
}

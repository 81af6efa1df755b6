import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  WorkDoneProgress,
  type CloseHandlerResult,
  type ErrorHandler,
  type LanguageClientOptions,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import type { ServerInitializationOptions, ServerStatus } from '../../protocol/languageServer.ts';
import { languageIds, settings } from '../contributions.ts';
import { withLateProgress } from '../lateProgress.ts';
import { isStillPlanned } from './stillPlanned.ts';

export interface ClientEvents {
  readonly onStatus: (status: ServerStatus) => void;
  /** A server has begun to run, which knows nothing of what its predecessor was told. */
  readonly onRunning: () => void;
}

/**
 * Makes the client of our language server. This module is loaded when the first file needs it: the client library is
 * most of what the extension consists of, and activation does not wait for it.
 */
export function createLanguageClient(
  extensionUri: vscode.Uri,
  output: vscode.LogOutputChannel,
  { onStatus, onRunning }: ClientEvents,
): LanguageClient {
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.cjs').fsPath;
  const initializationOptions: ServerInitializationOptions = { extended: true };
  const options: LanguageClientOptions = {
    documentSelector: [
      ...languageIds.map((language) => ({ scheme: 'file', language })),
      // Wraps add a dependency there, and must see what has not been saved.
      { scheme: 'file', language: 'json', pattern: '**/package.json' },
    ],
    outputChannel: output,
    initializationOptions,
    // What a person should know is said by us, once; a hover that failed is no reason for a notification.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: restartUnlessLooping(onStatus),
    middleware: {
      resolveCodeAction: async (action, outer, next) => {
        // The editor itself shows no more than a thin line, and offers no way to stop.
        const title = vscode.l10n.t('Planning: {0}', action.title);
        const resolved = await withLateProgress(title, async (token) => next(action, token), outer);
        const edit = resolved?.edit;
        if (edit !== undefined && !(await isStillPlanned(client, edit))) throw new vscode.CancellationError();
        return resolved;
      },
    },
  };
  const client: LanguageClient = new LanguageClient(
    settings.section,
    'Poolwright',
    { module, transport: TransportKind.ipc },
    options,
  );
  client.onDidChangeState(({ newState }) => {
    // Whatever a server was busy with, its successor is not.
    if (newState === State.Running) {
      onStatus({ state: 'ready' });
      onRunning();
    }
    if (newState === State.Starting) onStatus({ state: 'busy', message: vscode.l10n.t('Starting') });
  });
  return client;
}

/** How far a request of ours has come. */
export interface WorkDone {
  readonly percent?: number;
  readonly message?: string;
}

/** Follows a request that was sent with `token` as its `workDoneToken`. */
export function onWorkDone(
  client: LanguageClient,
  token: string,
  listener: (done: WorkDone) => void,
): vscode.Disposable {
  return client.onProgress(
    WorkDoneProgress.type,
    token,
    (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd) => {
      if (value.kind !== 'report') return;
      const { percentage, message } = value;
      listener({
        ...(percentage === undefined ? {} : { percent: percentage }),
        ...(message === undefined ? {} : { message }),
      });
    },
  );
}

const restartsPerWindow = 4;
const windowMs = 3 * 60_000;

/** A dead server is started again, and told all open documents by the client; not for ever, though. */
function restartUnlessLooping(onStatus: (status: ServerStatus) => void): ErrorHandler {
  let endedMs: number[] = [];
  return {
    // A broken pipe is followed by the end of the connection, where the decision is made.
    error: () => ({ action: ErrorAction.Continue }),
    closed: (): CloseHandlerResult => {
      const nowMs = performance.now();
      endedMs = [...endedMs.filter((thenMs) => nowMs - thenMs < windowMs), nowMs];
      if (endedMs.length <= restartsPerWindow) return { action: CloseAction.Restart, handled: true };
      const message = vscode.l10n.t(
        'The Poolwright server ended {0} times in three minutes and is not started again by itself. Run "Poolwright: Restart Server", and "Poolwright: Show Output" to see why.',
        endedMs.length,
      );
      endedMs = [];
      onStatus({ state: 'failed', message });
      return { action: CloseAction.DoNotRestart, message };
    },
  };
}

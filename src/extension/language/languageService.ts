import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  serverMethods,
  type FileReportMessage,
  type PredictionsMessage,
  type ServerRequests,
  type ServerStatus,
} from '../../protocol/languageServer.ts';
import type { Measurement } from '../../profile/index.ts';
import { languageIds } from '../contributions.ts';
import type { ClientEvents } from './languageClient.ts';

type Method = keyof ServerRequests;

/** The language server as the rest of the extension sees it: started when first needed, and restarted on demand. */
export class LanguageService implements vscode.Disposable {
  readonly #create: (events: ClientEvents) => Promise<LanguageClient>;
  readonly #reported = new vscode.EventEmitter<FileReportMessage>();
  readonly #status = new vscode.EventEmitter<ServerStatus>();
  readonly #predicted = new vscode.EventEmitter<PredictionsMessage>();
  #client: Promise<LanguageClient> | undefined;
  /** The client whose server runs, or ran last. */
  #running: LanguageClient | undefined;
  #measurement: Measurement | undefined;
  /** Of the profiles that are shown, by their ids. */
  readonly #shown = new Map<string, Measurement>();

  /** Fresh verdicts of a file, whoever asked for them. */
  readonly onReport = this.#reported.event;
  readonly onStatus = this.#status.event;
  /** What is predicted of the functions of a profile that is shown. */
  readonly onPredictions = this.#predicted.event;

  /** `create` loads the client library and makes a client that has not been started. */
  constructor(create: (events: ClientEvents) => Promise<LanguageClient>) {
    this.#create = create;
  }

  /** Starts the server as soon as a document of our languages is open; now, if there is one. */
  startWhenNeeded(): vscode.Disposable {
    const startFor = (document: vscode.TextDocument) => {
      if (isAnalyzed(document)) void this.client().catch(() => undefined); // The status says why.
    };
    for (const document of vscode.workspace.textDocuments) startFor(document);
    return vscode.workspace.onDidOpenTextDocument(startFor);
  }

  /** The running client. Rejects when the server cannot be started; the next call tries again. */
  client(): Promise<LanguageClient> {
    this.#client ??= this.#start();
    return this.#client;
  }

  async request<M extends Method>(
    method: M,
    params: ServerRequests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<ServerRequests[M]['result']> {
    const client = await this.client();
    return client.sendRequest<ServerRequests[M]['result']>(method, params, token);
  }

  /** Tells the server, and each one that takes its place, what a profile tells of the program's functions. */
  measured(measurement: Measurement): void {
    this.#measurement = measurement;
    this.#sendMeasurement();
  }

  /** Has the server tell by `onPredictions` what is predicted of a profile's functions, until `stopPredicting`. */
  predict(profile: string, measurement: Measurement): void {
    this.#shown.set(profile, measurement);
    if (this.#running?.isRunning() === true) this.#askForPredictions(profile, measurement);
    // A server that starts asks for all that are shown.
    else void this.client().catch(() => undefined);
  }

  stopPredicting(profile: string): void {
    if (!this.#shown.delete(profile) || this.#running?.isRunning() !== true) return;
    void this.#running.sendNotification(serverMethods.stopPredicting, { profile }).catch(() => undefined);
  }

  async restart(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    if (client === undefined) await this.client();
    else if (client.needsStart()) await client.start();
    else await client.restart();
  }

  /** Ends the server; VS Code waits for it when it deactivates the extension. */
  async stop(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    await client?.dispose();
  }

  dispose(): void {
    this.#reported.dispose();
    this.#status.dispose();
    this.#predicted.dispose();
  }

  async #start(): Promise<LanguageClient> {
    try {
      const client = await this.#create({
        onStatus: (status) => this.#status.fire(status),
        onRunning: () => {
          this.#sendMeasurement();
          for (const shown of this.#shown) this.#askForPredictions(...shown);
        },
      });
      this.#running = client;
      client.onNotification(serverMethods.fileReport, (message: FileReportMessage) =>
        this.#reported.fire(message),
      );
      client.onNotification(serverMethods.predictions, (message: PredictionsMessage) =>
        this.#predicted.fire(message),
      );
      client.onNotification(serverMethods.status, (status: ServerStatus) => this.#status.fire(status));
      await client.start();
      return client;
    } catch (error) {
      this.#client = undefined;
      const message = error instanceof Error ? error.message : String(error);
      this.#status.fire({
        state: 'failed',
        message: vscode.l10n.t('The Poolwright server could not be started: {0}', message),
      });
      throw error;
    }
  }

  #askForPredictions(profile: string, measurement: Measurement): void {
    const params = { profile, measurement };
    void this.#running?.sendNotification(serverMethods.predict, params).catch(() => undefined);
  }

  #sendMeasurement(): void {
    const client = this.#running;
    if (this.#measurement === undefined || client?.isRunning() !== true) return;
    // A server that ends meanwhile is told again when it runs again.
    void client.sendNotification(serverMethods.measured, this.#measurement).catch(() => undefined);
  }
}

/** Whether a document is one that the server is told about. */
export function isAnalyzed(document: vscode.TextDocument): boolean {
  return document.uri.scheme === 'file' && languageIds.some((id) => id === document.languageId);
}

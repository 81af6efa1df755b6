import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node';
import type { FileReport } from '../core/index.ts';
import { serverMethods, type ServerSettings, type ServerStatus } from '../protocol/languageServer.ts';
import { clientFeaturesOf, type ClientFeatures } from './clientFeatures.ts';
import {
  EngineClient,
  type EngineDeadlines,
  type EngineThread,
  type EngineThreadEvents,
} from './engine/engineClient.ts';
import { BackgroundAnalysis } from './features/backgroundAnalysis.ts';
import { registerCodeActions, wrapActionKinds } from './features/codeActions.ts';
import { registerCodeLens } from './features/codeLens.ts';
import { registerFileWatching, startFileWatching } from './features/fileWatching.ts';
import { registerHover } from './features/hover.ts';
import { registerMeasurements } from './features/measuredReports.ts';
import { registerPlanWrap } from './features/planWrap.ts';
import { registerPredictions } from './features/predictions.ts';
import { registerReportRequests } from './features/reportRequests.ts';
import { registerWorkspaceScan } from './features/workspaceScan.ts';
import { fileOfUri, isSource } from './files.ts';
import { Measurements } from './measured/measurements.ts';
import { OpenDocuments } from './openDocuments.ts';
import { Reports } from './reports.ts';
import type { ServerContext } from './serverContext.ts';
import { readInitializationOptions, readSettings } from './serverSettings.ts';
import { StatusReporter } from './statusReporter.ts';

/** Loading a program of 120,000 lines takes 2 s, a check of it 1 s; on a busy machine several times that. */
const defaultDeadlines: EngineDeadlines = { answerMs: 15_000, firstAnswerMs: 120_000 };

/**
 * Speaks LSP on `connection`. This thread never calls the compiler: `startThread` starts the one that does, once the
 * first document or request needs it.
 */
export function startServer(
  connection: Connection,
  startThread: (events: EngineThreadEvents) => EngineThread,
): void {
  connection.onInitialize((params): InitializeResult => {
    const options = readInitializationOptions(params.initializationOptions);
    // Older clients have one root, and some send none at all, whatever the types say.
    const root = typeof params.rootUri === 'string' ? [params.rootUri] : [];
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? root;
    const client = clientFeaturesOf(params, options);
    const server = new Server(connection, startThread, {
      client,
      settings: readSettings(options.settings),
      deadlines: options.deadlines ?? defaultDeadlines,
      folders: folders.flatMap((uri) => fileOfUri(uri) ?? []),
    });
    connection.onInitialized(() => server.initialized());
    connection.onShutdown(() => server.dispose());
    // An editor that dies says nothing; a compiler must not outlive us even when it was stopped.
    process.once('exit', () => server.dispose());
    return { capabilities: capabilities(), serverInfo: { name: 'poolwright' } };
  });
  connection.listen();
}

function capabilities(): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeLensProvider: {},
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...Object.values(wrapActionKinds)],
      resolveProvider: true,
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

interface ServerStart {
  readonly client: ClientFeatures;
  readonly settings: ServerSettings;
  readonly deadlines: EngineDeadlines;
  readonly folders: readonly string[];
}

/** The parts of a connected server, wired by hand. */
class Server {
  readonly #connection: Connection;
  readonly #documents = new OpenDocuments();
  readonly #engine: EngineClient;
  readonly #reports: Reports;
  readonly #background: BackgroundAnalysis;
  readonly #status: StatusReporter;
  readonly #context: ServerContext;
  readonly #asked = new Set<string>();
  readonly #sendReport: (report: FileReport) => void;
  readonly #predictions: ReturnType<typeof registerPredictions>;
  #settings: ServerSettings;
  #folders: readonly string[];

  constructor(
    connection: Connection,
    startThread: (events: EngineThreadEvents) => EngineThread,
    { client, settings, deadlines, folders }: ServerStart,
  ) {
    this.#connection = connection;
    this.#settings = settings;
    this.#folders = folders;
    this.#status = new StatusReporter((now) => this.#sendStatus(client, now));
    this.#engine = new EngineClient({
      startThread,
      deadlines,
      openTexts: () => this.#documents.all().map(({ file, document }) => [file, document.getText()] as const),
      onStatus: (now) => this.#status.report(now),
      log: (severity, message) =>
        severity === 'info' ? connection.console.info(message) : connection.console.warn(message),
    });
    this.#reports = new Reports(this.#engine, (report, previous) => {
      this.#sendReport(report);
      this.#predictions.reported(report);
      this.#background.reported(report, previous);
    });
    this.#context = {
      connection,
      client,
      documents: this.#documents,
      engine: this.#engine,
      reports: this.#reports,
      measurements: new Measurements(),
      settings: () => this.#settings,
      folders: () => this.#folders,
      isShown: (file) => isSource(file) && (this.#settings.analyzeOnOpen || this.#asked.has(file)),
      show: (file) => this.#show(file),
      inBackground: (work) => {
        work.catch((error: unknown) =>
          connection.console.warn(`The editor did not take it: ${String(error)}`),
        );
      },
    };
    this.#background = new BackgroundAnalysis(this.#context);
    this.#sendReport = registerMeasurements(
      this.#context,
      () => this.#folders,
      () => this.#background.refreshLenses(),
    );
    this.#predictions = registerPredictions(this.#context);
    this.#register();
  }

  /** The client is ready for requests of ours. */
  initialized(): void {
    const { connection, client } = this.#context;
    startFileWatching(this.#context);
    if (client.workspaceFolders) this.#followFolders();
    if (!client.configuration) return;
    this.#context.inBackground(
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'poolwright' }),
    );
    this.#context.inBackground(this.#readConfiguration());
  }

  dispose(): void {
    this.#status.dispose();
    this.#background.dispose();
    this.#predictions.dispose();
    this.#engine.dispose();
  }

  #register(): void {
    const context = this.#context;
    registerCodeLens(context);
    registerHover(context);
    registerCodeActions(context);
    registerPlanWrap(context);
    registerReportRequests(context);
    registerWorkspaceScan(context);
    registerFileWatching(context, (deleted) => {
      for (const file of deleted) this.#forget(file);
      this.#reports.invalidate();
      this.#background.everythingMayHaveChanged();
    });
    this.#followDocuments();
    this.#followConfiguration();
  }

  #followDocuments(): void {
    this.#documents.onChanged((open) => {
      this.#engine.setText(open.file, open.document.getText());
      this.#reports.invalidate(open.file);
      this.#background.edited(open);
    });
    this.#documents.onClosed((open) => {
      this.#engine.setText(open.file, null);
      this.#reports.invalidate(open.file);
      this.#background.closed(open);
    });
    this.#documents.listen(this.#connection);
  }

  #followConfiguration(): void {
    const { connection, client } = this.#context;
    connection.onDidChangeConfiguration(({ settings }: { settings?: { poolwright?: unknown } | null }) => {
      if (client.configuration) this.#context.inBackground(this.#readConfiguration());
      else this.#applySettings(readSettings(settings?.poolwright, this.#settings));
    });
  }

  #followFolders(): void {
    this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => fileOfUri(uri)));
      const come = added.flatMap(({ uri }) => fileOfUri(uri) ?? []);
      this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...come];
    });
  }

  async #readConfiguration(): Promise<void> {
    const value: unknown = await this.#connection.workspace.getConfiguration('poolwright');
    this.#applySettings(readSettings(value));
  }

  #applySettings(settings: ServerSettings): void {
    const { analyzeOnOpen, codeLens } = this.#settings;
    if (settings.analyzeOnOpen === analyzeOnOpen && settings.codeLens === codeLens) return;
    this.#settings = settings;
    this.#background.refreshAll();
  }

  /** A file without functions and problems is taken off what an extended client shows. */
  #forget(file: string): void {
    if (!this.#reports.forget(file)) return;
    this.#sendReport({ file, functions: [], problems: [] });
  }

  #show(file: string): void {
    if (this.#context.isShown(file)) return;
    this.#asked.add(file);
    this.#background.refreshAll();
  }

  #sendStatus(client: ClientFeatures, status: ServerStatus): void {
    if (client.extended)
      this.#context.inBackground(this.#connection.sendNotification(serverMethods.status, status));
    if (status.state === 'failed') this.#context.inBackground(this.#offerRestart(status.message));
  }

  async #offerRestart(message: string): Promise<void> {
    const restart = { title: 'Restart' };
    const chosen = await this.#connection.window.showErrorMessage(message, restart);
    if (chosen?.title === restart.title) this.#engine.restart();
  }
}

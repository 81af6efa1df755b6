import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type CodeActionContext,
  type CodeLens,
  type Diagnostic,
  type Hover,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import {
  serverMethods,
  type FileReportMessage,
  type PredictionsMessage,
  type ServerInitializationOptions,
} from '../../../src/protocol/index.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** What an editor with everything we use says of itself. */
const capabilities = {
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    codeAction: {
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit', 'command'] },
    },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
  },
  window: { workDoneProgress: true },
};

/** An editor without a screen: starts the language server as its own process and talks LSP to it over stdio. */
export class LspClient {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  /** Every report that the server sent, in order. */
  readonly reports: FileReportMessage[] = [];
  /** What the server told of profiles that are shown, in order. */
  readonly predictions: PredictionsMessage[] = [];
  /** What the server wrote to its log, in order. */
  readonly log: string[] = [];
  /** What the server told the person, in order. */
  readonly messages: string[] = [];
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #versions = new Map<string, number>();
  readonly #watchers = new Set<() => void>();
  #exit: string | undefined;

  constructor(folder: string, server: ChildProcess, connection: ProtocolConnection) {
    this.folder = folder;
    this.connection = connection;
    server.once('exit', (code, signal) => {
      this.#exit = signal ?? `code ${code}`;
      this.#notify();
    });
    connection.onNotification(serverMethods.fileReport, (message: FileReportMessage) => {
      this.reports.push(message);
      this.#notify();
    });
    connection.onNotification(serverMethods.predictions, (message: PredictionsMessage) => {
      this.predictions.push(message);
      this.#notify();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#notify();
    });
    connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      this.messages.push(message);
      this.#notify();
      return null;
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      this.#notify();
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#diagnostics.set(params.uri, params.diagnostics);
      this.#notify();
    });
    connection.listen();
  }

  /** Starts a server on a copy of a fixture; without one, on an empty folder. */
  static async start(
    options: { readonly fixture?: string; readonly initializationOptions?: ServerInitializationOptions } = {},
  ): Promise<LspClient> {
    const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'poolwright-server-')));
    if (options.fixture !== undefined)
      cpSync(path.join(repository, 'test/fixtures/server', options.fixture), folder, { recursive: true });
    const server = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(repository, 'test/unit/server/serverEntry.ts'), '--stdio'],
      {
        cwd: repository,
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const client = new LspClient(
      folder,
      server,
      createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)),
    );
    const uri = pathToFileURL(folder).href;
    await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'fixture' }],
      capabilities,
      initializationOptions: { extended: true, ...options.initializationOptions },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** Ends the server as an editor does, and removes the folder. */
  async stop(): Promise<void> {
    if (this.#exit === undefined) {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
      await this.until('the server has ended', () => this.#exit);
    }
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).href;
  }

  async open(file: string, text: string): Promise<void> {
    const languageId = file.endsWith('.js') ? 'javascript' : 'typescript';
    this.#versions.set(file, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri(file), languageId, version: 1, text },
    });
  }

  /** Replaces the whole text of an open file. */
  async change(file: string, text: string): Promise<void> {
    const version = (this.#versions.get(file) ?? 0) + 1;
    this.#versions.set(file, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(file), version },
      contentChanges: [{ text }],
    });
  }

  async closeAll(): Promise<void> {
    for (const file of this.#versions.keys())
      await this.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: this.uri(file) },
      });
    this.#versions.clear();
    this.#diagnostics.clear();
    this.reports.length = 0;
  }

  async lenses(file: string): Promise<CodeLens[]> {
    return this.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: this.uri(file) } });
  }

  /** The text of the hover; `undefined` where there is none. */
  async hover(file: string, position: Position): Promise<string | undefined> {
    const hover = await this.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: this.uri(file) },
      position,
    });
    if (hover === null) return undefined;
    return typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : undefined;
  }

  async actions(
    file: string,
    position: Position,
    context: CodeActionContext = { diagnostics: [] },
  ): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.uri(file) },
      range: { start: position, end: position },
      context,
    });
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  diagnostics(file: string): Diagnostic[] | undefined {
    return this.#diagnostics.get(this.uri(file));
  }

  /** The process ids of the compilers that the server has started so far. */
  get compilers(): number[] {
    return this.log.flatMap((line) => {
      const [, id] = /compiler runs as process (\d+)/.exec(line) ?? [];
      return id === undefined ? [] : [Number(id)];
    });
  }

  /** Waits until `find` finds something; every message of the server is a reason to look again. */
  async until<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => {
        this.#watchers.delete(look);
        reject(new Error(`Waited 30 s until ${what}. The server's log:\n${this.log.join('\n')}`));
      }, 30_000);
      const look = () => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(deadline);
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      look();
    });
  }

  #notify(): void {
    for (const look of this.#watchers) look();
  }
}

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { root } from '../scripts/setup/root.mjs';
import { serverMethods } from '../src/protocol/index.ts';
import { treeMemory } from './processMemory.ts';

export interface ServerMemory {
  /** Megabytes, with the lenses of the open files shown. */
  readonly opened: number;
  /** Megabytes, after the whole workspace was analysed too. */
  readonly scanned: number;
}

/** Starts our server as an editor does, opens files, asks for their lenses, then for an analysis of the workspace. */
export async function languageServerMemory(folder: string, files: readonly string[]): Promise<ServerMemory> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const server = spawn(process.execPath, [path.join(root, 'dist', 'server.cjs'), '--stdio'], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const { pid } = server;
  if (pid === undefined) throw new Error('The language server did not start.');
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    connection.listen();
    const workspaceFolders = [{ uri: uriOf(folder), name: 'bench' }];
    // A busy machine must not make the server replace its compiler in the middle.
    const initializationOptions = {
      extended: true,
      deadlines: { answerMs: 600_000, firstAnswerMs: 600_000 },
    };
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders,
      initializationOptions,
    });
    await connection.sendNotification('initialized', {});
    for (const file of files) {
      const textDocument = { uri: uriOf(file), languageId: 'typescript', version: 1, text: read(file) };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
    }
    for (const file of files)
      await connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriOf(file) } });
    const opened = treeMemory(pid);
    const scan: { readonly fileCount: number } = await connection.sendRequest(
      serverMethods.analyzeWorkspace,
      {},
    );
    if (scan.fileCount < files.length) throw new Error(`Only ${scan.fileCount} files were analysed.`);
    const scanned = treeMemory(pid);
    await connection.sendRequest('shutdown');
    return { opened, scanned };
  } finally {
    connection.dispose();
    server.kill();
  }
}

const uriOf = (file: string) => pathToFileURL(file).href;
const read = (file: string) => readFileSync(file, 'utf8');

import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver/node';
import { fileOfUri, installFiles } from '../files.ts';
import type { ServerContext } from '../serverContext.ts';

/** Sources, and the files that decide how they are read: tsconfig.json and its kin, and what is installed. */
const watchedFiles = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json}', `**/{${installFiles.join(',')}}`];

/** Tells the engine of files that change on disk. `onChanged` comes after each batch, with the files that have gone. */
export function registerFileWatching(
  context: ServerContext,
  onChanged: (deleted: readonly string[]) => void,
): void {
  const { connection, documents, engine } = context;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const of = (type: FileChangeType) =>
      changes.flatMap((change) => (change.type === type ? (fileOfUri(change.uri) ?? []) : []));
    // For an open file the editor's text counts, and saving it changes nothing that the engine has not seen.
    const changed = of(FileChangeType.Changed).filter((file) => documents.byFile(file) === undefined);
    const created = of(FileChangeType.Created);
    const deleted = of(FileChangeType.Deleted);
    if (changed.length + created.length + deleted.length === 0) return;
    engine.filesChanged({ changed, created, deleted });
    onChanged(deleted);
  });
}

/** Asks the editor to watch; only allowed once it has said that it is initialized. */
export function startFileWatching({ client, connection, inBackground }: ServerContext): void {
  if (!client.watchesFiles) return;
  inBackground(
    connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: watchedFiles.map((globPattern) => ({ globPattern })),
    }),
  );
}

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startWorkerThread } from './engine/workerThread.ts';
import { startServer } from './server.ts';

// The language server's process, over whatever the command line says: --node-ipc or --stdio. The worker's entry lies
// beside this file, bundled or not.
const workerEntry = new URL(
  import.meta.url.endsWith('.ts') ? './engineWorker.ts' : './engineWorker.cjs',
  import.meta.url,
);

startServer(createConnection(ProposedFeatures.all), (events) => startWorkerThread(workerEntry, events));

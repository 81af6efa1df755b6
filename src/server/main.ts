import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startWorkerThread } from './engine/workerThread.ts';
import { startServer } from './server.ts';

// The language server's process, over whatever the command line says: --node-ipc or --stdio. The bundle of the worker
// lies beside this one.
const workerEntry = new URL('./engineWorker.cjs', import.meta.url);

startServer(createConnection(ProposedFeatures.all), (events) => startWorkerThread(workerEntry, events));

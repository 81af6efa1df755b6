import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startWorkerThread } from '../../../src/server/engine/workerThread.ts';
import { startServer } from '../../../src/server/index.ts';

// What src/server/main.ts does, from the sources: a worker thread has to be told of tsx before it can load them.
const workerEntry = new URL('./engineWorkerEntry.mjs', import.meta.url);

startServer(createConnection(ProposedFeatures.all), (events) => startWorkerThread(workerEntry, events));

import { parentPort } from 'node:worker_threads';
import { CompilerLost, CompilerSession } from '../compiler/index.ts';
import { Engine } from './engine/engine.ts';
import type { FromEngine, ToEngine } from './engine/engineProtocol.ts';

// The worker thread that owns the compiler. One message at a time: each request blocks this thread until the compiler
// has answered, and the LSP thread kills the compiler when that takes too long.

if (parentPort === null) throw new Error('engineWorker runs as a worker thread of the language server only.');
const port = parentPort;
const post = (message: FromEngine) => {
  port.postMessage(message);
};

const session = new CompilerSession({ workingDirectory: process.cwd() });
if (session.processId !== undefined) post({ type: 'compiler', processId: session.processId });
const engine = new Engine(session);
port.on('message', receive);

function receive(message: ToEngine): void {
  switch (message.type) {
    case 'text':
      engine.setText(message.file, message.text);
      return;
    case 'files-changed':
      engine.filesChanged(message.files);
      return;
    case 'request':
      answer(message.id, message);
      return;
    default:
      message satisfies never;
  }
}

function answer(id: number, { request }: Extract<ToEngine, { readonly type: 'request' }>): void {
  try {
    post({ type: 'answer', id, result: engine.answer(request) });
  } catch (error) {
    if (error instanceof CompilerLost) post({ type: 'lost', message: error.message });
    else post({ type: 'failed', id, ...describeFault(error, request) });
  }
}

/** A fault of ours: user code never makes the engine throw, so what is shown asks for a report. */
function describeFault(error: unknown, request: { readonly kind: string; readonly file?: string }) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const subject = request.file ?? 'the workspace';
  return {
    message: `Poolwright failed on ${subject}: ${message}. This is a fault of Poolwright; its output has the details.`,
    stack: `${request.kind} ${subject}: ${stack ?? message}`,
  };
}

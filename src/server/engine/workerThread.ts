import { Worker } from 'node:worker_threads';
import type { EngineThread, EngineThreadEvents } from './engineClient.ts';
import type { FromEngine, ToEngine } from './engineProtocol.ts';

/**
 * Starts the engine in a worker thread of its own; `file` is the worker's entry.
 *
 * The compiler's client blocks that thread until the compiler answers, and `terminate` cannot interrupt a blocked read.
 * Killing the compiler closes the pipe and so ends the read; SIGKILL also reaches a process that SIGSTOP has stopped.
 */
export function startWorkerThread(file: URL, events: EngineThreadEvents): EngineThread {
  const worker = new Worker(file, { name: 'poolwright engine' });
  let ending = false;
  worker.on('message', (message: FromEngine) => events.onMessage(message));
  worker.on('error', (error) => events.onEnded(`The analysis thread failed: ${error.message}`));
  worker.on('exit', (code) => {
    if (!ending) events.onEnded(`The analysis thread ended with code ${code}.`);
  });
  return {
    post: (message: ToEngine) => worker.postMessage(message),
    end: (compilerProcessId) => {
      ending = true;
      if (compilerProcessId !== undefined) killCompiler(compilerProcessId);
      void worker.terminate();
    },
  };
}

function killCompiler(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    // Gone already is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { API } from 'typescript/unstable/sync';
import { CompilerLost, isLostConnection } from './compilerLost.ts';
import type { OverlayFileSystem } from './overlay.ts';

/** The compiler's client together with the process behind it. */
export interface Connection {
  readonly api: API;
  /** The compiler's own process id, for whoever has to end a compiler that hangs. */
  readonly processId: number | undefined;
  /** Ends the compiler; safe on a lost one, and to call twice. */
  readonly close: () => void;
}

/**
 * Starts the native compiler.
 * @throws Error when the executable is not there.
 */
export function connect(executable: string, workingDirectory: string, fs: OverlayFileSystem): Connection {
  if (!existsSync(executable)) throw new Error(`The TypeScript compiler is not at ${executable}.`);
  let child: ChildProcess | undefined;
  // The client keeps its child process to itself. Node publishes every child process that is made, and the client
  // makes its own synchronously in its constructor.
  const onChildProcess = (message: unknown): void => {
    child = (message as { process?: ChildProcess }).process;
  };
  subscribe('child_process', onChildProcess);
  let api: API;
  try {
    api = new API({ tsserverPath: executable, cwd: workingDirectory, fs });
  } finally {
    unsubscribe('child_process', onChildProcess);
  }
  // A failed start shows as a lost connection on the first request; without a listener the event would end the program.
  child?.on('error', () => undefined);
  reportLostConnection(api);
  const processId = child?.pid;
  return {
    api,
    processId,
    close: () => {
      close(api, processId);
    },
  };
}

/**
 * Asked politely, the compiler now and then prints `context canceled` into our stderr before it ends, and there is
 * nothing that it would have to put in order. So it is killed, and then its pipes are closed.
 */
function close(api: API, processId: number | undefined): void {
  if (processId !== undefined) endProcess(processId);
  const { client } = api as unknown as { client?: { close?: () => void } };
  try {
    if (client?.close === undefined) api.close();
    else client.close();
  } catch {
    // The connection broke with the process.
  }
}

function endProcess(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

type Request = (method: string, params: unknown) => unknown;

/**
 * Makes every request that fails because the compiler is gone throw `CompilerLost`, wherever it was made from: checker
 * and program call the client by themselves. The client is a private field of the pinned version's `API`; should it
 * be spelled otherwise one day, the plain errors come through.
 */
function reportLostConnection(api: API): void {
  const { client } = api as unknown as { client?: Record<string, unknown> };
  if (client === undefined) return;
  for (const name of ['apiRequest', 'apiRequestBinary']) {
    const original = client[name];
    if (typeof original !== 'function') continue;
    const request = original.bind(client) as Request;
    client[name] = ((method, params) => {
      try {
        return request(method, params);
      } catch (error) {
        throw isLostConnection(error) ? new CompilerLost(error) : error;
      }
    }) satisfies Request;
  }
}

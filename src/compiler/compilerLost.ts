/**
 * The native compiler is gone (killed, crashed, or out of step with its client). Every call on its session throws
 * this from now on; the owner of the session disposes of it and makes a new one.
 */
export class CompilerLost extends Error {
  override readonly name = 'CompilerLost';

  constructor(cause: unknown) {
    super(
      `The TypeScript compiler stopped answering (${cause instanceof Error ? cause.message : String(cause)}); a new session has to be started.`,
      { cause },
    );
  }
}

/**
 * Whether an error that a request threw says that the connection itself is broken, as opposed to a request that the
 * compiler refused. The exit of the process cannot be asked for: its event needs the event loop, which the
 * synchronous client holds.
 */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EPIPE' || code === 'EBADF' || code === 'ECONNRESET') return true;
  return /^(Unexpected EOF while reading|SyncRpcChannel is closed|name mismatch for response|Expected (fixed|binary|positive)|Invalid message type)/.test(
    error.message,
  );
}

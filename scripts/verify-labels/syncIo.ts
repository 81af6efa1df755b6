import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What went into synchronous input and output so far. */
export interface SyncIoTotals {
  readonly calls: number;
  readonly ms: number;
}

type Method = (...args: unknown[]) => unknown;

let calls = 0;
let ms = 0;
let depth = 0;

export function syncIoTotals(): SyncIoTotals {
  return { calls, ms };
}

/**
 * Times every synchronous entry point of `node:fs` and `node:child_process`, and `Atomics.wait`, from now on: for modules
 * that are loaded afterwards, however they import it. It is the only way to tell the kernel's copy of a cached page,
 * which is input, from computing: both keep the thread on its core.
 */
export function watchSyncIo(): void {
  for (const module of [fs, childProcess]) {
    const methods = module as unknown as Record<string, Method>;
    for (const [name, method] of Object.entries(methods)) {
      if (name.endsWith('Sync') && typeof method === 'function') methods[name] = timed(method);
    }
  }
  const atomics = Atomics as unknown as Record<'wait', Method>;
  atomics.wait = timed(atomics.wait);
  syncBuiltinESMExports();
}

function timed(method: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    // One may call another; the outer one's time has the inner one's in it.
    if (depth > 0) return method.apply(this, args);
    depth++;
    const start = performance.now();
    try {
      return method.apply(this, args);
    } finally {
      ms += performance.now() - start;
      calls++;
      depth--;
    }
  };
}

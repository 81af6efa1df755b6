import type { PoolKind } from '../core/index.ts';
import { POOL_FUNCTION } from './poolFiles.ts';

/**
 * Declarations that stand in for what is not installed yet, so that a wrap can be checked before it is. Of piscina 5.3.2
 * only what the pools file uses.
 */
export const piscinaDeclarations = `import type { EventEmitter } from 'node:events';
export interface PiscinaOptions {
  filename?: string | null;
  name?: string;
  minThreads?: number;
  maxThreads?: number;
  idleTimeout?: number;
  maxQueue?: number | 'auto';
  concurrentTasksPerWorker?: number;
  stricterFIFO?: boolean;
  recordTiming?: boolean;
  atomics?: 'sync' | 'async' | 'disabled';
  resourceLimits?: object;
  argv?: string[];
  execArgv?: string[];
  env?: Record<string, string | undefined>;
  workerData?: any;
  trackUnmanagedFds?: boolean;
}
export interface RunOptions {
  transferList?: any;
  filename?: string | null;
  signal?: AbortSignal | EventTarget | null;
  name?: string | null;
}
export class Piscina<T = any, R = any> extends EventEmitter {
  constructor(options?: PiscinaOptions);
  run(task: T, options?: RunOptions): Promise<R>;
  close(options?: { force?: boolean }): Promise<void>;
  destroy(): Promise<void>;
  readonly threads: import('node:worker_threads').Worker[];
  readonly queueSize: number;
}
export default Piscina;
`;

/**
 * What a twin sees of the pools file where Node's types are not visible to the project, which the file itself cannot be
 * checked without.
 */
export function poolsStandIn(pools: readonly PoolKind[]): string {
  const functions = pools.map(
    (pool) =>
      `export declare function ${POOL_FUNCTION[pool]}<A extends unknown[], R>(moduleUrl: string, name: string, original: (...args: A) => R, args: A, options?: { transfer?: ArrayBuffer[] }): Promise<Awaited<R>>;\n`,
  );
  return `declare global { interface ImportMeta { url: string } const __filename: string }\n${functions.join('')}`;
}

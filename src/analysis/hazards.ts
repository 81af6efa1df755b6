import type { Hazard, PathStep, Verdict } from '../core/index.ts';
import { SyntaxKind } from '../compiler/index.ts';
import type { Callers } from './callers.ts';
import type { FunctionFacts } from './facts.ts';
import type { Summary } from './summary.ts';
import { lightMs } from './verdict.ts';

/** Synchronous waits shorter than this are not worth a warning: one look-up of a file's status. */
const shortWaitMs = 0.1;

/**
 * `blocking-in-async`: asynchronous code reaches a function that holds the event loop. It is reported where something
 * can be done about it: on functions that do the blocking themselves, and on the synchronous functions that
 * asynchronous code calls directly; what merely passes it on stays quiet.
 */
export function hazardsOf(
  fn: FunctionFacts,
  verdict: Verdict,
  summary: Summary,
  callers: Callers,
  lineOf: (fn: FunctionFacts) => number,
): readonly Hazard[] {
  if (verdict.blocking !== true || fn.node.kind === SyntaxKind.SourceFile) return [];
  const blocksItself = summary.ownCpuNs / 1e6 >= lightMs || summary.ownSyncWaitMs >= shortWaitMs;
  const blocksAtAll = verdict.kind !== 'io' || summary.syncWaitMs >= shortWaitMs;
  if (!blocksAtAll || (fn.isAsync && !blocksItself)) return [];
  const path = callers.asyncPathTo(fn, lineOf);
  if (path === undefined) return [];
  if (!blocksItself && (path.length > 2 || fn.simpleName.startsWith('<'))) return [];
  return [{ code: 'blocking-in-async', line: lineOf(fn), message: messageOf(fn, verdict, path), path }];
}

function messageOf(fn: FunctionFacts, verdict: Verdict, path: readonly PathStep[]): string {
  const what =
    verdict.kind === 'cpu'
      ? `computes (${verdict.cost})`
      : verdict.kind === 'io'
        ? 'waits synchronously'
        : `waits and computes (${verdict.cost})`;
  const [outermost] = path;
  const who =
    outermost === undefined || path.length < 2
      ? 'although it is asynchronous'
      : `while asynchronous code waits for it: ${outermost.name} (${baseName(outermost.file)}:${outermost.line}) ${path.length > 2 ? 'leads here' : 'calls it'}`;
  return `${fn.name} ${what} on the event loop ${who}; ${remedy(verdict)}.`;
}

function remedy({ recommendation: { action } }: Verdict): string {
  if (action === 'async-api') return 'use the asynchronous API';
  if (action === 'process-pool') return 'run it in a process pool';
  if (action === 'split') return 'move the blocking part into a function that can run in a pool';
  return 'run it in a thread pool';
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

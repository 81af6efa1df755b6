import type { Hazard, Verdict } from '../../core/index.ts';
import { SyntaxKind } from '../../compiler/index.ts';
import type { AsyncPath } from '../project/callers.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import { lightMs, type Summary } from '../summary/summary.ts';

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
  line: number,
  asyncPathTo: (fn: FunctionFacts, maxSteps?: number) => AsyncPath | undefined,
): readonly Hazard[] {
  if (verdict.blocking !== true || fn.node.kind === SyntaxKind.SourceFile) return [];
  const blocksItself = summary.ownCpuNs / 1e6 >= lightMs || summary.ownSyncWaitMs >= shortWaitMs;
  const blocksAtAll = verdict.kind !== 'io' || summary.syncWaitMs >= shortWaitMs;
  if (!blocksAtAll || (fn.isAsync && !blocksItself)) return [];
  if (!blocksItself && fn.simpleName.startsWith('<')) return [];
  const path = asyncPathTo(fn, blocksItself ? undefined : 1);
  if (path === undefined) return [];
  const message = `${fn.name} ${workOf(verdict)} on the event loop, ${wayOf(path)}; ${remedy(verdict)}.`;
  return [{ code: 'blocking-in-async', line, message, path: path.steps }];
}

function workOf({ kind, cost }: Verdict): string {
  if (kind === 'io') return 'waits synchronously';
  return kind === 'cpu' ? `computes (${cost})` : `waits and computes (${cost})`;
}

function wayOf({ steps, entry }: AsyncPath): string {
  const [outermost] = steps;
  if (outermost === undefined || steps.length < 2) return 'although it is asynchronous';
  const who = `${outermost.name} (${baseName(outermost.file)}:${outermost.line})`;
  const isDirect = steps.length === 2;
  if (entry === 'callback') {
    return isDirect
      ? `which runs it as a callback that ${who} hands over`
      : `reached from a callback that ${who} hands over`;
  }
  return isDirect ? `called from asynchronous ${who}` : `reached from asynchronous ${who}`;
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

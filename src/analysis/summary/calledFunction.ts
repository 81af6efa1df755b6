import { SyntaxKind } from '../../compiler/index.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';

/** Nobody waits for a promise that is thrown away; what is no promise is over when the call is. */
export function isWaitedFor(call: CallFact, callee: FunctionFacts): boolean {
  return !call.isDiscarded || (!callee.isAsync && !call.isStarted);
}

/** Calling a generator runs nothing of it until somebody goes through what it gives. */
export function isUnrun(callee: FunctionFacts, call: CallFact): boolean {
  return callee.isGenerator && (call.isReturned || call.isDiscarded);
}

/** A function's closures are part of it; a module's functions are not part of its top-level code, its callbacks are. */
export function isPartOf(callee: FunctionFacts, fn: FunctionFacts): boolean {
  if (callee.outer !== fn) return false;
  return fn.node.kind !== SyntaxKind.SourceFile || callee.simpleName.startsWith('<');
}

import type { Node } from '../../compiler/index.ts';
import type { LoopFact, ParameterPart } from './facts.ts';
import type { FactsDraft } from './factsDraft.ts';
import type { FunctionDraft } from './functionDraft.ts';

/** Where the walk stands. */
export interface WalkContext {
  readonly fn: FunctionDraft;
  readonly loop: LoopFact | undefined;
  readonly isInWorkerOnly: boolean;
  readonly isOnError: boolean;
  /** Inside the default of a parameter, which is evaluated only where a caller leaves it out. */
  readonly defaultOf?: ParameterPart | undefined;
}

/** The one walk over a file, for those who know the way through one sort of its nodes. */
export interface Walk {
  readonly draft: FactsDraft;
  visit(node: Node, context: WalkContext): void;
}

/** Whether plain operations at a place are work of a usual run on the main thread. */
export function counts({ isOnError, isInWorkerOnly }: WalkContext): boolean {
  return !isOnError && !isInWorkerOnly;
}

/** The same place where no run of the program ever comes: what stands there still declares. */
export function unreached(context: WalkContext): WalkContext {
  return { ...context, fn: context.fn.unreached(), loop: undefined };
}

/** The same place inside of a loop that stands there. */
export function inLoop(node: Node, context: WalkContext): WalkContext {
  return { ...context, loop: context.fn.addLoop(node, context.loop) };
}

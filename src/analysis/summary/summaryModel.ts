import type { Expression } from '../../compiler/index.ts';
import type { Extents } from '../sizes/extents.ts';
import type { CallFact, FileFacts, FunctionFacts } from '../facts/facts.ts';
import type { LoopBounds } from '../loops/loopBounds.ts';
import type { ParameterCall } from './summary.ts';
import type { Target } from '../targets/target.ts';

/** What the calls of one file run. */
export interface CallTargets {
  /** The calls of a function that run something. */
  readonly callsOf: (fn: FunctionFacts) => readonly CallFact[];
  readonly ofCall: (call: CallFact) => Target;
  /** What a function-valued expression is. */
  readonly ofValue: (value: Expression) => Target;
  /** The functions that a call hands over. */
  readonly handedTo: (call: CallFact) => readonly Target[];
  /** What a function is that a callee calls and does not know. */
  readonly handedIn: (
    call: CallFact,
    callee: FunctionFacts,
    use: Pick<ParameterCall, 'owner' | 'index' | 'path'>,
    args: readonly Expression[],
  ) => Target | 'nothing' | 'unknown' | 'by-others';
}

/** What functions are summed up from: of a project that the compiler knows, or of a package by its text alone. */
export interface SummaryModel {
  readonly factsOf: (fn: FunctionFacts) => FileFacts;
  readonly targets: (facts: FileFacts) => CallTargets;
  readonly extents: (facts: FileFacts) => Extents;
  readonly loops: (facts: FileFacts) => LoopBounds;
  /** Asks at once for all that sizes in a function rest on. */
  readonly prefetchSizes: (fn: FunctionFacts) => void;
}

import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import type { RecursiveCall } from './recursion.ts';
import { recursionStep } from './recursionStep.ts';
import type { Scopes } from '../syntax/scopes.ts';

/** A call on a way that leads back to where it began. */
export interface Edge {
  readonly call: CallFact;
  /** It calls one of several functions. */
  readonly isOneOf: boolean;
  readonly isRepeated: boolean;
  /** Of the file that it stands in. */
  readonly scopes: Scopes;
}

/** The last step of such a way. */
export function backTo(to: FunctionFacts, edge: Edge, isHandedOver: boolean): RecursiveCall {
  const { call, isOneOf, isRepeated, scopes } = edge;
  const step = isHandedOver ? ({ step: 'part', held: undefined } as const) : recursionStep(call, scopes);
  return { to, call, isOneOf, isRepeated, ...step };
}

/** The same way with one more call before it, which may be the one that goes on to something else. */
export function through({ call, isOneOf, isRepeated, scopes }: Edge, rest: RecursiveCall): RecursiveCall {
  const own = rest.step === 'elsewhere' ? recursionStep(call, scopes) : undefined;
  return {
    ...rest,
    ...(own?.step === 'link' ? own : {}),
    isOneOf: rest.isOneOf || isOneOf,
    isRepeated: rest.isRepeated || isRepeated,
  };
}

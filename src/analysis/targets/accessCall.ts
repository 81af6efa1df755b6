import type { CallFact, FileFacts, ReadFact } from '../facts/facts.ts';

/** Reading or writing a property, as the call that it may be. */
export function accessCall(
  { node, isWrite, loop, isInWorkerOnly, isOnError }: ReadFact,
  facts: FileFacts,
): CallFact {
  return {
    node,
    form: 'access',
    callee: node,
    arguments: [],
    loop,
    line: facts.source.getLineAndCharacterOfPosition(node.name.getStart(facts.source)).line + 1,
    isDiscarded: isWrite,
    isStarted: false,
    isReturned: false,
    isInWorkerOnly,
    isOnError,
  };
}

import { type Monomial, once } from '../cost/cost.ts';
import type { CallFact } from '../facts/facts.ts';
import type { RecursiveCall } from '../recursion/recursion.ts';
import { backTo, type Edge, through } from '../recursion/recursiveEdge.ts';
import { functionsOf, type Target } from '../targets/target.ts';
import type { Booking } from './booking.ts';
import { isThrownAwayChain } from './cataloguedCall.ts';
import type { Summary } from './summary.ts';

/** The calls of one function that lead back to it. */
export class RecursiveCalls {
  readonly #to: Omit<Booking, 'addTarget' | 'repeatsOf'>;
  readonly #found: RecursiveCall[] = [];
  /** The call of this function through which the first of them is reached. */
  leadsBack: CallFact | undefined;
  /** Calls that hand a callback which leads back here: the recursion counts how often it runs. */
  readonly #branching = new Set<CallFact>();

  constructor(to: Omit<Booking, 'addTarget' | 'repeatsOf'>) {
    this.#to = to;
  }

  /** Looks whether what a call runs, or what it hands over, leads back here. */
  note(call: CallFact, target: Target): void {
    // What happens when something went wrong is not what a usual run leads to.
    if (call.isOnError) return;
    this.#noteReached(call, target, false);
    if (!this.#isCalledLater(call, target))
      for (const handed of this.#to.targets.handedTo(call)) this.#noteReached(call, handed, true);
  }

  #noteReached(call: CallFact, target: Target, isHandedOver: boolean): void {
    const callees = functionsOf(target);
    const edge: Edge = {
      call,
      isOneOf: callees.length > 1,
      isRepeated: call.loop !== undefined || isHandedOver,
      scopes: this.#to.scopes,
    };
    for (const callee of callees) {
      const summary = this.#to.summaryOf(callee);
      // Nobody waits for it: it goes on in a turn of its own.
      if (summary === 'recursive' && call.isDiscarded && callee.isAsync) continue;
      const found =
        summary === 'recursive'
          ? [backTo(callee, edge, isHandedOver)]
          : summary.pendingRecursion.map((pending) => ({
              ...through(edge, pending),
              by: { call, callee },
            }));
      const leadingBack = found.filter(({ to }) => to === this.#to.fn);
      if (leadingBack.length > 0) this.leadsBack ??= call;
      this.#found.push(...leadingBack);
      if (summary === 'recursive')
        this.#to.ledger.pendingRecursion.push(...found.filter(({ to }) => to !== this.#to.fn));
      if (found.length === 0) continue;
      this.#to.ledger.markBranching(call.loop);
      this.#branching.add(call);
    }
  }

  /** Whether functions that a call hands over run in a turn of their own, or are only kept. */
  #isCalledLater(call: CallFact, target: Target): boolean {
    if (target.kind === 'catalogued') {
      const calls = target.entry.callback?.calls ?? 'later';
      return calls === 'later' || isThrownAwayChain(call, target.entry);
    }
    const callees = functionsOf(target);
    return (
      callees.length > 0 &&
      callees.every((callee) => {
        const summary = this.#to.summaryOf(callee);
        return summary !== 'recursive' && summary.parameterCalls.length === 0;
      })
    );
  }

  /**
   * The calls that lead back here, unless others lead back to a function around this one: then all of them are one walk,
   * which is counted there.
   */
  own(): readonly RecursiveCall[] {
    const around = this.#to.ledger.pendingRecursion.find(({ to }) => to !== this.#to.fn)?.to;
    if (around === undefined) return this.#found;
    this.#to.ledger.pendingRecursion.push(...this.#found.map((call) => ({ ...call, to: around })));
    return [];
  }

  /** How often a callback runs: a recursion through it counts its turns already. */
  repeatsOf(call: CallFact, repeats: Monomial): Monomial {
    return this.#branching.has(call) ? once : repeats;
  }
}

/** What leads back to functions around this one. */
export function passOnRecursion(
  to: Booking,
  call: CallFact,
  { pendingRecursion }: Summary,
  isRepeated: boolean,
): void {
  if (pendingRecursion.length === 0) return;
  const isOneOf = functionsOf(to.targets.ofCall(call)).length > 1;
  const edge: Edge = { call, isOneOf, isRepeated, scopes: to.scopes };
  for (const pending of pendingRecursion)
    if (pending.to !== to.fn) to.ledger.pendingRecursion.push(through(edge, pending));
}

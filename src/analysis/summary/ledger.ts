import type { Node } from '../../compiler/index.ts';
import type { Signal } from '../../core/index.ts';
import { inParts } from '../sizes/amounts.ts';
import {
  cursorIn,
  cursorOf,
  isPartOf,
  isSetBack,
  longest,
  restartsOf,
  withoutOwnCursors,
} from '../loops/cursors.ts';
import {
  add,
  type Cost,
  estimate,
  formula,
  type Monomial,
  multiply,
  once,
  sizeOf,
  times,
} from '../cost/cost.ts';
import type { LoopBound, LoopBounds } from '../loops/loopBounds.ts';
import type { CallFact, FunctionFacts, LoopFact } from '../facts/facts.ts';
import {
  type Contribution,
  type ParameterCall,
  strongest,
  strongestUnresolved,
  type Summary,
} from './summary.ts';
import { joinParameterCalls } from './parameterCalls.ts';
import type { RecursiveCall } from '../recursion/recursion.ts';
import type { Growth } from '../recursion/recursiveGrowth.ts';

/** The books of one function while it is summed up. */
export class Ledger {
  readonly fn: FunctionFacts;
  readonly contributions: Contribution[] = [];
  readonly unresolved: Contribution[] = [];
  readonly parameterCalls: ParameterCall[] = [];
  readonly pendingRecursion: RecursiveCall[] = [];
  changesProcess = false;
  isByNameOnly = false;
  isFromPackage = false;
  isOneOfUnlike = false;
  waitsInLoop = false;
  waitsTogether = false;
  calledCpuNs = 0;
  calledSyncWaitMs = 0;
  promisedWaitMs = 0;
  /** What is booked happens after the first wait. */
  isLater = false;
  readonly #loops: LoopBounds;
  readonly #trips = new Map<LoopFact | undefined, Monomial>([[undefined, once]]);
  readonly #loopCpuNs = new Map<LoopFact, number>();
  /** Loops whose turns are the branches of a recursion: the recursion counts their work. */
  readonly #branching = new Set<LoopFact>();
  #cpu: Cost = [];
  #asyncWaitMs = 0;
  #syncWaitMs = 0;
  /** What happens before the first wait, as soon as that is not all. */
  #startCpu: Cost | undefined;
  #startSyncWaitMs = 0;

  constructor(fn: FunctionFacts, loops: LoopBounds) {
    this.fn = fn;
    this.#loops = loops;
    if (fn.firstWait !== undefined) this.#startCpu = [];
  }

  get cpuNs(): number {
    return estimate(this.#cpu);
  }

  markBranching(loop: LoopFact | undefined): void {
    for (let at = loop; at !== undefined; at = at.parent) this.#branching.add(at);
  }

  /** How often a loop's body runs for one run of the function. */
  tripsOf(loop: LoopFact | undefined): Monomial {
    const known = this.#trips.get(loop);
    if (known !== undefined || loop === undefined) return known ?? once;
    const { by, isPartOfIt } = restartsOf(loop);
    const outer = this.tripsOf(by);
    const isCounted = this.#branching.has(loop) || isPartOfIt;
    const trips = isCounted ? outer : times(outer, this.#turnsOf(loop, by));
    this.#trips.set(loop, trips);
    return trips;
  }

  /** How often a loop goes round, with the place that it moves onward for whoever calls this function. */
  #turnsOf(loop: LoopFact, startedBy: LoopFact | undefined): Monomial {
    const bound = startedBy === loop.parent ? this.#loops.of(loop.node).trips : this.#shareOf(loop);
    // What loops inside of it skip it does not go over itself: a text word by word and not character by character.
    const trips = this.fn.loops.some((inner) => isPartOf(inner, loop)) ? inParts(bound) : bound;
    const [first, ...others] = trips.factors;
    const cursor =
      startedBy === undefined && first !== undefined
        ? this.#loops.outerCursor(loop.node, this.fn.node)
        : undefined;
    return first === undefined || cursor === undefined
      ? trips
      : { ...trips, factors: [{ ...first, cursor }, ...others] };
  }

  /** Loops that move the same place onward go over what there is together. */
  #shareOf(loop: LoopFact): Monomial {
    const whole = this.#loops.wholeOf(loop.node);
    const cursor = cursorOf(loop.node);
    const isShared = (one: LoopFact): boolean => one.parent === loop.parent && cursorOf(one.node) === cursor;
    return { ...whole, coefficient: whole.coefficient / this.fn.loops.filter(isShared).length };
  }

  boundOf(statement: Node): LoopBound {
    return this.#loops.of(statement);
  }

  /** Goes to a place in the function: what is booked from now on stands there. */
  goTo(position: number): void {
    this.isLater = this.fn.firstWait !== undefined && position >= this.fn.firstWait;
  }

  /** Computing that happens each time `loop`'s body runs; `start` of it before the first wait of what does it. */
  addWork(loop: LoopFact | undefined, work: Cost, start: Cost = work): void {
    const total = multiply(work, this.tripsOf(loop));
    if (this.isLater || start !== work) this.#startCpu ??= this.#cpu;
    if (this.#startCpu !== undefined && !this.isLater)
      this.#startCpu = add(this.#startCpu, multiply(start, this.tripsOf(this.#beforeWait(loop))));
    this.#cpu = add(this.#cpu, total);
    const ns = estimate(total);
    for (let at = loop; at !== undefined; at = at.parent) {
      this.#loopCpuNs.set(at, (this.#loopCpuNs.get(at) ?? 0) + ns);
    }
  }

  /** The loops that have gone round before the first wait: the one that it stands in has only begun. */
  #beforeWait(loop: LoopFact | undefined): LoopFact | undefined {
    const { firstWait } = this.fn;
    if (firstWait === undefined) return loop;
    let at = loop;
    while (at !== undefined && at.node.pos < firstWait && firstWait <= at.node.end) at = at.parent;
    return at;
  }

  /** Waits of one call over all its `trips`. */
  addWaits(asyncWaitMs: number, syncWaitMs: number, trips: Monomial, startSyncWaitMs = syncWaitMs): void {
    if (!this.isLater) this.#startSyncWaitMs += startSyncWaitMs;
    this.#asyncWaitMs += asyncWaitMs;
    this.#syncWaitMs += syncWaitMs;
    this.waitsInLoop ||= asyncWaitMs > 0 && trips.factors.length > 0;
  }

  place(call: CallFact, signal: Signal, detail: string): Contribution {
    return this.at(call.line, signal, detail);
  }

  noteUnresolved(call: CallFact, reason: string): void {
    this.unresolved.push(this.place(call, 'unresolved-call', reason));
  }

  /** Closes the books; `growth` is how much recursion multiplies one run. */
  close(growth: Growth, recursiveCall: CallFact | undefined): Summary {
    const often = estimate([growth.runs]);
    const cpu = this.#inAll(this.#cpu, growth);
    const share = estimate(cpu) / Math.max(1, estimate(this.#cpu));
    if (recursiveCall !== undefined && growth.runs !== once) {
      const detail = `calls itself, ${formula([growth.runs])} times in all`;
      this.contributions.push({ ...this.place(recursiveCall, 'recursion', detail), cpuNs: estimate(cpu) });
    }
    for (const loop of this.fn.loops) this.#addLoopEvidence(loop, share);
    const syncWaitMs = this.#syncWaitMs * often;
    return {
      cpu,
      asyncWaitMs: this.#asyncWaitMs * often,
      syncWaitMs,
      start: {
        cpu: this.#startCpu === undefined ? cpu : this.#inAll(this.#startCpu, growth),
        syncWaitMs: this.#startSyncWaitMs * often,
      },
      promisedWaitMs: this.promisedWaitMs,
      contributions: strongest(this.contributions),
      unresolved: strongestUnresolved(this.unresolved),
      parameterCalls: joinParameterCalls(this.parameterCalls),
      pendingRecursion: this.pendingRecursion,
      waitsInLoop: this.waitsInLoop,
      waitsTogether: this.waitsTogether,
      ownCpuNs: Math.max(0, estimate(cpu) - this.calledCpuNs * share),
      ownSyncWaitMs: Math.max(0, syncWaitMs - this.calledSyncWaitMs * often),
      changesProcess: this.changesProcess,
      isByNameOnly: this.isByNameOnly,
      isFromPackage: this.isFromPackage,
      isOneOfUnlike: this.isOneOfUnlike,
    };
  }

  /** The work of all runs: a place that outlives each of them is moved onward once. */
  #inAll(oneRun: Cost, growth: Growth): Cost {
    const { node } = this.fn;
    const cost = withoutOwnCursors(
      oneRun,
      ({ name, owner }) => owner === node || isSetBack(node.getText(), name),
    );
    const onward = cost.filter((term) => cursorIn(term) !== undefined);
    if (onward.length === 0) return growth.ofWork(cost);
    const others = cost.filter((term) => cursorIn(term) === undefined);
    const words = inParts(longest(onward));
    const isByWords = growth.isElsewhere === true && sizeOf(words) >= sizeOf(growth.runs);
    return add(isByWords ? multiply(others, words) : growth.ofWork(others), onward);
  }

  #addLoopEvidence(loop: LoopFact, often: number): void {
    const { trips, isUnbounded } = this.#loops.of(loop.node);
    const isConstant = trips.factors.length === 0;
    const { by, isPartOfIt } = restartsOf(loop);
    const isNested = !isPartOfIt && by !== undefined && this.tripsOf(by).factors.length > 0;
    const [signal, detail]: [Signal, string] = isUnbounded
      ? ['unbounded-loop', 'a loop whose end cannot be seen']
      : isConstant
        ? [
            'constant-loop',
            `a loop of about ${Math.max(1, Math.round(trips.coefficient))} turns, whatever the input`,
          ]
        : isNested
          ? ['nested-loop', `a loop inside a loop, ${formula([this.tripsOf(loop)])} turns in all`]
          : ['loop-over-input', `a loop of ${formula([trips])} turns`];
    this.contributions.push({
      ...this.at(loop.line, signal, detail),
      cpuNs: (this.#loopCpuNs.get(loop) ?? 0) * often,
    });
  }

  at(line: number, signal: Signal, detail: string): Contribution {
    const { file } = this.fn;
    return { signal, file, line, detail, path: [], cpuNs: 0, waitMs: 0, holdsThread: false };
  }
}

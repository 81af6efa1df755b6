import type { Node } from '../compiler/index.ts';
import type { Signal } from '../core/index.ts';
import { add, type Cost, estimate, formula, type Monomial, multiply, once, times } from './cost.ts';
import type { LoopBound, LoopBounds } from './loopBounds.ts';
import type { CallFact, FunctionFacts, LoopFact } from './facts.ts';
import {
  type Contribution,
  type ParameterCall,
  strongest,
  strongestUnresolved,
  type Summary,
} from './summary.ts';
import { joinParameterCalls } from './parameterCalls.ts';
import type { RecursiveCall } from './recursion.ts';
import type { Growth } from './recursiveGrowth.ts';

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
  readonly #loops: LoopBounds;
  readonly #trips = new Map<LoopFact | undefined, Monomial>([[undefined, once]]);
  readonly #loopCpuNs = new Map<LoopFact, number>();
  /** Loops whose turns are the branches of a recursion: the recursion counts their work. */
  readonly #branching = new Set<LoopFact>();
  #cpu: Cost = [];
  #asyncWaitMs = 0;
  #syncWaitMs = 0;

  constructor(fn: FunctionFacts, loops: LoopBounds) {
    this.fn = fn;
    this.#loops = loops;
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
    const outer = this.tripsOf(loop.parent);
    const trips = this.#branching.has(loop) ? outer : times(outer, this.#loops.of(loop.node).trips);
    this.#trips.set(loop, trips);
    return trips;
  }

  boundOf(statement: Node): LoopBound {
    return this.#loops.of(statement);
  }

  /** Computing that happens each time `loop`'s body runs. */
  addWork(loop: LoopFact | undefined, work: Cost): void {
    const total = multiply(work, this.tripsOf(loop));
    this.#cpu = add(this.#cpu, total);
    const ns = estimate(total);
    for (let at = loop; at !== undefined; at = at.parent) {
      this.#loopCpuNs.set(at, (this.#loopCpuNs.get(at) ?? 0) + ns);
    }
  }

  /** Waits of one call over all its `trips`. */
  addWaits(asyncWaitMs: number, syncWaitMs: number, trips: Monomial): void {
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
    const cpu = growth.ofWork(this.#cpu);
    const share = estimate(cpu) / Math.max(1, estimate(this.#cpu));
    if (recursiveCall !== undefined) {
      const detail = `calls itself, ${formula([growth.runs])} times in all`;
      this.contributions.push({ ...this.place(recursiveCall, 'recursion', detail), cpuNs: estimate(cpu) });
    }
    for (const loop of this.fn.loops) this.#addLoopEvidence(loop, share);
    const syncWaitMs = this.#syncWaitMs * often;
    return {
      cpu,
      asyncWaitMs: this.#asyncWaitMs * often,
      syncWaitMs,
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

  #addLoopEvidence(loop: LoopFact, often: number): void {
    const { trips, isUnbounded } = this.#loops.of(loop.node);
    const isConstant = trips.factors.length === 0;
    const isNested = loop.parent !== undefined && this.tripsOf(loop.parent).factors.length > 0;
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

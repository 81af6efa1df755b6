import type { PathStep } from '../core/index.ts';
import { type Expression, SyntaxKind } from '../compiler/index.ts';
import { addCatalogued } from './cataloguedCall.ts';
import { estimate, formula, type Monomial, multiply, once, times } from './cost.ts';
import type { Extents } from './extents.ts';
import type { CallFact, FileFacts, FunctionFacts } from './facts.ts';
import { Ledger } from './ledger.ts';
import type { ProjectModel } from './projectModel.ts';
import { recursiveGrowth } from './recursiveGrowth.ts';
import { type RecursiveCall, recursionStep } from './recursion.ts';
import { substitute } from './substitute.ts';
import type { Contribution, ParameterCall, Summary } from './summary.ts';
import type { Target } from './target.ts';
import type { Targets } from './targets.ts';
import { memberValue } from './valueShapes.ts';

/** What is known of a callee when its caller is summed up: its summary, or that it is being summed up itself. */
export type SummaryOf = (fn: FunctionFacts) => Summary | 'recursive';

/** Below this, a callee's computing is not worth an entry of its own in the evidence: half a millisecond. */
const worthNamingNs = 500_000;
const maxPathLength = 12;

/** Sums up one function from its facts and the summaries of what it calls. */
export function summarize(fn: FunctionFacts, model: ProjectModel, summaryOf: SummaryOf): Summary {
  return new Summarizer(fn, model, summaryOf).run();
}

/** The functions of the project whose summaries a function's own summary is made from. */
export function dependenciesOf(fn: FunctionFacts, model: ProjectModel): readonly FunctionFacts[] {
  const targets = model.targets(model.factsOf(fn));
  const found = new Set<FunctionFacts>();
  for (const call of fn.calls) {
    const values = [
      targets.ofCall(call),
      ...call.arguments.filter(mayBeFunction).map((value) => targets.ofValue(value)),
    ];
    for (const target of values) {
      if (target.kind === 'functions') for (const callee of target.functions) found.add(callee);
    }
  }
  return [...found];
}

export class Summarizer {
  readonly extents: Extents;
  readonly targets: Targets;
  readonly ledger: Ledger;
  readonly fn: FunctionFacts;
  readonly #facts: FileFacts;
  readonly #summaryOf: SummaryOf;
  readonly #recursiveCalls: RecursiveCall[] = [];
  /** Calls that hand a callback which leads back here: the recursion counts how often it runs. */
  readonly #branchingCalls = new Set<CallFact>();

  constructor(fn: FunctionFacts, model: ProjectModel, summaryOf: SummaryOf) {
    this.fn = fn;
    this.#facts = model.factsOf(fn);
    this.extents = model.extents(this.#facts);
    this.targets = model.targets(this.#facts);
    this.ledger = new Ledger(fn, model.loops(this.#facts));
    this.#summaryOf = summaryOf;
  }

  run(): Summary {
    const calls = this.fn.calls
      .filter((call) => !call.isInWorkerOnly)
      .map((call) => [call, this.targets.ofCall(call)] as const);
    for (const [call, target] of calls) this.#noteRecursion(call, target);
    for (const [loop, ns] of this.fn.operations)
      this.ledger.addWork(loop, [{ coefficient: ns, factors: [] }]);
    for (const [call, target] of calls) this.addTarget(call, target, call.arguments, once);
    return this.ledger.close(recursiveGrowth(this.fn, this.#recursiveCalls), this.#recursiveCalls[0]?.call);
  }

  /** What a call, or a callback that it hands on, runs `repeats` times each time the call is reached. */
  addTarget(call: CallFact, target: Target, args: readonly Expression[], repeats: Monomial): void {
    switch (target.kind) {
      case 'light':
        this.ledger.addWork(call.loop, [times(repeats, { coefficient: 5, factors: [] })]);
        return;
      case 'catalogued':
        this.ledger.isByNameOnly ||= target.isByNameOnly;
        addCatalogued(this, call, target.entry, repeats);
        return;
      case 'functions':
        for (const callee of target.functions) this.#addFunction(call, callee, args, repeats);
        return;
      case 'parameter':
        this.ledger.parameterCalls.push({
          owner: target.owner,
          index: target.index,
          path: target.path,
          times: times(this.ledger.tripsOf(call.loop), repeats),
          file: this.fn.file,
          line: call.line,
        });
        return;
      case 'unresolved':
        this.ledger.noteUnresolved(call, target.reason);
    }
  }

  /** How often a callback runs: a recursion through it counts its turns already. */
  repeatsOf(call: CallFact, repeats: Monomial): Monomial {
    return this.#branchingCalls.has(call) ? once : repeats;
  }

  #addFunction(call: CallFact, callee: FunctionFacts, args: readonly Expression[], repeats: Monomial): void {
    const summary = this.#summaryOf(callee);
    if (summary === 'recursive') return;
    const { ledger } = this;
    const sizes = { callee, args, extents: this.extents };
    const cpu = multiply(substitute(summary.cpu, sizes), repeats);
    ledger.addWork(call.loop, [...cpu, times(repeats, { coefficient: 3, factors: [] })]);
    const trips = times(ledger.tripsOf(call.loop), repeats);
    const often = estimate([trips]);
    const cpuNs = estimate(multiply(cpu, ledger.tripsOf(call.loop)));
    // What a function does in closures of its own it does itself.
    const isOwn = isPartOf(callee, this.fn);
    const ownShare = isOwn ? summary.ownCpuNs / Math.max(1, estimate(summary.cpu)) : 0;
    ledger.calledCpuNs += cpuNs * (1 - ownShare);
    ledger.calledSyncWaitMs += (summary.syncWaitMs - (isOwn ? summary.ownSyncWaitMs : 0)) * often;
    ledger.changesProcess ||= summary.changesProcess;
    ledger.isByNameOnly ||= summary.isByNameOnly;
    const isWaitedFor = !call.isDiscarded || !callee.isAsync;
    ledger.addWaits(isWaitedFor ? summary.asyncWaitMs * often : 0, summary.syncWaitMs * often, trips);
    ledger.waitsInLoop ||= isWaitedFor && summary.waitsInLoop;
    this.#carryEvidence(call, callee, summary, { often, cpuNs, isWaitedFor, isOwn });
    for (const inner of summary.parameterCalls) {
      const [innerTimes = once] = substitute([inner.times], sizes);
      this.#addHandedIn(call, callee, inner, args, times(repeats, innerTimes));
    }
    for (const pending of summary.pendingRecursion) {
      if (pending.to !== this.fn) ledger.pendingRecursion.push(pending);
    }
  }

  #carryEvidence(
    call: CallFact,
    callee: FunctionFacts,
    summary: Summary,
    {
      often,
      cpuNs,
      isWaitedFor,
      isOwn,
    }: { often: number; cpuNs: number; isWaitedFor: boolean; isOwn: boolean },
  ): void {
    const step: PathStep = { file: this.fn.file, line: call.line, name: callee.name };
    // What the callee takes for large may be small here: its reasons weigh what its work weighs here.
    const share = cpuNs / Math.max(1, estimate(summary.cpu));
    const onward = (contribution: Contribution): Contribution => ({
      ...contribution,
      // A closure of this function is no step away from it.
      path:
        isOwn || contribution.path.length >= maxPathLength ? contribution.path : [step, ...contribution.path],
      cpuNs: contribution.cpuNs * share,
      waitMs: contribution.waitMs * often,
    });
    for (const contribution of summary.contributions) {
      const isDropped = contribution.waitMs > 0 && !contribution.holdsThread && !isWaitedFor;
      const isDetail = contribution.signal === 'constant-loop' && !isOwn;
      if (!isDropped && !isDetail) this.ledger.contributions.push(onward(contribution));
    }
    for (const contribution of summary.unresolved) this.ledger.unresolved.push(onward(contribution));
    if (cpuNs < worthNamingNs || isOwn) return;
    this.ledger.contributions.push({
      ...this.ledger.place(call, 'cpu-callee', `${callee.name} computes, ${formula(summary.cpu)}`),
      cpuNs,
    });
  }

  /** The callee calls what it is given; here it is known what that is. */
  #addHandedIn(
    call: CallFact,
    callee: FunctionFacts,
    inner: ParameterCall,
    args: readonly Expression[],
    repeats: Monomial,
  ): void {
    if (inner.owner !== callee.node) {
      // It is given to a function around the callee, which may be this one.
      this.ledger.parameterCalls.push({ ...inner, times: times(this.ledger.tripsOf(call.loop), repeats) });
      return;
    }
    const value = args[inner.index];
    const handed = value === undefined ? undefined : memberValue(value, inner.path);
    if (handed !== undefined) this.addTarget(call, this.targets.ofValue(handed), [], repeats);
    else if (value !== undefined)
      this.ledger.noteUnresolved(call, `what ${callee.name} calls in what it is given cannot be told`);
  }

  #noteRecursion(call: CallFact, target: Target): void {
    const handed = call.arguments.filter(mayBeFunction).map((value) => this.targets.ofValue(value));
    for (const [index, reached] of [target, ...handed].entries()) {
      if (reached.kind !== 'functions') continue;
      for (const callee of reached.functions) {
        const summary = this.#summaryOf(callee);
        const isRepeated = call.loop !== undefined || index > 0;
        const found =
          summary === 'recursive'
            ? [
                {
                  to: callee,
                  call,
                  step: index > 0 ? 'part' : recursionStep(call, this.#facts.scopes),
                  isRepeated,
                } as const,
              ]
            : summary.pendingRecursion.map((pending) => ({
                ...pending,
                isRepeated: pending.isRepeated || isRepeated,
              }));
        this.#recursiveCalls.push(...found.filter(({ to }) => to === this.fn));
        if (summary === 'recursive')
          this.ledger.pendingRecursion.push(...found.filter(({ to }) => to !== this.fn));
        if (found.length === 0) continue;
        this.ledger.markBranching(call.loop);
        this.#branchingCalls.add(call);
      }
    }
  }
}

/** A function's closures are part of it; a module's functions are not part of its top-level code, its callbacks are. */
function isPartOf(callee: FunctionFacts, fn: FunctionFacts): boolean {
  if (callee.outer !== fn) return false;
  return fn.node.kind !== SyntaxKind.SourceFile || callee.simpleName.startsWith('<');
}

const functionValued: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ArrowFunction,
  SyntaxKind.FunctionExpression,
  SyntaxKind.Identifier,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.ParenthesizedExpression,
]);

/** Whether an argument is worth asking what function it is: literals and computed values are none. */
export function mayBeFunction(value: Expression): boolean {
  return functionValued.has(value.kind);
}

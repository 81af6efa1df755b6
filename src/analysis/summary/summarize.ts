import type { PathStep } from '../../core/index.ts';
import { type Expression, isForOfStatement, SyntaxKind } from '../../compiler/index.ts';
import { addCatalogued, addEffect, isThrownAwayChain } from './cataloguedCall.ts';
import { cursorIn, restartedBy, withoutOwnCursors } from '../loops/cursors.ts';
import { addCopy } from './copies.ts';
import { type Cost, estimate, formula, type Monomial, multiply, once, times } from '../cost/cost.ts';
import type { Extents } from '../sizes/extents.ts';
import type { CallFact, FileFacts, FunctionFacts, LoopFact } from '../facts/facts.ts';
import { isHanded } from '../values/handed.ts';
import { Ledger } from './ledger.ts';
import { addPackaged } from './packagedCall.ts';
import { recursiveGrowth } from '../recursion/recursiveGrowth.ts';
import { backTo, type Edge, through } from '../recursion/recursiveEdge.ts';
import type { RecursiveCall } from '../recursion/recursion.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { substitute } from './substitute.ts';
import { type Contribution, isWait, lightMs, type ParameterCall, type Summary } from './summary.ts';
import type { CallTargets, SummaryModel } from './summaryModel.ts';
import { functionsOf, type Given, type Target } from '../targets/target.ts';
import { loopThatRepeats } from '../loops/visitedOnce.ts';

/** What is known of a callee when its caller is summed up: its summary, or that it is being summed up itself. */
export type SummaryOf = (fn: FunctionFacts) => Summary | 'recursive';

/** Below this, a callee's computing is not worth an entry of its own in the evidence: half a millisecond. */
const worthNamingNs = 500_000;
/** What one step of a generator takes, roughly. */
const asFarNs = 1_000;
const maxPathLength = 12;

/** Functions that are handed in by functions that are handed in are followed so far. */
const maxHanding = 4;

/** Sums up one function from its facts and the summaries of what it calls. */
export function summarize(fn: FunctionFacts, model: SummaryModel, summaryOf: SummaryOf): Summary {
  return new Summarizer(fn, model, summaryOf).run();
}

/** The functions of the project whose summaries a function's own summary is made from. */
export function dependenciesOf(fn: FunctionFacts, model: SummaryModel): readonly FunctionFacts[] {
  const targets = model.targets(model.factsOf(fn));
  const found = new Set<FunctionFacts>();
  for (const call of targets.callsOf(fn)) {
    for (const target of [targets.ofCall(call), ...targets.handedTo(call)]) {
      for (const callee of functionsOf(target)) found.add(callee);
    }
  }
  return [...found];
}

/** How often something runs each time a call is reached, how often its waits count, and with what. */
export interface Turns {
  readonly repeats: Monomial;
  readonly waits: Monomial;
  /** What the callee, or what made it, was given before. */
  readonly given?: readonly Given[] | undefined;
}

export class Summarizer {
  readonly extents: Extents;
  readonly targets: CallTargets;
  readonly ledger: Ledger;
  readonly fn: FunctionFacts;
  readonly scopes: Scopes;
  readonly #facts: FileFacts;
  readonly #summaryOf: SummaryOf;
  readonly #recursiveCalls: RecursiveCall[] = [];
  /** The call of this function through which the first of them is reached. */
  #leadsBack: CallFact | undefined;
  /** Calls that hand a callback which leads back here: the recursion counts how often it runs. */
  readonly #branchingCalls = new Set<CallFact>();

  readonly #model: SummaryModel;
  readonly #given: readonly Expression[];
  /** How many functions that were handed in stand around the one that is being booked. */
  #handing = 0;

  /** `given`: arguments that a caller hands in, instead of which no default is evaluated. */
  constructor(
    fn: FunctionFacts,
    model: SummaryModel,
    summaryOf: SummaryOf,
    given: readonly Expression[] = [],
  ) {
    this.fn = fn;
    this.#model = model;
    this.#given = given;
    this.#facts = model.factsOf(fn);
    this.scopes = this.#facts.scopes;
    model.prefetchSizes(fn);
    this.extents = model.extents(this.#facts);
    this.targets = model.targets(this.#facts);
    this.ledger = new Ledger(fn, model.loops(this.#facts));
    this.#summaryOf = summaryOf;
  }

  run(): Summary {
    const calls = this.targets
      .callsOf(this.fn)
      .filter((call) => !call.isInWorkerOnly && !isHanded(call.defaultOf, this.#given, this.scopes))
      .map((call) => [call, this.targets.ofCall(call)] as const);
    for (const [call, target] of calls) this.#noteRecursion(call, target);
    for (const [loop, ns] of this.fn.operations) {
      this.ledger.goTo(loop?.node.pos ?? 0);
      this.ledger.addWork(loop, [{ coefficient: ns, factors: [] }]);
    }
    for (const copy of this.fn.copies) {
      this.ledger.goTo(copy.expression.pos);
      addCopy(this, copy);
    }
    for (const [call, target] of calls) {
      this.ledger.goTo(call.node.pos);
      this.addTarget(call, target, call.arguments, once);
    }
    return this.ledger.close(recursiveGrowth(this.fn, this.#ownRecursion()), this.#leadsBack);
  }

  /**
   * The calls that lead back here, unless others lead back to a function around this one: then all of them are one walk,
   * which is counted there.
   */
  #ownRecursion(): readonly RecursiveCall[] {
    const around = this.ledger.pendingRecursion.find(({ to }) => to !== this.fn)?.to;
    if (around === undefined) return this.#recursiveCalls;
    this.ledger.pendingRecursion.push(...this.#recursiveCalls.map((call) => ({ ...call, to: around })));
    return [];
  }

  /**
   * What a call, or a callback that it hands on, runs `repeats` times each time the call is reached. Where the runs wait
   * side by side their waits count for `waits` of them.
   */
  addTarget(
    call: CallFact,
    target: Target,
    args: readonly Expression[],
    repeats: Monomial,
    waits: Monomial = repeats,
  ): void {
    if (call.isOnError) this.#addWaitsOf(call, target, waits);
    else this.#addAll(call, target, args, { repeats, waits });
  }

  /** What runs when something went wrong does not count as work of a usual run, but a wait in it is a wait. */
  #addWaitsOf(call: CallFact, target: Target, repeats: Monomial): void {
    if (target.kind === 'catalogued') addEffect(this, call, target.entry, repeats);
    for (const [callee, summary] of this.#summariesOf(target)) {
      const often = estimate([times(this.ledger.tripsOf(call.loop), repeats)]);
      const isWaitedFor = isWaited(call, callee);
      this.ledger.addWaits(isWaitedFor ? summary.asyncWaitMs * often : 0, summary.syncWaitMs * often, once);
      const waits = summary.contributions.filter(isWait);
      const effect = { often, cpuNs: 0, isWaitedFor, isOwn: isPartOf(callee, this.fn) };
      this.#carryEvidence(call, callee, { ...summary, contributions: waits, unresolved: [] }, effect);
    }
  }

  #addAll(call: CallFact, target: Target, args: readonly Expression[], turns: Turns): void {
    const { repeats } = turns;
    switch (target.kind) {
      case 'light':
        this.ledger.addWork(call.loop, [times(repeats, { coefficient: 5, factors: [] })]);
        return;
      case 'catalogued':
        this.ledger.isByNameOnly ||= target.isByNameOnly;
        addCatalogued(this, call, target.entry, repeats);
        return;
      case 'packaged':
        addPackaged(this, call, target.packaged, args, turns);
        return;
      case 'functions':
        for (const callee of target.functions) {
          if (!isUnrun(callee, call))
            this.#addFunction(call, callee, args, { ...turns, given: target.given });
        }
        return;
      case 'one-of':
        this.#addOneOf(call, target.targets, args, turns);
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

  /**
   * Of several functions the one that takes longest stands for all of them; another one that holds the thread while it
   * waits is named as well, since any path that holds it counts.
   */
  #addOneOf(call: CallFact, targets: readonly Target[], args: readonly Expression[], turns: Turns): void {
    const weighed = targets.map((target) => ({ target, weight: this.#weightOf(target) }));
    const [heaviest] = weighed.toSorted((a, b) => b.weight.ms - a.weight.ms);
    if (heaviest === undefined) return;
    this.#addAll(call, heaviest.target, args, turns);
    const holding = weighed.find(({ weight }) => weight.holds);
    if (holding !== undefined && !heaviest.weight.holds) this.#addWaitsOf(call, holding.target, turns.waits);
    const least = Math.min(...weighed.map(({ weight }) => weight.ms));
    if (heaviest.weight.ms >= lightMs && least < lightMs) this.ledger.isOneOfUnlike = true;
    for (const { target } of weighed) {
      if (target.kind === 'unresolved') this.ledger.noteUnresolved(call, target.reason);
    }
  }

  #weightOf(target: Target): { readonly ms: number; readonly holds: boolean } {
    if (target.kind === 'catalogued') {
      const { entry } = target;
      const ms = (entry.waitMs ?? 0) + (entry.work?.fixedNs ?? 0) / 1e6;
      return { ms, holds: entry.blocking && entry.waitMs !== undefined };
    }
    let ms = 0;
    let holds = false;
    for (const [, summary] of this.#summariesOf(target)) {
      ms += estimate(summary.cpu) / 1e6 + summary.asyncWaitMs + summary.syncWaitMs;
      holds ||= summary.syncWaitMs > 0;
    }
    return { ms, holds };
  }

  /** The functions that a target may run, with what each of them does as far as that is known by now. */
  #summariesOf(target: Target): readonly (readonly [FunctionFacts, Summary])[] {
    if (target.kind === 'packaged') return [[target.packaged.fn, target.packaged.summary]];
    return functionsOf(target).flatMap((callee) => {
      const summary = this.#summaryOf(callee);
      return summary === 'recursive' ? [] : [[callee, summary] as const];
    });
  }

  /** How often a callback runs: a recursion through it counts its turns already. */
  repeatsOf(call: CallFact, repeats: Monomial): Monomial {
    return this.#branchingCalls.has(call) ? once : repeats;
  }

  #addFunction(call: CallFact, callee: FunctionFacts, args: readonly Expression[], turns: Turns): void {
    const known = this.#summaryOf(callee);
    if (known === 'recursive') return;
    this.addSummary(call, callee, this.#withGiven(callee, call, args) ?? known, args, turns);
  }

  /** Books what a function does whose summary is known; `isPackaged` says that nobody's code in the project does it. */
  addSummary(
    call: CallFact,
    callee: FunctionFacts,
    summary: Summary,
    args: readonly Expression[],
    { repeats, waits, given }: Turns,
    isPackaged = false,
  ): void {
    const { ledger } = this;
    const loop = loopThatRepeats(call, callee);
    const sizes = { callee, args, extents: this.extents };
    const isWaitedFor = isWaited(call, callee);
    const { start } = summary;
    // What nobody waits for goes on in a turn of its own after its first wait.
    const done = isWaitedFor ? summary.cpu : start.cpu;
    const whole = substitute(done, sizes);
    const cpu = multiply(callee.isGenerator ? this.#asFarAsAsked(call, whole) : whole, repeats);
    const isAtOnce = !isWaitedFor || start.cpu === summary.cpu;
    if (isAtOnce) this.#addOnward(call, loop, cpu);
    else ledger.addWork(loop, cpu, multiply(substitute(start.cpu, sizes), repeats));
    ledger.addWork(call.loop, [times(repeats, { coefficient: 3, factors: [] })]);
    const trips = times(ledger.tripsOf(loop), waits);
    const often = estimate([trips]);
    const cpuNs = estimate(multiply(cpu, ledger.tripsOf(loop)));
    // What a function does in closures of its own it does itself.
    const isOwn = isPartOf(callee, this.fn);
    const ownShare = isOwn ? summary.ownCpuNs / Math.max(1, estimate(summary.cpu)) : 0;
    const syncWaitMs = isWaitedFor ? summary.syncWaitMs : start.syncWaitMs;
    // What a package does counts as done by whoever calls it.
    if (!isPackaged) {
      ledger.calledCpuNs += cpuNs * (1 - ownShare);
      ledger.calledSyncWaitMs += Math.max(0, syncWaitMs - (isOwn ? summary.ownSyncWaitMs : 0)) * often;
    }
    ledger.changesProcess ||= summary.changesProcess;
    ledger.isByNameOnly ||= summary.isByNameOnly;
    ledger.isOneOfUnlike ||= summary.isOneOfUnlike;
    ledger.isFromPackage ||= summary.isFromPackage;
    const asyncWaitMs = isWaitedFor ? summary.asyncWaitMs : 0;
    ledger.addWaits(asyncWaitMs * often, syncWaitMs * often, trips, start.syncWaitMs * often);
    ledger.waitsInLoop ||= isWaitedFor && summary.waitsInLoop;
    if (isWaitedFor) {
      const isTogether = summary.asyncWaitMs > 0 && repeats.factors.length > waits.factors.length;
      ledger.waitsTogether ||= isTogether || summary.waitsTogether;
    }
    this.#carryEvidence(call, callee, summary, { often, cpuNs, isWaitedFor, isOwn });
    for (const inner of summary.parameterCalls) {
      const [innerTimes = once] = substitute([inner.times], sizes);
      this.#addHandedIn(call, callee, inner, { args, given, repeats: times(repeats, innerTimes) });
    }
    this.#passOn(call, summary, call.loop !== undefined || repeats.factors.length > 0);
  }

  /** Work of a callee; where it moves a place onward that is there before, loops around do not repeat it. */
  #addOnward(call: CallFact, loop: LoopFact | undefined, cpu: Cost): void {
    if (!cpu.some((term) => cursorIn(term) !== undefined)) {
      this.ledger.addWork(loop, cpu);
      return;
    }
    const isOnThis = /^(this|super)\b[^.]*\.[^.]+$/.test(call.callee.getText());
    const cost = withoutOwnCursors(cpu, ({ owner }) => owner === undefined && !isOnThis);
    for (const term of cost) {
      const cursor = cursorIn(term);
      this.ledger.addWork(cursor === undefined ? loop : restartedBy(cursor.name, loop), [term]);
    }
  }

  /** What leads back to functions around this one. */
  #passOn(call: CallFact, { pendingRecursion }: Summary, isRepeated: boolean): void {
    if (pendingRecursion.length === 0) return;
    const isOneOf = functionsOf(this.targets.ofCall(call)).length > 1;
    const edge: Edge = { call, isOneOf, isRepeated, scopes: this.scopes };
    for (const pending of pendingRecursion)
      if (pending.to !== this.fn) this.ledger.pendingRecursion.push(through(edge, pending));
  }

  /** What a callee does here, where an argument stands in for a default that would take time. */
  #withGiven(callee: FunctionFacts, call: CallFact, args: readonly Expression[]): Summary | undefined {
    if (args !== call.arguments || this.#given.length > 0) return undefined;
    const isOther = callee.calls.some(({ defaultOf }) => isHanded(defaultOf, args, this.scopes));
    if (!isOther) return undefined;
    return new Summarizer(callee, this.#model, this.#summaryOf, args).run();
  }

  /** A generator runs no further than the loop over it goes. */
  #asFarAsAsked(call: CallFact, cost: Cost): Cost {
    const { parent } = call.node;
    if (!isForOfStatement(parent) || parent.expression !== call.node) return cost;
    const { trips } = this.ledger.boundOf(parent);
    const most = trips.coefficient * asFarNs;
    return trips.factors.length === 0 && estimate(cost) > most ? [{ coefficient: most, factors: [] }] : cost;
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
      const isHeld = contribution.holdsThread && summary.start.syncWaitMs > 0;
      const isDropped = contribution.waitMs > 0 && !isHeld && !isWaitedFor;
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
    { args, given, repeats }: Pick<Turns, 'given' | 'repeats'> & { readonly args: readonly Expression[] },
  ): void {
    // What is handed in may hand itself on.
    if (this.#handing >= maxHanding) return;
    const by = inner.path === '' ? given?.find(({ owner }) => owner === inner.owner) : undefined;
    const before = by?.values[inner.index - by.from];
    const handed = before ?? this.targets.handedIn(call, callee, inner, args);
    if (handed === 'by-others') {
      // It is given to a function around the callee, which may be this one.
      this.ledger.parameterCalls.push({ ...inner, times: times(this.ledger.tripsOf(call.loop), repeats) });
    } else if (handed === 'unknown') {
      this.ledger.noteUnresolved(call, `what ${callee.name} calls in what it is given cannot be told`);
    } else if (handed !== 'nothing') {
      this.#handing += 1;
      this.addTarget(call, handed, [], repeats);
      this.#handing -= 1;
    }
  }

  #noteRecursion(call: CallFact, target: Target): void {
    // What happens when something went wrong is not what a usual run leads to.
    if (call.isOnError) return;
    this.#noteReached(call, target, false);
    if (!this.#isCalledLater(call, target))
      for (const handed of this.targets.handedTo(call)) this.#noteReached(call, handed, true);
  }

  #noteReached(call: CallFact, target: Target, isHandedOver: boolean): void {
    const callees = functionsOf(target);
    const edge: Edge = {
      call,
      isOneOf: callees.length > 1,
      isRepeated: call.loop !== undefined || isHandedOver,
      scopes: this.scopes,
    };
    for (const callee of callees) {
      const summary = this.#summaryOf(callee);
      // Nobody waits for it: it goes on in a turn of its own.
      if (summary === 'recursive' && call.isDiscarded && callee.isAsync) continue;
      const found =
        summary === 'recursive'
          ? [backTo(callee, edge, isHandedOver)]
          : summary.pendingRecursion.map((pending) => ({
              ...through(edge, pending),
              by: { call, callee },
            }));
      const leadingBack = found.filter(({ to }) => to === this.fn);
      if (leadingBack.length > 0) this.#leadsBack ??= call;
      this.#recursiveCalls.push(...leadingBack);
      if (summary === 'recursive')
        this.ledger.pendingRecursion.push(...found.filter(({ to }) => to !== this.fn));
      if (found.length === 0) continue;
      this.ledger.markBranching(call.loop);
      this.#branchingCalls.add(call);
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
        const summary = this.#summaryOf(callee);
        return summary !== 'recursive' && summary.parameterCalls.length === 0;
      })
    );
  }
}

/** Nobody waits for a promise that is thrown away; what is no promise is over when the call is. */
function isWaited(call: CallFact, callee: FunctionFacts): boolean {
  return !call.isDiscarded || (!callee.isAsync && !call.isStarted);
}

/** Calling a generator runs nothing of it until somebody goes through what it gives. */
function isUnrun(callee: FunctionFacts, call: CallFact): boolean {
  return callee.isGenerator && (call.isReturned || call.isDiscarded);
}

/** A function's closures are part of it; a module's functions are not part of its top-level code, its callbacks are. */
function isPartOf(callee: FunctionFacts, fn: FunctionFacts): boolean {
  if (callee.outer !== fn) return false;
  return fn.node.kind !== SyntaxKind.SourceFile || callee.simpleName.startsWith('<');
}

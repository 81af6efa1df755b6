import type { Expression } from '../../compiler/index.ts';
import { type Monomial, once, times } from '../cost/cost.ts';
import type { CallFact, FileFacts, FunctionFacts } from '../facts/facts.ts';
import { recursiveGrowth } from '../recursion/recursiveGrowth.ts';
import type { Extents } from '../sizes/extents.ts';
import type { Scopes } from '../syntax/scopes.ts';
import type { Target } from '../targets/target.ts';
import { isHanded } from '../values/handed.ts';
import type { Booking, SummaryOf, Turns } from './booking.ts';
import { isUnrun } from './calledFunction.ts';
import { addSummary } from './calleeSummary.ts';
import { addCatalogued } from './cataloguedCall.ts';
import { addCopy } from './copies.ts';
import { Ledger } from './ledger.ts';
import { addOneOf } from './oneOfSeveral.ts';
import { addPackaged } from './packagedCall.ts';
import { RecursiveCalls } from './recursiveCalls.ts';
import type { Summary } from './summary.ts';
import type { CallTargets, SummaryModel } from './summaryModel.ts';
import { addWaitsOf } from './waitsOnly.ts';

/** Sums up one function from its facts and the summaries of what it calls. */
export function summarize(fn: FunctionFacts, model: SummaryModel, summaryOf: SummaryOf): Summary {
  return new Summarizer(fn, model, summaryOf).run();
}

class Summarizer implements Booking {
  readonly extents: Extents;
  readonly targets: CallTargets;
  readonly ledger: Ledger;
  readonly fn: FunctionFacts;
  readonly scopes: Scopes;
  readonly #facts: FileFacts;
  readonly summaryOf: SummaryOf;
  handing = 0;
  readonly #recursive: RecursiveCalls;
  readonly #model: SummaryModel;
  readonly #given: readonly Expression[];

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
    this.summaryOf = summaryOf;
    this.#recursive = new RecursiveCalls(this);
  }

  run(): Summary {
    const calls = this.targets
      .callsOf(this.fn)
      .filter((call) => !call.isInWorkerOnly && !isHanded(call.defaultOf, this.#given, this.scopes))
      .map((call) => [call, this.targets.ofCall(call)] as const);
    for (const [call, target] of calls) this.#recursive.note(call, target);
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
    return this.ledger.close(recursiveGrowth(this.fn, this.#recursive.own()), this.#recursive.leadsBack);
  }

  addTarget(
    call: CallFact,
    target: Target,
    args: readonly Expression[],
    repeats: Monomial,
    waits: Monomial = repeats,
  ): void {
    if (call.isOnError) addWaitsOf(this, call, target, waits);
    else this.#addAll(call, target, args, { repeats, waits });
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
        addOneOf(this, call, target.targets, args, turns);
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

  repeatsOf(call: CallFact, repeats: Monomial): Monomial {
    return this.#recursive.repeatsOf(call, repeats);
  }

  #addFunction(call: CallFact, callee: FunctionFacts, args: readonly Expression[], turns: Turns): void {
    const known = this.summaryOf(callee);
    if (known === 'recursive') return;
    addSummary(this, call, callee, this.#withGiven(callee, call, args) ?? known, args, turns);
  }

  /** What a callee does here, where an argument stands in for a default that would take time. */
  #withGiven(callee: FunctionFacts, call: CallFact, args: readonly Expression[]): Summary | undefined {
    if (args !== call.arguments || this.#given.length > 0) return undefined;
    const isOther = callee.calls.some(({ defaultOf }) => isHanded(defaultOf, args, this.scopes));
    if (!isOther) return undefined;
    return new Summarizer(callee, this.#model, this.summaryOf, args).run();
  }
}

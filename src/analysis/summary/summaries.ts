import type { FunctionFacts } from '../facts/facts.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import type { Translation } from '../incremental/translate.ts';
import { dependenciesOf } from './dependencies.ts';
import { summarize } from './summarize.ts';
import { isWait, strongest, type Summary } from './summary.ts';
import type { SummaryModel } from './summaryModel.ts';

/**
 * Groups of mutually recursive functions larger than this share one pass instead of one pass a member, which would take
 * as many times as the group has members, each of them through the whole group.
 */
const maxPassesOfProject = 8;

/** Summaries of the functions of a project or a package, callees first; each is made once. */
export class Summaries {
  readonly #model: SummaryModel;
  readonly #maxPasses: number;
  readonly #done = new Map<FunctionFacts, Summary>();
  /** Whose summaries were made from a function's. */
  readonly #users = new Map<FunctionFacts, Set<FunctionFacts>>();

  constructor(model: SummaryModel, maxPasses = maxPassesOfProject) {
    this.#model = model;
    this.#maxPasses = maxPasses;
  }

  of(fn: FunctionFacts): Summary {
    const known = this.#done.get(fn);
    if (known !== undefined) return known;
    for (const group of calleesFirst(fn, (at) => this.#pendingDependencies(at))) this.#finish(group);
    const summary = this.#done.get(fn);
    if (summary === undefined) throw new Error(`${fn.name} was not summed up`);
    return summary;
  }

  /**
   * Forgets the summaries of some functions and of all that were made from them, and says of which ones.
   */
  forget(functions: Iterable<FunctionFacts>): ReadonlySet<FunctionFacts> {
    const affected = new Set(functions);
    for (const fn of affected) {
      this.#done.delete(fn);
      // A set hands out what is added to it while it is gone through.
      for (const user of this.#users.get(fn) ?? []) affected.add(user);
    }
    return affected;
  }

  /** Goes on after an edit: what is kept of the edited file's functions is said of their new facts. */
  follow({ successors }: FileUpdate, translation: Translation): void {
    for (const [fn, summary] of Array.from(this.#done)) {
      const now = successors.get(fn) ?? fn;
      if (now !== fn) this.#done.delete(fn);
      const translated = translation.summary(summary);
      if (now !== fn || translated !== summary) this.#done.set(now, translated);
    }
    for (const [fn, users] of Array.from(this.#users)) {
      const now = successors.get(fn) ?? fn;
      const isKept = now === fn && !hasAny(users, successors);
      if (isKept) continue;
      this.#users.delete(fn);
      this.#users.set(now, new Set(Array.from(users, (user) => successors.get(user) ?? user)));
    }
  }

  #pendingDependencies(fn: FunctionFacts): readonly FunctionFacts[] {
    const dependencies = dependenciesOf(fn, this.#model);
    for (const callee of dependencies) {
      const users = this.#users.get(callee);
      if (users === undefined) this.#users.set(callee, new Set([fn]));
      else users.add(fn);
    }
    return dependencies.filter((callee) => !this.#done.has(callee));
  }

  /** Functions that call one another are each summed up as if it were the first of them to be called. */
  #finish(members: readonly FunctionFacts[]): void {
    // In the same order whichever of them was asked about first.
    const group = members.length === 1 ? members : members.toSorted(byPlace);
    const inGroup = new Set(group);
    const shared = new Map<FunctionFacts, Summary>();
    const results = group.map((fn) => {
      const known = group.length > this.#maxPasses ? shared : new Map<FunctionFacts, Summary>();
      return [fn, this.#asEntry(fn, inGroup, known, new Set())] as const;
    });
    const found = new Map(results);
    if (group.length > this.#maxPasses) this.#completeWaits(found);
    for (const [fn, summary] of found) this.#done.set(fn, { ...summary, pendingRecursion: [] });
  }

  /**
   * In a shared pass a function does not see what those do through which it was come to. What it computes is counted
   * where it was come from, but a wait behind them is a wait of its own as well.
   */
  #completeWaits(found: Map<FunctionFacts, Summary>): void {
    let reached = [...found.keys()].filter((fn) => waits(found.get(fn)));
    // One step at a time, so that it does not matter who was asked about first.
    while (reached.length > 0) {
      const callers = new Set(reached.flatMap((callee) => [...(this.#users.get(callee) ?? [])]));
      const completed = [...found].flatMap(([fn, summary]) => {
        const result = callers.has(fn) && !waits(summary) ? this.#withWaits(fn, summary, found) : undefined;
        return result === undefined ? [] : [[fn, result] as const];
      });
      for (const [fn, summary] of completed) found.set(fn, summary);
      reached = completed.map(([fn]) => fn);
    }
  }

  #withWaits(
    fn: FunctionFacts,
    summary: Summary,
    found: ReadonlyMap<FunctionFacts, Summary>,
  ): Summary | undefined {
    const again = summarize(fn, this.#model, (callee) => {
      const known = callee === fn ? undefined : (this.#done.get(callee) ?? found.get(callee));
      return known === undefined ? 'recursive' : { ...known, pendingRecursion: [] };
    });
    if (!waits(again)) return undefined;
    const { asyncWaitMs, syncWaitMs, ownSyncWaitMs } = again;
    const contributions = strongest([...summary.contributions, ...again.contributions.filter(isWait)]);
    return { ...summary, asyncWaitMs, syncWaitMs, ownSyncWaitMs, contributions };
  }

  #asEntry(
    fn: FunctionFacts,
    group: ReadonlySet<FunctionFacts>,
    known: Map<FunctionFacts, Summary>,
    entered: Set<FunctionFacts>,
  ): Summary {
    entered.add(fn);
    const summary = summarize(fn, this.#model, (callee) => {
      const done = this.#done.get(callee) ?? known.get(callee);
      if (done !== undefined) return done;
      if (entered.has(callee) || !group.has(callee)) return 'recursive';
      return this.#asEntry(callee, group, known, entered);
    });
    entered.delete(fn);
    known.set(fn, summary);
    return summary;
  }
}

function waits(summary: Summary | undefined): boolean {
  return summary !== undefined && summary.asyncWaitMs + summary.syncWaitMs > 0;
}

function byPlace(a: FunctionFacts, b: FunctionFacts): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}

function hasAny<K>(set: ReadonlySet<K>, map: ReadonlyMap<K, unknown>): boolean {
  for (const one of set) if (map.has(one)) return true;
  return false;
}

/**
 * Tarjan's strongly connected components from one function on, in an order where callees come before their callers.
 * The stack is a list of its own: call chains of real programs can be longer than JavaScript's stack is deep.
 */
function calleesFirst(
  root: FunctionFacts,
  calleesOf: (fn: FunctionFacts) => readonly FunctionFacts[],
): readonly (readonly FunctionFacts[])[] {
  const groups: FunctionFacts[][] = [];
  const index = new Map<FunctionFacts, number>();
  const low = new Map<FunctionFacts, number>();
  const open: FunctionFacts[] = [];
  const isOpen = new Set<FunctionFacts>();
  const work: { fn: FunctionFacts; callees: readonly FunctionFacts[]; next: number }[] = [];
  const enter = (fn: FunctionFacts): void => {
    index.set(fn, index.size);
    low.set(fn, index.size - 1);
    open.push(fn);
    isOpen.add(fn);
    work.push({ fn, callees: calleesOf(fn), next: 0 });
  };
  const lower = (fn: FunctionFacts, value: number): void => {
    low.set(fn, Math.min(low.get(fn) ?? value, value));
  };
  enter(root);
  for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
    const callee = frame.callees[frame.next];
    frame.next += 1;
    if (callee !== undefined) {
      const seen = index.get(callee);
      if (seen === undefined) enter(callee);
      else if (isOpen.has(callee)) lower(frame.fn, seen);
      continue;
    }
    work.pop();
    const caller = work.at(-1)?.fn;
    if (caller !== undefined) lower(caller, low.get(frame.fn) ?? 0);
    if (low.get(frame.fn) !== index.get(frame.fn)) continue;
    const group = open.splice(open.indexOf(frame.fn));
    for (const fn of group) isOpen.delete(fn);
    groups.push(group);
  }
  return groups;
}

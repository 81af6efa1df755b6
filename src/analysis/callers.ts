import { assertNever, type PathStep } from '../core/index.ts';
import { SyntaxKind } from '../compiler/index.ts';
import type { CallFact, FileFacts, FunctionFacts } from './facts.ts';
import type { FileUpdate } from './incremental/fileUpdate.ts';
import type { Translation } from './incremental/translate.ts';
import type { ProjectModel } from './projectModel.ts';
import type { Summaries } from './summaries.ts';
import { handedFunctions } from './handed.ts';
import { functionsOf, type Target } from './target.ts';

/** One way in which a function gets to run. */
interface CallerEdge {
  readonly caller: FunctionFacts;
  /** Of the call, in the caller's file. */
  readonly line: number;
  /** The event loop runs it, after the call returned: a handler, a timer's callback. */
  readonly isLater: boolean;
}

/** What is known of a file's calls. */
interface IndexedFile {
  /** Functions whose summaries said what becomes of a callback. */
  readonly consulted: Set<FunctionFacts>;
  /** Callers whose calls are among the edges. */
  readonly functions: Set<FunctionFacts>;
}

/** How asynchronous code reaches a function. */
export interface AsyncPath {
  /** Callers outermost first, then the function itself. */
  readonly steps: readonly PathStep[];
  /** The outermost caller is asynchronous itself, or it only hands the event loop something to call. */
  readonly entry: 'async-caller' | 'callback';
}

/** How far up the callers the search for an asynchronous one goes. */
const maxVisited = 400;

/**
 * Who calls whom, upwards. A file's calls are indexed when one of its callees is asked about, and only files that
 * mention the name (or a name that it is renamed to) are: the others cannot call it.
 */
export class Callers {
  readonly #model: ProjectModel;
  readonly #summaries: Summaries;
  readonly #edges = new Map<FunctionFacts, CallerEdge[]>();
  readonly #indexed = new Map<FileFacts, IndexedFile>();
  /** Edges of functions that were asked about, in order; all of them are known. */
  readonly #sorted = new Map<FunctionFacts, readonly CallerEdge[]>();

  constructor(model: ProjectModel, summaries: Summaries) {
    this.#model = model;
    this.#summaries = summaries;
  }

  /** The shortest way from asynchronous code to a function; `undefined` where only synchronous code reaches it. */
  asyncPathTo(fn: FunctionFacts): AsyncPath | undefined {
    const queue: { fn: FunctionFacts; path: readonly PathStep[] }[] = [
      { fn, path: [{ file: fn.file, line: this.#model.lineOf(fn), name: fn.name }] },
    ];
    if (fn.isAsync) return { steps: queue[0]?.path ?? [], entry: 'async-caller' };
    const seen = new Set([fn]);
    for (let at = queue.shift(); at !== undefined && seen.size < maxVisited; at = queue.shift()) {
      for (const { caller, line, isLater } of this.#callersOf(at.fn)) {
        const path = [{ file: caller.file, line, name: caller.name }, ...at.path];
        if (isLater) return { steps: path, entry: 'callback' };
        if (caller.isAsync || caller.hasTopLevelAwait) return { steps: path, entry: 'async-caller' };
        if (seen.has(caller)) continue;
        seen.add(caller);
        queue.push({ fn: caller, path });
      }
    }
    return undefined;
  }

  /** Goes on after an edit: the calls of the edited file, and those that rest on what was `affected`, are found again. */
  follow(
    { old, now, edited, successors }: FileUpdate,
    affected: ReadonlySet<FunctionFacts>,
    translation: Translation,
  ): void {
    this.#sorted.clear();
    const stale = new Set([old.source.fileName]);
    const kept = new Set<FunctionFacts>();
    for (const [facts, { consulted, functions }] of Array.from(this.#indexed)) {
      const isStale = [...consulted].some((fn) => affected.has(fn));
      if (!isStale && facts !== old) {
        follow(consulted, successors);
        continue;
      }
      this.#indexed.delete(facts);
      stale.add(facts.source.fileName);
      if (isStale) continue;
      for (const fn of functions) if (!edited.has(fn) && successors.has(fn)) kept.add(fn);
      follow(consulted, successors);
      this.#indexed.set(now, { consulted, functions: new Set(inNew(kept, successors)) });
    }
    for (const [callee, edges] of Array.from(this.#edges)) {
      const followed = edges.flatMap((edge) => {
        if (!stale.has(edge.caller.file)) return [edge];
        const caller = kept.has(edge.caller) ? successors.get(edge.caller) : undefined;
        if (caller === undefined) return [];
        return [{ ...edge, caller, line: translation.line(caller.file, edge.line) }];
      });
      const target = successors.get(callee) ?? callee;
      if (target !== callee) this.#edges.delete(callee);
      this.#edges.set(target, followed);
    }
  }

  #callersOf(fn: FunctionFacts): readonly CallerEdge[] {
    const known = this.#sorted.get(fn);
    if (known !== undefined) return known;
    this.#index(this.#model.factsOf(fn));
    if (!fn.simpleName.startsWith('<') && !isLocal(fn)) {
      for (const name of this.#namesOf(fn))
        for (const facts of this.#model.mentioning(name)) this.#index(facts);
    }
    const edges = (this.#edges.get(fn) ?? []).toSorted(byPlace);
    this.#sorted.set(fn, edges);
    return edges;
  }

  /** The names that a function can be reached by, as imports, exports and variables rename it. */
  #namesOf(fn: FunctionFacts): ReadonlySet<string> {
    const names = new Set([fn.simpleName]);
    if (fn.isDefaultExport) names.add('default');
    // A class is called by its own name.
    if (fn.simpleName === 'constructor')
      names.add(fn.name.replace(/\.constructor$/, '').replace(/^.*\//, ''));
    // A set hands out what is added to it while it is gone through: renames of renames come along.
    for (const name of names) for (const other of this.#model.otherNames(name)) names.add(other);
    return names;
  }

  #index(facts: FileFacts): void {
    let record = this.#indexed.get(facts);
    if (record?.functions.size === facts.functions.length) return;
    if (record === undefined)
      this.#indexed.set(facts, (record = { consulted: new Set(), functions: new Set() }));
    const { consulted, functions } = record;
    const targets = this.#model.targets(facts);
    for (const caller of facts.functions) {
      if (functions.has(caller)) continue;
      functions.add(caller);
      for (const call of targets.callsOf(caller)) {
        if (call.isInWorkerOnly) continue;
        const target = targets.ofCall(call);
        for (const callee of functionsOf(target))
          this.#add(callee, { caller, line: call.line, isLater: false });
        for (const [index, value] of call.arguments.entries()) {
          for (const handed of handedFunctions([value], facts.scopes))
            this.#indexHanded(targets.ofValue(handed), { caller, call, consulted }, target, index);
        }
      }
    }
  }

  #indexHanded(
    handed: Target,
    from: {
      readonly caller: FunctionFacts;
      readonly call: CallFact;
      readonly consulted: Set<FunctionFacts>;
    },
    target: Target,
    index: number,
  ): void {
    for (const callee of functionsOf(target)) from.consulted.add(callee);
    const callees = functionsOf(handed);
    if (callees.length === 0) return;
    const use = this.#useOf(target, index, from.call.arguments.length);
    if (use === 'never') return;
    for (const callee of callees)
      this.#add(callee, { caller: from.caller, line: from.call.line, isLater: use === 'later' });
  }

  /** Whether the callee runs what it is handed at a place: from within, from the event loop later, or never. */
  #useOf(target: Target, index: number, count: number): 'now' | 'later' | 'never' {
    switch (target.kind) {
      case 'catalogued': {
        const { callback } = target.entry;
        const at = callback === undefined ? undefined : callback.argument < 0 ? count - 1 : callback.argument;
        if (callback === undefined || at !== index) return 'never';
        return callback.calls === 'later' ? 'later' : 'now';
      }
      case 'functions':
      case 'one-of': {
        const isCalled = functionsOf(target).some((callee) =>
          this.#summaries
            .of(callee)
            .parameterCalls.some((use) => use.owner === callee.node && use.index === index),
        );
        return isCalled ? 'now' : 'never';
      }
      case 'packaged': {
        const { fn, summary } = target.packaged;
        const isCalled = summary.parameterCalls.some((use) => use.owner === fn.node && use.index === index);
        // What a package keeps, or hands on to what cannot be seen into, it is usually meant to call.
        return isCalled || summary.unresolved.length > 0 ? 'now' : 'never';
      }
      case 'light':
        return 'never';
      case 'parameter':
      case 'unresolved':
        // Nobody can tell; what is handed over is usually meant to be called.
        return 'now';
      default:
        return assertNever(target);
    }
  }

  #add(callee: FunctionFacts, edge: CallerEdge): void {
    const edges = this.#edges.get(callee);
    if (edges === undefined) this.#edges.set(callee, [edge]);
    else edges.push(edge);
  }
}

/** Declared inside another function: only that file can name it, unless it is handed out as a value. */
function isLocal(fn: FunctionFacts): boolean {
  return (
    fn.outer !== undefined &&
    fn.outer.node.kind !== SyntaxKind.SourceFile &&
    fn.node.kind === SyntaxKind.FunctionDeclaration
  );
}

function byPlace(a: CallerEdge, b: CallerEdge): number {
  const [x, y] = [a.caller, b.caller];
  if (x.file !== y.file) return x.file < y.file ? -1 : 1;
  return a.line - b.line || x.start - y.start;
}

function inNew(
  functions: Iterable<FunctionFacts>,
  successors: ReadonlyMap<FunctionFacts, FunctionFacts>,
): readonly FunctionFacts[] {
  return Array.from(functions, (fn) => successors.get(fn)).filter((fn) => fn !== undefined);
}

/** Lets a set be about the new facts of an edited file's functions. */
function follow(functions: Set<FunctionFacts>, successors: ReadonlyMap<FunctionFacts, FunctionFacts>): void {
  for (const fn of Array.from(functions)) {
    const successor = successors.get(fn);
    if (successor === undefined) continue;
    functions.delete(fn);
    functions.add(successor);
  }
}

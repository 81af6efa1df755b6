import { assertNever, type PathStep } from '../../core/index.ts';
import { isGetAccessorDeclaration, isSetAccessorDeclaration } from '../../compiler/index.ts';
import { CallIndex, type PlacedCall } from './callIndex.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import type { ProjectModel } from './projectModel.ts';
import type { Summaries } from '../summary/summaries.ts';
import { functionsOf, type Target } from '../targets/target.ts';
import type { Targets } from '../targets/targets.ts';

/** One way in which a function gets to run. */
interface CallerEdge {
  readonly caller: FunctionFacts;
  /** Of the call, in the caller's file. */
  readonly line: number;
  /** The event loop runs it, after the call returned: a handler, a timer's callback. */
  readonly isLater: boolean;
}

/** How asynchronous code reaches a function. */
export interface AsyncPath {
  /** Callers outermost first, then the function itself. */
  readonly steps: readonly PathStep[];
  /** The outermost caller is asynchronous itself, or it only hands the event loop something to call. */
  readonly entry: 'async-caller' | 'callback';
}

/** A call that reaches a function, with what its file's calls run. */
interface Reaching {
  readonly call: PlacedCall;
  readonly targets: Targets;
}

/** Calls by the functions that they run or hand on. */
type Reached = ReadonlyMap<FunctionFacts, readonly Reaching[]>;

/** How far up the callers the search for an asynchronous one goes. */
const maxVisited = 400;

/** Who calls whom, upwards. Only calls that a name of the function stands in are looked at. */
export class Callers {
  readonly #model: ProjectModel;
  readonly #summaries: Summaries;
  /** By the file's facts, which an edit elsewhere leaves. */
  readonly #indexes = new WeakMap<FileFacts, CallIndex>();
  /** What calls reach, found once for all that go by a name, and for the nameless ones of a file. */
  readonly #named = new Map<string, Reached>();
  readonly #accessed = new Map<string, Reached>();
  readonly #nameless = new Map<FileFacts, Reached>();
  /** In order of place. */
  readonly #edges = new Map<FunctionFacts, readonly CallerEdge[]>();

  constructor(model: ProjectModel, summaries: Summaries) {
    this.#model = model;
    this.#summaries = summaries;
  }

  /**
   * The shortest way from asynchronous code to a function; `undefined` where only synchronous code reaches it in so
   * many steps.
   */
  asyncPathTo(fn: FunctionFacts, maxSteps = Number.POSITIVE_INFINITY): AsyncPath | undefined {
    const queue: { fn: FunctionFacts; path: readonly PathStep[] }[] = [
      { fn, path: [{ file: fn.file, line: this.#model.lineOf(fn), name: fn.name }] },
    ];
    if (fn.isAsync) return { steps: queue[0]?.path ?? [], entry: 'async-caller' };
    const seen = new Set([fn]);
    for (let at = queue.shift(); at !== undefined && seen.size < maxVisited; at = queue.shift()) {
      if (at.path.length > maxSteps) return undefined;
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

  /** Forgets who calls whom after an edit. What the calls run is known, so it is soon found again. */
  follow(): void {
    for (const known of [this.#edges, this.#named, this.#accessed, this.#nameless]) known.clear();
  }

  #callersOf(fn: FunctionFacts): readonly CallerEdge[] {
    const known = this.#edges.get(fn);
    if (known !== undefined) return known;
    const own = this.#model.factsOf(fn);
    const placed = new Map<PlacedCall, Targets>(
      this.#indexOf(own)
        .within(fn)
        .map((one) => [one, this.#model.targets(own)]),
    );
    const add = (reached: Reached): void => {
      for (const { call, targets } of reached.get(fn) ?? []) placed.set(call, targets);
    };
    add(this.#namelessIn(own));
    if (!fn.simpleName.startsWith('<')) {
      for (const name of this.#namesOf(fn)) {
        add(this.#naming(name));
        if (this.#mayBeAccessed(fn)) add(this.#accessing(name));
        for (const facts of this.#model.mentioning(name)) add(this.#namelessIn(facts));
      }
    }
    const edges = [...placed].flatMap(([one, targets]) => this.#edgesAt(one, fn, targets)).sort(byPlace);
    this.#edges.set(fn, edges);
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

  /** What the calls that a name stands in reach, of all files. */
  #naming(name: string): Reached {
    return this.#remembered(this.#named, name, () =>
      [...this.#model.mentioning(name)].map((facts) => [facts, this.#indexOf(facts).naming(name)] as const),
    );
  }

  /** The same of reads and writes of properties. */
  #accessing(name: string): Reached {
    return this.#remembered(this.#accessed, name, () =>
      [...this.#model.mentioning(name)].map((facts) => [facts, this.#indexOf(facts).accesses(name)] as const),
    );
  }

  #namelessIn(facts: FileFacts): Reached {
    return this.#remembered(this.#nameless, facts, () => [[facts, this.#indexOf(facts).nameless]]);
  }

  #remembered<Key>(
    known: Map<Key, Reached>,
    key: Key,
    find: () => readonly (readonly [FileFacts, readonly PlacedCall[]])[],
  ): Reached {
    let reached = known.get(key);
    if (reached === undefined) known.set(key, (reached = this.#reachedFrom(find())));
    return reached;
  }

  #reachedFrom(files: readonly (readonly [FileFacts, readonly PlacedCall[]])[]): Reached {
    const reached = new Map<FunctionFacts, Reaching[]>();
    for (const [facts, all] of files) {
      const calls = all.filter(({ call }) => !call.isInWorkerOnly);
      if (calls.length === 0) continue;
      const targets = this.#model.targets(facts);
      targets.askAbout(calls.map(({ call }) => call));
      for (const call of calls) {
        for (const callee of new Set(reachedAt(call, targets))) {
          const known = reached.get(callee);
          if (known === undefined) reached.set(callee, [{ call, targets }]);
          else known.push({ call, targets });
        }
      }
    }
    return reached;
  }

  /** Whether a function is an accessor that does more than hand a value on. */
  #mayBeAccessed({ node, simpleName }: FunctionFacts): boolean {
    const isAccessor = isGetAccessorDeclaration(node) || isSetAccessorDeclaration(node);
    return isAccessor && this.#model.accessorNames().has(simpleName);
  }

  #indexOf(facts: FileFacts): CallIndex {
    let index = this.#indexes.get(facts);
    if (index === undefined) this.#indexes.set(facts, (index = new CallIndex(facts)));
    return index;
  }

  #edgesAt({ caller, call, handed }: PlacedCall, fn: FunctionFacts, targets: Targets): readonly CallerEdge[] {
    const target = targets.ofCallAlone(call);
    const edges: CallerEdge[] = [];
    if (functionsOf(target).includes(fn)) edges.push({ caller, line: call.line, isLater: false });
    for (const { index, value } of handed) {
      const isHanded = functionsOf(targets.ofValue(value)).includes(fn);
      const use = isHanded ? this.#useOf(target, index, call.arguments.length) : 'never';
      if (use !== 'never') edges.push({ caller, line: call.line, isLater: use === 'later' });
    }
    return edges;
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
}

function byPlace(a: CallerEdge, b: CallerEdge): number {
  const [x, y] = [a.caller, b.caller];
  if (x.file !== y.file) return x.file < y.file ? -1 : 1;
  return a.line - b.line || x.start - y.start;
}

/** The functions that a call runs or hands on. */
function reachedAt({ call, handed }: PlacedCall, targets: Targets): readonly FunctionFacts[] {
  return [targets.ofCallAlone(call), ...handed.map(({ value }) => targets.ofValue(value))].flatMap(
    functionsOf,
  );
}

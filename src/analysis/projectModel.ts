import {
  type CompilerProject,
  type CompilerSymbol,
  type Expression,
  type Identifier,
  isVariableDeclaration,
  NodeFlags,
  type SourceFile,
  SymbolFlags,
} from '../compiler/index.ts';
import { collectFacts } from './collectFacts.ts';
import { Extents } from './extents.ts';
import { Hierarchy } from './hierarchy.ts';
import { LoopBounds } from './loopBounds.ts';
import type { FileFacts, FunctionFacts } from './facts.ts';
import { Targets } from './targets.ts';
import { TypeSizes } from './typeSizes.ts';

/** Facts by the tree that they were read from. A file that did not change keeps its tree, and so its facts. */
export type FactsCache = WeakMap<SourceFile, FileFacts | 'too-deep'>;

/**
 * What is known about one project at one version of its session: facts of its files, what their calls run, how large
 * their loops are. Everything is found when it is first asked for.
 */
export class ProjectModel {
  readonly project: CompilerProject;
  readonly #cache: FactsCache;
  readonly #types: TypeSizes;
  readonly #targets = new Map<FileFacts, Targets>();
  readonly #extents = new Map<FileFacts, Extents>();
  readonly #loops = new Map<FileFacts, LoopBounds>();
  readonly #constants = new Map<Identifier, Expression | undefined>();
  readonly hierarchy = new Hierarchy(this);
  #allFacts: readonly FileFacts[] | undefined;
  #renamed: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  #accessorNames: ReadonlySet<string> | undefined;
  #hasIterables: boolean | undefined;

  constructor(project: CompilerProject, cache: FactsCache) {
    this.project = project;
    this.#cache = cache;
    this.#types = new TypeSizes(project.checker);
  }

  facts(file: string): FileFacts | undefined {
    const source = this.project.sourceFile(file);
    if (source === undefined) return undefined;
    const known = this.#cache.get(source);
    if (known !== undefined) return known === 'too-deep' ? undefined : known;
    const facts = tryCollect(source);
    this.#cache.set(source, facts);
    return facts === 'too-deep' ? undefined : facts;
  }

  /** Whether a file of the project is nested so deeply that it cannot be walked. */
  isTooDeep(file: string): boolean {
    const source = this.project.sourceFile(file);
    return source !== undefined && this.#cache.get(source) === 'too-deep';
  }

  /** The facts of the file that a function is in. */
  factsOf(fn: FunctionFacts): FileFacts {
    const facts = this.facts(fn.file);
    if (facts === undefined) throw new Error(`${fn.file} is not in the project any more`);
    return facts;
  }

  /** The facts of all files of the project, in order of path. */
  allFacts(): readonly FileFacts[] {
    this.#allFacts ??= this.project
      .ownFiles()
      .map((file) => this.facts(file))
      .filter((facts) => facts !== undefined);
    return this.#allFacts;
  }

  /** The names under which something of a name may be reached, as imports, exports and variables rename it. */
  otherNames(name: string): ReadonlySet<string> {
    this.#renamed ??= renamesIn(this.allFacts());
    return this.#renamed.get(name) ?? new Set();
  }

  /** Names of accessors anywhere in the project that do more than hand a value on. */
  accessorNames(): ReadonlySet<string> {
    this.#accessorNames ??= new Set(this.allFacts().flatMap(({ accessorNames }) => [...accessorNames]));
    return this.#accessorNames;
  }

  /** Whether anything in the project has an iterator of its own. */
  hasIterables(): boolean {
    this.#hasIterables ??= this.allFacts().some(({ hasIterables }) => hasIterables);
    return this.#hasIterables;
  }

  targets(facts: FileFacts): Targets {
    let targets = this.#targets.get(facts);
    if (targets === undefined) this.#targets.set(facts, (targets = new Targets(this, facts)));
    return targets;
  }

  extents(facts: FileFacts): Extents {
    let extents = this.#extents.get(facts);
    if (extents === undefined) {
      this.#types.prefetch(facts.sized);
      extents = new Extents(facts.scopes, this.#types, (identifier) => this.#importedConstant(identifier));
      this.#extents.set(facts, extents);
    }
    return extents;
  }

  loops(facts: FileFacts): LoopBounds {
    let loops = this.#loops.get(facts);
    if (loops === undefined)
      this.#loops.set(facts, (loops = new LoopBounds(this.extents(facts), facts.scopes)));
    return loops;
  }

  /** The initialiser of a constant that another module of the project exports. */
  #importedConstant(identifier: Identifier): Expression | undefined {
    if (!this.#constants.has(identifier)) this.#constants.set(identifier, this.#findConstant(identifier));
    return this.#constants.get(identifier);
  }

  #findConstant(identifier: Identifier): Expression | undefined {
    const { checker } = this.project;
    let symbol: CompilerSymbol | undefined = checker.getSymbolAtLocation(identifier);
    if (symbol !== undefined && (symbol.flags & SymbolFlags.Alias) !== 0)
      symbol = checker.getAliasedSymbol(symbol);
    const handle = symbol?.valueDeclaration;
    const declaration = handle === undefined ? undefined : this.project.resolve(handle);
    if (declaration === undefined || !isVariableDeclaration(declaration)) return undefined;
    const isConst = (declaration.parent.flags & NodeFlags.Const) !== 0;
    return isConst ? declaration.initializer : undefined;
  }
}

function renamesIn(files: readonly FileFacts[]): ReadonlyMap<string, ReadonlySet<string>> {
  const renamed = new Map<string, Set<string>>();
  for (const [from, to] of files.flatMap((facts) => facts.renames))
    renamed.set(from, (renamed.get(from) ?? new Set()).add(to));
  return renamed;
}

/** The walk is recursive, as the code is; code nested thousands deep is generated, and left out. */
function tryCollect(source: SourceFile): FileFacts | 'too-deep' {
  try {
    return collectFacts(source);
  } catch (error) {
    if (error instanceof RangeError) return 'too-deep';
    throw error;
  }
}

import {
  type CompilerProject,
  type CompilerSymbol,
  type Expression,
  type Identifier,
  isOwnFile,
  isVariableDeclaration,
  type Node,
  NodeFlags,
  type SourceFile,
  type Type,
} from '../../compiler/index.ts';
import { collectFacts } from '../facts/collectFacts.ts';
import { Extents } from '../sizes/extents.ts';
import { Hierarchy } from '../targets/hierarchy.ts';
import type { CheckingFunction } from '../sizes/lengthChecks.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import { LoopBounds } from '../loops/loopBounds.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import { NameIndex } from './nameIndex.ts';
import type { Declaration } from '../syntax/scopes.ts';
import type { Settings } from '../settings/settings.ts';
import type { Target } from '../targets/target.ts';
import type { Packages } from '../packages/packages.ts';
import { Targets } from '../targets/targets.ts';
import { TypeShapes } from '../sizes/typeShapes.ts';
import { TypeSizes } from '../sizes/typeSizes.ts';

/** What a model goes by beside its program; the same for all projects. */
export interface ModelMeans {
  readonly settings: Settings;
  /** What the JavaScript of packages says that are not catalogued. */
  readonly packages: Packages;
  /** Whether all files are going to be asked about, so that asking for many names at once pays. */
  readonly isWholeAsked: boolean;
}

/** Facts by the tree that they were read from. A file that did not change keeps its tree, and so its facts. */
export type FactsCache = WeakMap<SourceFile, FileFacts | 'too-deep'>;

/**
 * What is known about one project at one version of its session: facts of its files, what their calls run, how large
 * their loops are. Everything is found when it is first asked for.
 */
export class ProjectModel {
  /** Functions whose bodies were asked what function they return: calls elsewhere rest on that. */
  readonly factories = new Set<FunctionFacts>();
  /** Whether all files are going to be asked about, so that asking for many names at once pays. */
  readonly isWholeAsked: boolean;
  readonly settings: Settings;
  /** What the JavaScript of packages says that are not catalogued. */
  readonly packages: Packages;
  readonly #imported = new Map<Declaration, readonly Node[]>();
  readonly #cache: FactsCache;
  #project: CompilerProject;
  readonly #types: TypeSizes;
  readonly #shapes: TypeShapes;
  /** Functions whose sizes were asked for. */
  readonly #sized = new WeakSet<FunctionFacts>();
  readonly #byFile = new Map<string, FileFacts>();
  readonly #targets = new Map<FileFacts, Targets>();
  readonly #extents = new Map<FileFacts, Extents>();
  readonly #loops = new Map<FileFacts, LoopBounds>();
  /** Files whose sizes rest on what functions of other files check. */
  readonly #checkedElsewhere = new Set<FileFacts>();
  /** By the import that names them. */
  readonly #constants = new Map<Declaration, ImportedValue>();
  #hierarchy = new Hierarchy(this);
  #allFacts: readonly FileFacts[] | undefined;
  #names: NameIndex | undefined;
  #accessorNames: ReadonlySet<string> | undefined;
  readonly #implicitTargets = new Map<string, Target>();
  #implicitMembers: ReadonlySet<string> | undefined;

  constructor(project: CompilerProject, cache: FactsCache, { settings, packages, isWholeAsked }: ModelMeans) {
    this.isWholeAsked = isWholeAsked;
    this.settings = settings;
    this.packages = packages;
    this.#project = project;
    this.settings = settings;
    this.#cache = cache;
    this.#types = new TypeSizes(project);
    this.#shapes = new TypeShapes(project.checker);
  }

  get project(): CompilerProject {
    return this.#project;
  }

  get hierarchy(): Hierarchy {
    return this.#hierarchy;
  }

  /** The facts of a file that somebody asked about before, as they were then. */
  knownFacts(file: string): FileFacts | undefined {
    return this.#byFile.get(file);
  }

  /**
   * Goes on with a newer program in which nothing but the updated files has changed. What calls run elsewhere is kept;
   * what is kept of an updated file's functions is said of their new facts.
   */
  follow(project: CompilerProject, updates: readonly FileUpdate[]): void {
    this.#project = project;
    this.#types.rebase(project);
    this.#shapes.rebase(project.checker);
    this.#hierarchy = new Hierarchy(this);
    this.#imported.clear();
    this.#implicitTargets.clear();
    for (const targets of this.#targets.values()) targets.rebase();
    for (const update of updates) this.#followFile(update);
  }

  #followFile(update: FileUpdate): void {
    const { old, now } = update;
    const before = this.#targets.get(old);
    for (const known of [this.#targets, this.#extents, this.#loops]) known.delete(old);
    this.#checkedElsewhere.delete(old);
    for (const facts of this.#checkedElsewhere) {
      this.#extents.delete(facts);
      this.#loops.delete(facts);
    }
    this.#checkedElsewhere.clear();
    for (const targets of this.#targets.values()) targets.follow(update);
    if (before !== undefined) this.targets(now).carry(before, update);
    for (const [fn, successor] of update.successors) {
      if (update.edited.has(fn) || fn.sized.length !== successor.sized.length) continue;
      for (const [index, node] of fn.sized.entries()) {
        const same = successor.sized[index];
        if (same !== undefined) this.#types.carry(node, same);
      }
      if (this.#sized.has(fn)) this.#sized.add(successor);
    }
    for (const [declared, { identifier, value }] of this.#constants) {
      const isOld = identifier.getSourceFile() === old.source || value?.getSourceFile() === old.source;
      if (isOld) this.#constants.delete(declared);
    }
    for (const [fn, successor] of update.successors) {
      if (this.factories.delete(fn)) this.factories.add(successor);
    }
    this.#byFile.set(now.source.fileName, now);
    if (this.#allFacts === undefined) return;
    this.#allFacts = this.#allFacts.map((facts) => (facts === old ? now : facts));
    this.#names?.replace(old, now);
  }

  facts(file: string): FileFacts | undefined {
    const source = this.project.sourceFile(file);
    if (source === undefined) return undefined;
    const known = this.#cache.get(source);
    const facts = known ?? tryCollect(source);
    if (known === undefined) this.#cache.set(source, facts);
    if (facts === 'too-deep') return undefined;
    this.#byFile.set(file, facts);
    return facts;
  }

  /** Whether a file of the project is nested so deeply that it cannot be walked. */
  isTooDeep(file: string): boolean {
    const source = this.project.sourceFile(file);
    return source !== undefined && this.#cache.get(source) === 'too-deep';
  }

  /** The line of a function's name. */
  lineOf(fn: FunctionFacts): number {
    return this.factsOf(fn).source.getLineAndCharacterOfPosition(fn.nameStart).line + 1;
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

  /** Files that mention a name, in no particular order. */
  mentioning(name: string): ReadonlySet<FileFacts> {
    return this.#nameIndex().mentioning(name);
  }

  /** The names under which something of a name may be reached, as imports, exports and variables rename it. */
  otherNames(name: string): ReadonlySet<string> {
    return this.#nameIndex().otherNames(name);
  }

  #nameIndex(): NameIndex {
    this.#names ??= new NameIndex(this.allFacts());
    return this.#names;
  }

  /** Names of accessors anywhere in the project that do more than hand a value on. */
  accessorNames(): ReadonlySet<string> {
    this.#accessorNames ??= new Set(this.allFacts().flatMap(({ accessorNames }) => [...accessorNames]));
    return this.#accessorNames;
  }

  /** Members anywhere in the project that the language calls by itself. */
  implicitMembers(): ReadonlySet<string> {
    this.#implicitMembers ??= new Set(this.allFacts().flatMap((facts) => [...facts.implicitMembers]));
    return this.#implicitMembers;
  }

  /** What the language runs of objects of a type, found once for each type. */
  implicitOf(type: Type, members: readonly string[], find: () => Target): Target {
    const key = `${type.id} ${members.join(' ')}`;
    const known = this.#implicitTargets.get(key);
    if (known !== undefined) return known;
    const target = find();
    // What runs functions of the project is found again after an edit; what does not stays.
    if (target.kind === 'light' || target.kind === 'catalogued') this.#implicitTargets.set(key, target);
    return target;
  }

  targets(facts: FileFacts): Targets {
    let targets = this.#targets.get(facts);
    if (targets === undefined) this.#targets.set(facts, (targets = new Targets(this, facts)));
    return targets;
  }

  extents(facts: FileFacts): Extents {
    let extents = this.#extents.get(facts);
    if (extents === undefined) {
      extents = new Extents(facts.scopes, this.#types, this.#shapes, {
        importedConstant: (identifier, declared) => this.importedConstant(identifier, declared),
        givenSize: ({ expression }) => {
          const target = this.targets(facts).ofValue(expression);
          return target.kind === 'catalogued' ? target.entry.gives : undefined;
        },
        checkedBy: (callee) => this.#checkedBy(facts, callee),
      });
      this.#extents.set(facts, extents);
    }
    return extents;
  }

  #checkedBy(facts: FileFacts, callee: Expression): CheckingFunction | undefined {
    const target = this.targets(facts).ofValue(callee);
    const [fn, other] = target.kind === 'functions' ? target.functions : [];
    if (fn === undefined || other !== undefined) return undefined;
    const checking = this.factsOf(fn);
    if (checking !== facts) this.#checkedElsewhere.add(facts);
    return { node: fn.node, extents: this.extents(checking) };
  }

  /** Asks for the types that tell sizes in a function, and in all others of its file that were not asked about yet. */
  prefetchSizes(fn: FunctionFacts): void {
    if (this.#sized.has(fn)) return;
    const facts = this.factsOf(fn);
    const targets = this.targets(facts);
    const missing = facts.functions.filter((one) => !this.#sized.has(one));
    for (const one of missing) this.#sized.add(one);
    this.#types.prefetch(
      missing.flatMap((one) => [...one.sized, ...one.calls.flatMap((call) => targets.measured(call))]),
    );
  }

  loops(facts: FileFacts): LoopBounds {
    let loops = this.#loops.get(facts);
    if (loops === undefined)
      this.#loops.set(facts, (loops = new LoopBounds(this.extents(facts), facts.scopes)));
    return loops;
  }

  /** The initialiser of a constant that another module of the project exports. */
  importedConstant(identifier: Identifier, declared: Declaration): Expression | undefined {
    let known = this.#constants.get(declared);
    if (known === undefined) {
      known = { identifier, value: this.#findConstant(identifier) };
      this.#constants.set(declared, known);
    }
    return known.value;
  }

  /** The declarations of the project that a name stands for, wherever they are. */
  declarationsOf(name: Identifier, declared?: Declaration): readonly Node[] {
    // All mentions of an import stand for the same.
    const known = declared?.kind === 'import' ? this.#imported.get(declared) : undefined;
    if (known !== undefined) return known;
    const found = this.#findDeclarations(name);
    if (declared?.kind === 'import') this.#imported.set(declared, found);
    return found;
  }

  #findDeclarations(name: Identifier): readonly Node[] {
    return (this.#symbolOf(name)?.declarations ?? [])
      .filter((handle) => isOwnFile(handle.path))
      .map((handle) => this.project.resolve(handle))
      .filter((node) => node !== undefined);
  }

  #findConstant(identifier: Identifier): Expression | undefined {
    const handle = this.#symbolOf(identifier)?.valueDeclaration;
    const declaration = handle === undefined ? undefined : this.project.resolve(handle);
    if (declaration === undefined || !isVariableDeclaration(declaration)) return undefined;
    const isConst = (declaration.parent.flags & NodeFlags.Const) !== 0;
    return isConst ? declaration.initializer : undefined;
  }

  #symbolOf(name: Identifier): CompilerSymbol | undefined {
    const facts = this.facts(name.getSourceFile().fileName);
    if (facts === undefined) return undefined;
    const { answers } = this.targets(facts);
    const symbol = answers.symbolAt(name);
    return symbol === undefined ? undefined : answers.aliased(symbol);
  }
}

/** What an import stands for, and where it was asked about. */
interface ImportedValue {
  readonly identifier: Identifier;
  readonly value: Expression | undefined;
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

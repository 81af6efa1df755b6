import type { CompilerProject, Expression, Identifier, Node, Type } from '../../compiler/index.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import { type FactsCache, ProjectFacts } from '../facts/projectFacts.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import type { LoopBounds } from '../loops/loopBounds.ts';
import type { Packages } from '../packages/packages.ts';
import type { Settings } from '../settings/settings.ts';
import type { Extents } from '../sizes/extents.ts';
import type { Declaration } from '../syntax/scopes.ts';
import { Hierarchy } from '../targets/hierarchy.ts';
import type { Target } from '../targets/target.ts';
import type { TargetModel } from '../targets/targetModel.ts';
import { Targets } from '../targets/targets.ts';
import { DeclaredNames } from './declaredNames.ts';
import { ProjectSizes } from './projectSizes.ts';

/** What a model goes by beside its program; the same for all projects. */
export interface ModelMeans {
  readonly settings: Settings;
  /** What the JavaScript of packages says that are not catalogued. */
  readonly packages: Packages;
  /** Whether all files are going to be asked about, so that asking for many names at once pays. */
  readonly isWholeAsked: boolean;
}

/**
 * What is known about one project at one version of its session: facts of its files, what their calls run, how large
 * their loops are. Everything is found when it is first asked for.
 */
export class ProjectModel implements TargetModel {
  /** Functions whose bodies were asked what function they return: calls elsewhere rest on that. */
  readonly factories = new Set<FunctionFacts>();
  /** Whether all files are going to be asked about, so that asking for many names at once pays. */
  readonly isWholeAsked: boolean;
  readonly settings: Settings;
  /** What the JavaScript of packages says that are not catalogued. */
  readonly packages: Packages;
  readonly files: ProjectFacts;
  #project: CompilerProject;
  readonly #names: DeclaredNames;
  readonly #sizes: ProjectSizes;
  readonly #targets = new Map<FileFacts, Targets>();
  #hierarchy = new Hierarchy(this);
  readonly #implicitTargets = new Map<string, Target>();

  constructor(project: CompilerProject, cache: FactsCache, { settings, packages, isWholeAsked }: ModelMeans) {
    this.isWholeAsked = isWholeAsked;
    this.settings = settings;
    this.packages = packages;
    this.#project = project;
    this.files = new ProjectFacts(project, cache);
    this.#names = new DeclaredNames(project, (file) => {
      const facts = this.files.of(file);
      return facts === undefined ? undefined : this.targets(facts).answers;
    });
    this.#sizes = new ProjectSizes(project, {
      factsOf: (fn) => this.files.ofFunction(fn),
      targets: (facts) => this.targets(facts),
      importedConstant: (identifier, declared) => this.#names.importedConstant(identifier, declared),
    });
  }

  get project(): CompilerProject {
    return this.#project;
  }

  get hierarchy(): Hierarchy {
    return this.#hierarchy;
  }

  /**
   * Goes on with a newer program in which nothing but the updated files has changed. What calls run elsewhere is kept;
   * what is kept of an updated file's functions is said of their new facts.
   */
  follow(project: CompilerProject, updates: readonly FileUpdate[]): void {
    this.#project = project;
    this.files.rebase(project);
    this.#sizes.rebase(project);
    this.#names.rebase(project);
    this.#hierarchy = new Hierarchy(this);
    this.#implicitTargets.clear();
    for (const targets of this.#targets.values()) targets.rebase();
    for (const update of updates) this.#followFile(update);
  }

  #followFile(update: FileUpdate): void {
    const { old, now, successors } = update;
    const before = this.#targets.get(old);
    this.#targets.delete(old);
    for (const targets of this.#targets.values()) targets.follow(update);
    if (before !== undefined) this.targets(now).carry(before, update);
    this.#sizes.follow(update);
    this.#names.follow(update);
    for (const [fn, successor] of successors) {
      if (this.factories.delete(fn)) this.factories.add(successor);
    }
    this.files.replace(old, now);
  }

  /** The facts of a file, unless it is not in the project or cannot be walked. */
  facts(file: string): FileFacts | undefined {
    return this.files.of(file);
  }

  /** The facts of the file that a function is in. */
  factsOf(fn: FunctionFacts): FileFacts {
    return this.files.ofFunction(fn);
  }

  targets(facts: FileFacts): Targets {
    let targets = this.#targets.get(facts);
    if (targets === undefined) this.#targets.set(facts, (targets = new Targets(this, facts)));
    return targets;
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

  extents(facts: FileFacts): Extents {
    return this.#sizes.extents(facts);
  }

  loops(facts: FileFacts): LoopBounds {
    return this.#sizes.loops(facts);
  }

  /** Asks for the types that tell sizes in a function, and in all others of its file that were not asked about yet. */
  prefetchSizes(fn: FunctionFacts): void {
    this.#sizes.prefetch(fn);
  }

  /** The initialiser of a constant that another module of the project exports. */
  importedConstant(identifier: Identifier, declared: Declaration): Expression | undefined {
    return this.#names.importedConstant(identifier, declared);
  }

  /** The declarations of the project that a name stands for, wherever they are. */
  declarationsOf(name: Identifier, declared?: Declaration): readonly Node[] {
    return this.#names.declarationsOf(name, declared);
  }
}

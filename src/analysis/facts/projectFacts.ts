import type { CompilerProject, SourceFile } from '../../compiler/index.ts';
import { collectFacts } from './collectFacts.ts';
import type { FileFacts, FunctionFacts } from './facts.ts';
import { NameIndex } from './nameIndex.ts';

/** Facts by the tree that they were read from. A file that did not change keeps its tree, and so its facts. */
export type FactsCache = WeakMap<SourceFile, FileFacts | 'too-deep'>;

/** The facts of a project's files, and what all of them say together. */
export class ProjectFacts {
  readonly #cache: FactsCache;
  #project: CompilerProject;
  readonly #byFile = new Map<string, FileFacts>();
  #allFacts: readonly FileFacts[] | undefined;
  #names: NameIndex | undefined;
  #accessorNames: ReadonlySet<string> | undefined;
  #implicitMembers: ReadonlySet<string> | undefined;

  constructor(project: CompilerProject, cache: FactsCache) {
    this.#project = project;
    this.#cache = cache;
  }

  /** Goes on with a newer program. */
  rebase(project: CompilerProject): void {
    this.#project = project;
  }

  /** Takes the new facts of an edited file, which others do not notice, for the old ones. */
  replace(old: FileFacts, now: FileFacts): void {
    this.#byFile.set(now.source.fileName, now);
    if (this.#allFacts === undefined) return;
    this.#allFacts = this.#allFacts.map((facts) => (facts === old ? now : facts));
    this.#names?.replace(old, now);
  }

  /** The facts of a file that somebody asked about before, as they were then. */
  known(file: string): FileFacts | undefined {
    return this.#byFile.get(file);
  }

  /** The facts of a file, unless it is not in the project or cannot be walked. */
  of(file: string): FileFacts | undefined {
    const source = this.#project.sourceFile(file);
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
    const source = this.#project.sourceFile(file);
    return source !== undefined && this.#cache.get(source) === 'too-deep';
  }

  /** The line of a function's name. */
  lineOf(fn: FunctionFacts): number {
    return this.ofFunction(fn).source.getLineAndCharacterOfPosition(fn.nameStart).line + 1;
  }

  /** The facts of the file that a function is in. */
  ofFunction(fn: FunctionFacts): FileFacts {
    const facts = this.of(fn.file);
    if (facts === undefined) throw new Error(`${fn.file} is not in the project any more`);
    return facts;
  }

  /** The facts of all files of the project, in order of path. */
  all(): readonly FileFacts[] {
    this.#allFacts ??= this.#project
      .ownFiles()
      .map((file) => this.of(file))
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
    this.#names ??= new NameIndex(this.all());
    return this.#names;
  }

  /** Names of accessors anywhere in the project that do more than hand a value on. */
  accessorNames(): ReadonlySet<string> {
    this.#accessorNames ??= new Set(this.all().flatMap(({ accessorNames }) => [...accessorNames]));
    return this.#accessorNames;
  }

  /** Members anywhere in the project that the language calls by itself. */
  implicitMembers(): ReadonlySet<string> {
    this.#implicitMembers ??= new Set(this.all().flatMap((facts) => [...facts.implicitMembers]));
    return this.#implicitMembers;
  }
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

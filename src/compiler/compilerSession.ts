import { existsSync } from 'node:fs';
import { compilerPath } from './compilerPath.ts';
import type { CompilerProject } from './compilerProject.ts';
import type { SourceFile } from './ast.ts';
import { connect, type Connection } from './connection.ts';
import { FileParser } from './fileParser.ts';
import { inferredPrefix } from './inferredProject.ts';
import { isConfigFile, NearestConfigs } from './nearestConfigs.ts';
import { Overlay } from './overlay.ts';
import { folderOf, toEnginePath } from './paths.ts';
import { PendingChanges } from './pendingChanges.ts';
import type { UpdateSnapshotParams } from './snapshotParams.ts';
import type { ChangedFiles } from './versions.ts';
import { projectIn, type View, Views } from './views.ts';

export interface CompilerSessionOptions {
  readonly workingDirectory: string;
  /** Another executable than our own copy; for tests. */
  readonly compilerPath?: string;
}

/** Files that changed on disk; `'all'` when nobody knows which. */
export type FileChanges =
  | 'all'
  | {
      readonly changed?: readonly string[];
      readonly created?: readonly string[];
      readonly deleted?: readonly string[];
    };

/**
 * A running compiler and what it has been told. Every query blocks its thread until the compiler answered (for ever,
 * when the compiler was stopped), so a session lives in a thread that may wait; the others know its `processId`.
 *
 * All methods but `dispose` throw `CompilerLost` once the compiler is gone.
 *
 * *Invariant:* changes are only noted down; the next query brings the compiler up to date.
 */
export class CompilerSession {
  /** The native compiler's process, so that another thread can end one that hangs. */
  readonly processId: number | undefined;
  readonly #connection: Connection;
  readonly #parser: FileParser;
  readonly #overlay = new Overlay();
  readonly #pending = new PendingChanges();
  /** Configuration of each file that was asked for; `undefined` for loose files. */
  readonly #configOf = new Map<string, string | undefined>();
  readonly #nearestConfigs = new NearestConfigs((file) => this.#exists(file));
  /** Loose files are open in the compiler, which reads an open file once: a change means closing and opening it. */
  readonly #open = new Set<string>();
  readonly #views: Views;

  constructor(options: CompilerSessionOptions) {
    const executable = options.compilerPath ?? compilerPath();
    const folder = toEnginePath(options.workingDirectory);
    this.#connection = connect(executable, folder, this.#overlay.fileSystem);
    this.#views = new Views(this.#connection.api);
    this.#parser = new FileParser(executable, folder);
    this.processId = this.#connection.processId;
  }

  /**
   * Names what the compiler sees now: whatever was derived at one version is good whenever the session is at that
   * version again (as it is after `withTexts`).
   */
  get version(): number {
    return this.#refreshed().version;
  }

  /** The files whose text may differ between two versions that the session was at. */
  changesBetween(a: number, b: number): ChangedFiles {
    return this.#views.changesBetween(a, b);
  }

  /** Whether programs of a version can still be asked. */
  isKept(version: number): boolean {
    return this.#views.isKept(version);
  }

  /** Lets go of the program before the newest one, which can be asked until then. */
  releasePrevious(): void {
    this.#views.releasePrevious();
  }

  /** Lets `text` stand in for a file, which need not exist; `undefined` gives the file back to the disk. */
  setText(file: string, text: string | undefined): void {
    const target = toEnginePath(file);
    const before = this.#overlay.get(target);
    if (before === text) return;
    const onDisk = existsSync(target);
    this.#overlay.set(target, text);
    if (onDisk || (before !== undefined && text !== undefined)) this.#pending.note(target, 'changed');
    else this.#pending.note(target, text === undefined ? 'deleted' : 'created');
    if (isConfigFile(target)) this.#forgetConfigs();
  }

  /** The text that stands in for a file, or `undefined` where the disk speaks for itself. */
  textOf(file: string): string | undefined {
    return this.#overlay.get(toEnginePath(file));
  }

  filesChanged(changes: FileChanges): void {
    if (changes === 'all') {
      this.#pending.noteAll();
      this.#forgetConfigs();
      return;
    }
    for (const kind of ['changed', 'created', 'deleted'] as const) {
      for (const file of changes[kind] ?? []) {
        const target = toEnginePath(file);
        this.#pending.note(target, kind);
        // A file that comes or goes can move others from one project to another.
        if (kind !== 'changed' || isConfigFile(target)) this.#forgetConfigs();
      }
    }
  }

  /**
   * The project of a file: the nearest configuration that contains it, else the one of files without a project
   * (JavaScript allowed). `undefined` for a file that neither exists nor has a text.
   */
  projectOf(file: string): CompilerProject | undefined {
    const target = toEnginePath(file);
    if (!this.#exists(target)) return undefined;
    const known = this.#knownProjectOf(target);
    if (known !== undefined) return known;
    this.#discover([target]);
    return this.#knownProjectOf(target);
  }

  /** The configured projects that are open and contain a file, in order of their configuration files. */
  projectsWith(file: string): readonly CompilerProject[] {
    const target = toEnginePath(file);
    const configs = [...new Set(this.#configOf.values())].filter((config) => config !== undefined).sort();
    return configs
      .map((config) => this.#project(config))
      .filter((project) => project !== undefined)
      .filter((project) => project.contains(target));
  }

  /** Finds the projects of many files in a few updates, so that `projectOf` need not ask for each of them. */
  prepare(files: readonly string[]): void {
    const unknown = files
      .map(toEnginePath)
      .filter((file) => this.#exists(file) && this.#knownProjectOf(file) === undefined);
    if (unknown.length > 0) this.#discover(unknown);
  }

  /** Opens a configuration file as a project; `undefined` when there is no such file. */
  openProject(configFile: string): CompilerProject | undefined {
    const target = toEnginePath(configFile);
    if (!this.#exists(target)) return undefined;
    this.#openConfigs([target]);
    return this.#project(target);
  }

  /** As `openProject`, and from now on the files that the project contains belong to it, whatever lies nearer. */
  preferProject(configFile: string): CompilerProject | undefined {
    const project = this.openProject(configFile);
    if (project?.configFile === undefined) return undefined;
    for (const file of project.ownFiles()) this.#configOf.set(file, project.configFile);
    return project;
  }

  /**
   * Runs `action` while `texts` stand in for their files (new files included), in a snapshot of its own. Projects that
   * were handed out before stay valid; those that `action` was given are not to be used after it.
   */
  withTexts<T>(texts: ReadonlyMap<string, string>, action: (session: this) => T): T {
    const before = this.#refreshed();
    const configOf = new Map(this.#configOf);
    const saved = [...texts.keys()].map((file) => [file, this.textOf(file)] as const);
    this.#views.setAside();
    try {
      for (const [file, text] of texts) this.setText(file, text);
      return action(this);
    } finally {
      this.#views.retire();
      for (const [file, text] of saved) this.setText(file, text);
      this.#pending.owe();
      this.#views.use(before);
      this.#configOf.clear();
      for (const [file, config] of configOf) this.#configOf.set(file, config);
    }
  }

  /**
   * The trees of JavaScript files, none of which need belong to a project: nothing that they import is read, no types
   * are known of them, and what the compiler knew before stays as it was. Files that cannot be read have no tree.
   */
  parse(files: readonly string[]): ReadonlyMap<string, SourceFile> {
    return this.#parser.parse(files.map(toEnginePath));
  }

  /** Ends the compiler. Safe on a lost one, and to call twice. */
  dispose(): void {
    this.#views.setAside();
    this.#parser.dispose();
    this.#connection.close();
  }

  /** What the compiler sees, with everything told that was pending. */
  #refreshed(): View {
    const { current } = this.#views;
    if (current !== undefined && this.#pending.isEmpty) return current;
    const update = this.#pending.take();
    const closing = [...this.#open].filter((file) => update.toClose.has(file) || update.isStale(file));
    const reopening = closing.filter((file) => !update.toClose.has(file) && this.#exists(file));
    this.#close(closing);
    const view = this.#update(
      { ...update.params, ...(closing.length > 0 ? { closeFiles: closing } : {}) },
      update.files,
    );
    return reopening.length > 0 ? this.#openFiles(reopening) : view;
  }

  #update(params: UpdateSnapshotParams, files: ChangedFiles = new Set()): View {
    return this.#views.update(params, files);
  }

  #openFiles(files: readonly string[]): View {
    const again = files.filter((file) => this.#open.has(file));
    if (again.length > 0) this.#update({ closeFiles: again });
    for (const file of files) this.#open.add(file);
    return this.#update({ openFiles: [...files] });
  }

  #close(files: readonly string[]): void {
    for (const file of files) this.#open.delete(file);
  }

  #knownProjectOf(file: string): CompilerProject | undefined {
    this.#refreshed();
    if (!this.#configOf.has(file)) return undefined;
    const project = this.#project(this.#configOf.get(file) ?? `${inferredPrefix}inferred`);
    return project?.sourceFile(file) === undefined ? undefined : project;
  }

  #project(configFile: string): CompilerProject | undefined {
    return projectIn(this.#refreshed(), configFile);
  }

  /** Finds the configuration of each file; where there is none, the file is opened as a loose one. */
  #discover(files: readonly string[]): void {
    this.#pending.claim();
    const nearest = new Map(files.map((file) => [file, this.#nearestConfigs.of(folderOf(file))]));
    this.#openConfigs([...new Set(nearest.values())].filter((config) => config !== undefined));
    const rest: string[] = [];
    for (const [file, config] of nearest) {
      if (config !== undefined && this.#project(config)?.contains(file) === true)
        this.#configOf.set(file, config);
      else rest.push(file);
    }
    if (rest.length === 0) return;
    // The compiler knows better than a walk up the folders: references, and configurations further up.
    const view = this.#openFiles(rest);
    const configured = new Map<string, string>();
    for (const file of rest) {
      const config = view.snapshot.getDefaultProjectForFile(file)?.configFileName;
      if (config === undefined || config.startsWith(inferredPrefix)) this.#configOf.set(file, undefined);
      else configured.set(file, config);
    }
    if (configured.size === 0) return;
    // A configured project reads its files by itself, and again when they change; only its opening must be kept.
    this.#close([...configured.keys()]);
    this.#update({ closeFiles: [...configured.keys()], openProjects: [...new Set(configured.values())] });
    for (const [file, config] of configured) this.#configOf.set(file, config);
  }

  #openConfigs(configs: readonly string[]): void {
    const { snapshot } = this.#refreshed();
    const missing = configs.filter((config) => snapshot.getProject(config) === undefined);
    if (missing.length === 0) return;
    this.#pending.claim();
    this.#refreshed();
    this.#update({ openProjects: missing });
  }

  #exists(file: string): boolean {
    return this.#overlay.get(file) !== undefined || existsSync(file);
  }

  #forgetConfigs(): void {
    this.#configOf.clear();
    this.#nearestConfigs.forget();
    this.#pending.noteClosing(this.#open);
  }
}

import type { API, Snapshot } from 'typescript/unstable/sync';
import { CompilerProject } from './compilerProject.ts';
import { inferredPrefix } from './inferredProject.ts';
import type { UpdateSnapshotParams } from './snapshotParams.ts';
import { type ChangedFiles, Versions } from './versions.ts';

/** A snapshot of the compiler and the projects that were taken from it. */
export interface View {
  readonly snapshot: Snapshot;
  readonly version: number;
  readonly projects: Map<string, CompilerProject>;
}

/** The snapshots of a session: the one that is in use, and those that can still be asked. */
export class Views {
  readonly #api: API;
  #current: View | undefined;
  /**
   * Snapshots out of use that may be the compiler's newest. It tells what changed since its newest one, and its client
   * keeps the trees of all other files; of a newest one that was disposed of it tells nothing, and old trees stay.
   */
  readonly #retired: View[] = [];
  #lastVersion = 0;
  /** The version that the next one comes from. */
  #basis = 0;
  readonly #versions = new Versions();

  constructor(api: API) {
    this.#api = api;
  }

  get current(): View | undefined {
    return this.#current;
  }

  /** Makes the next snapshot the one that is in use; `files` are those whose text it has anew. */
  update(params: UpdateSnapshotParams, files: ChangedFiles): View {
    const snapshot = this.#api.updateSnapshot(params);
    this.retire();
    // The one before stays, so that it can still be asked what its types were.
    for (const { snapshot: old } of this.#retired.splice(0, this.#retired.length - 1)) old.dispose();
    this.#lastVersion += 1;
    this.#versions.note(this.#lastVersion, this.#basis, files);
    this.#basis = this.#lastVersion;
    this.#current = { snapshot, version: this.#lastVersion, projects: new Map() };
    return this.#current;
  }

  /** Takes the view that is in use out of it. */
  retire(): void {
    if (this.#current !== undefined) this.#retired.push(this.#current);
    this.#current = undefined;
  }

  /** Takes the view out of use and out of sight, so that no update disposes of it, until it is used again. */
  setAside(): void {
    this.#current = undefined;
  }

  /** Goes back to a view that was set aside; the next version comes from it. */
  use(view: View): void {
    this.#current = view;
    this.#basis = view.version;
  }

  /** Whether programs of a version can still be asked. */
  isKept(version: number): boolean {
    return this.#current?.version === version || this.#retired.some((view) => view.version === version);
  }

  /** Lets go of the views before the newest one. */
  releasePrevious(): void {
    const newest = this.#current?.version ?? 0;
    for (const view of this.#retired.splice(0)) {
      if (view.version < newest) view.snapshot.dispose();
      else this.#retired.push(view);
    }
  }

  /** The files whose text may differ between two versions. */
  changesBetween(a: number, b: number): ChangedFiles {
    return this.#versions.between(a, b);
  }
}

/** A project of a view, by its configuration file. */
export function projectIn(view: View, configFile: string): CompilerProject | undefined {
  const known = view.projects.get(configFile);
  if (known !== undefined) return known;
  const project = view.snapshot.getProject(configFile);
  if (project === undefined) return undefined;
  const made = new CompilerProject(project, configFile.startsWith(inferredPrefix));
  view.projects.set(configFile, made);
  return made;
}

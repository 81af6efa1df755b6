import type { FileFacts } from '../facts/facts.ts';

/** Which files mention a name, and what names are renamed to; kept up to date file by file. */
export class NameIndex {
  readonly #mentioning = new Map<string, Set<FileFacts>>();
  readonly #files: Set<FileFacts>;
  #renamed: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(files: readonly FileFacts[]) {
    this.#files = new Set(files);
    for (const facts of files) this.#add(facts);
  }

  /** Files that mention a name, in no particular order. */
  mentioning(name: string): ReadonlySet<FileFacts> {
    return this.#mentioning.get(name) ?? noFiles;
  }

  /** The names under which something of a name may be reached, as imports, exports and variables rename it. */
  otherNames(name: string): ReadonlySet<string> {
    this.#renamed ??= renamesIn(this.#files);
    return this.#renamed.get(name) ?? none;
  }

  replace(old: FileFacts, now: FileFacts): void {
    for (const name of old.mentions) this.#mentioning.get(name)?.delete(old);
    this.#files.delete(old);
    this.#files.add(now);
    this.#add(now);
    if (String(old.renames) !== String(now.renames)) this.#renamed = undefined;
  }

  #add(facts: FileFacts): void {
    for (const name of facts.mentions) {
      const files = this.#mentioning.get(name);
      if (files === undefined) this.#mentioning.set(name, new Set([facts]));
      else files.add(facts);
    }
  }
}

const none: ReadonlySet<string> = new Set();
const noFiles: ReadonlySet<FileFacts> = new Set();

function renamesIn(files: Iterable<FileFacts>): ReadonlyMap<string, ReadonlySet<string>> {
  const renamed = new Map<string, Set<string>>();
  for (const { renames } of files) {
    for (const [from, to] of renames) {
      const names = renamed.get(from);
      if (names === undefined) renamed.set(from, new Set([to]));
      else names.add(to);
    }
  }
  return renamed;
}

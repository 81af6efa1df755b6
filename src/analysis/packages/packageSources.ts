import { isBuiltin } from 'node:module';
import { builtInCatalog } from '../../catalog/index.ts';
import { CompilerLost, type SourceFile } from '../../compiler/index.ts';
import { collectFacts } from '../facts/collectFacts.ts';
import { Assigned } from './assigned.ts';
import { bounds } from './bounds.ts';
import { type InstalledPackage, installedPackage } from './installedPackage.ts';
import { statOf, textOf } from './onDisk.ts';
import type { PackageFile } from './packageFile.ts';
import { entryFile, relativeFile } from './resolveFile.ts';
import { packageAndSubpath, specifiersIn } from './specifiers.ts';

/** Makes trees of JavaScript files. */
export type Parse = (files: readonly string[]) => ReadonlyMap<string, SourceFile>;

/** A file of a package that need not have been read. */
export interface FilePlace {
  readonly file: string;
  readonly of: InstalledPackage;
}

/** The JavaScript files of packages, each read and walked over once. */
export class PackageSources {
  readonly #parse: Parse;
  readonly #read = new Map<string, PackageFile | undefined>();
  /** Trees that nobody has asked to walk over yet. */
  readonly #trees = new Map<string, SourceFile | undefined>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #resolved = new Map<string, FilePlace | undefined>();
  readonly #imports = new Map<string, readonly FilePlace[]>();
  /** What the files were when they were read. */
  readonly #stamps = new Map<string, string>();

  constructor(parse: Parse) {
    this.#parse = parse;
  }

  /** Whether nothing that was read has changed on disk. */
  get isCurrent(): boolean {
    return [...this.#stamps].every(([file, stamp]) => stampOf(file) === stamp);
  }

  /** Takes note of a file on which answers rest. */
  watch(file: string): void {
    if (!this.#stamps.has(file)) this.#stamps.set(file, stampOf(file));
  }

  /** A file as the walk over it found it; `nearby` are files that are likely to be asked for next. */
  read(place: FilePlace, nearby: readonly FilePlace[] = []): PackageFile | undefined {
    const { file, of } = place;
    if (!this.#read.has(file)) {
      if (!this.#trees.has(file)) this.#parseAll([place, ...nearby]);
      this.#read.set(file, walked(file, of, this.#trees.get(file)));
      this.#trees.delete(file);
    }
    return this.#read.get(file);
  }

  #parseAll(places: readonly FilePlace[]): void {
    const files = places
      .map(({ file }) => file)
      .filter((file) => !this.#read.has(file) && !this.#trees.has(file) && this.#text(file) !== undefined);
    const trees = this.#parsed([...new Set(files)]);
    for (const file of files) this.#trees.set(file, trees.get(file));
  }

  /**
   * The files that one leads to along its imports, itself first and those nearest to it next, as many as the bounds let
   * in; the same whoever asks.
   */
  closure(start: FilePlace): readonly FilePlace[] {
    const found: FilePlace[] = [];
    const seen = new Set([start.file]);
    const queue: (FilePlace & { readonly depth: number })[] = [{ ...start, depth: 1 }];
    let characters = 0;
    for (let at = queue.shift(); at !== undefined && found.length < bounds.files; at = queue.shift()) {
      const text = this.#text(at.file);
      if (text === undefined || characters + text.length > bounds.characters) continue;
      characters += text.length;
      found.push({ file: at.file, of: at.of });
      for (const next of this.importedBy(at)) {
        if (seen.has(next.file)) continue;
        const depth = next.of.folder === at.of.folder ? at.depth : at.depth + 1;
        if (depth > bounds.packages) continue;
        seen.add(next.file);
        queue.push({ ...next, depth });
      }
    }
    return found;
  }

  /** The files that a file names in its text to load them. */
  importedBy(from: FilePlace): readonly FilePlace[] {
    const known = this.#imports.get(from.file);
    if (known !== undefined) return known;
    const found = specifiersIn(this.#text(from.file) ?? '').map((specifier) => this.resolve(from, specifier));
    const places = found.filter((place) => place !== undefined);
    this.#imports.set(from.file, places);
    return places;
  }

  /** The file that a specifier leads to; `undefined` for Node, what is catalogued, and what is not there to be read. */
  resolve(from: FilePlace, specifier: string): FilePlace | undefined {
    const key = `${from.file}\n${specifier}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, this.#resolve(from, specifier));
    return this.#resolved.get(key);
  }

  #resolve(from: FilePlace, specifier: string): FilePlace | undefined {
    if (isBuiltin(specifier)) return undefined;
    const parts = packageAndSubpath(specifier);
    if (parts === undefined) {
      const file = relativeFile(from.of, from.file, specifier);
      return file === undefined ? undefined : { file, of: from.of };
    }
    if (builtInCatalog.isCatalogued(parts.name)) return undefined;
    const of = installedPackage(parts.name, from.file);
    if (of === undefined || of.isNative) return undefined;
    const file = entryFile(of, parts.subpath);
    return file === undefined ? undefined : { file, of };
  }

  #text(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      this.watch(file);
      this.#texts.set(file, textOf(file, bounds.charactersOfFile));
    }
    return this.#texts.get(file);
  }

  #parsed(files: readonly string[]): ReadonlyMap<string, SourceFile> {
    try {
      return this.#parse(files);
    } catch (error) {
      if (error instanceof CompilerLost) throw error;
      // What cannot be parsed is not looked into.
      return new Map();
    }
  }
}

function walked(file: string, of: InstalledPackage, source: SourceFile | undefined): PackageFile | undefined {
  if (source === undefined) return undefined;
  try {
    const facts = collectFacts(source);
    return { file, of, facts, assigned: new Assigned(facts) };
  } catch (error) {
    // The walk is recursive, as the code is; code nested thousands deep is generated, and left out.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function stampOf(file: string): string {
  const found = statOf(file);
  return found === undefined ? '' : `${found.mtimeMs}:${found.size}`;
}

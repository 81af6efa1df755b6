import { builtInCatalog } from '../../catalog/index.ts';
import path from 'node:path';
import { CompilerLost, type Node } from '../../compiler/index.ts';
import type { FunctionFacts } from '../facts/facts.ts';
import { Summaries } from '../summary/summaries.ts';
import { notKnown, type Target } from '../targets/target.ts';
import { ArgumentFlow } from './argumentFlow.ts';
import { bounds } from './bounds.ts';
import { type InstalledPackage, installedPackage } from './installedPackage.ts';
import type { Load, PackageFile } from './packageFile.ts';
import { packaged } from './packaged.ts';
import { PackageModel } from './packageModel.ts';
import { type FilePlace, PackageSources, type Parse } from './packageSources.ts';
import { targetOf } from './packageTargets.ts';
import { entryFile } from './resolveFile.ts';
import { packageAndSubpath } from './specifiers.ts';
import type { Value } from './value.ts';
import { Values } from './values.ts';

/** Something that a program calls in a package. */
export interface PackageCall {
  /** As the program imports it: `pkg`, `pkg/sub`. */
  readonly specifier: string;
  /** `f`, `Class.method`, `default`; `*` is the module itself. */
  readonly name: string;
  readonly fromFile: string;
  /** The declaration file that has it, where types are known. */
  readonly declaredIn?: string;
}

/** Functions of a package that call one another are summed up in one pass: packages are large, and guessed at anyway. */
const maxPasses = 1;

/** The functions from one file on, as far as the bounds let them be read. */
interface Reach {
  readonly model: PackageModel;
  readonly summaries: Summaries;
}

/**
 * Looks into the JavaScript of packages that the catalogue does not have, when a verdict needs it. What was found is
 * kept for as long as the installed files are what they were, for all projects and across edits.
 */
export class Packages {
  readonly #parse: Parse;
  #sources: PackageSources;
  readonly #targets = new Map<string, Target>();
  readonly #installed = new Map<string, InstalledPackage | undefined>();

  constructor(parse: Parse) {
    this.#parse = parse;
    this.#sources = new PackageSources(parse);
  }

  /** What a call of a package runs, as the package's own code has it; else unresolved, with what was looked into. */
  target(call: PackageCall): Target {
    const parts = packageAndSubpath(call.specifier);
    const of = parts === undefined ? undefined : this.#package(parts.name, call.fromFile);
    if (parts === undefined || of === undefined) return notKnown(call.specifier, call.name, builtInCatalog);
    const key = [of.folder, of.version, parts.subpath, call.name, call.declaredIn ?? ''].join('\n');
    let target = this.#targets.get(key);
    if (target === undefined) this.#targets.set(key, (target = this.#tryLook(of, parts.subpath, call)));
    return target;
  }

  /** Forgets what rests on installed files that have changed; without `files`, whatever may have. */
  filesChanged(files?: Iterable<string>): void {
    const isTouched = files !== undefined && [...files].some(isInstalled);
    if (files !== undefined && !isTouched) return;
    // What was not installed may be by now.
    this.#installed.clear();
    if (!isTouched && this.#sources.isCurrent) return;
    this.#targets.clear();
    this.#sources = new PackageSources(this.#parse);
  }

  #package(name: string, fromFile: string): InstalledPackage | undefined {
    const key = `${name}\n${path.posix.dirname(fromFile)}`;
    if (!this.#installed.has(key)) {
      const found = installedPackage(name, fromFile);
      if (found !== undefined) this.#sources.watch(path.posix.join(found.folder, 'package.json'));
      this.#installed.set(key, found);
    }
    return this.#installed.get(key);
  }

  /** Whatever a package is like, the program that uses it is analysed. */
  #tryLook(of: InstalledPackage, subpath: string, call: PackageCall): Target {
    try {
      return this.#look(of, subpath, call);
    } catch (error) {
      if (error instanceof CompilerLost) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      return this.#notFound(call, `its own code could not be looked into (${reason})`);
    }
  }

  #look(of: InstalledPackage, subpath: string, call: PackageCall): Target {
    if (of.isNative) return this.#notFound(call, `${of.name} is native code`);
    const places = this.#places(of, subpath, call.declaredIn);
    const search = this.#search();
    for (const place of places) {
      const file = this.#sources.read(place);
      const found = file === undefined ? undefined : named(search, file, call.name);
      const target = found === undefined ? undefined : targetOf(search, found);
      const [fn] = target?.kind === 'functions' ? target.functions.toReversed() : [];
      if (fn !== undefined) return this.#packaged(of, fn, call);
    }
    const [entry] = places;
    if (entry === undefined) return this.#notFound(call, `${of.name} has no JavaScript that it exports`);
    const where = path.posix.relative(of.folder, entry.file);
    if (this.#sources.read(entry) === undefined)
      return this.#notFound(call, `its ${where} is too large to be looked into`);
    return this.#notFound(call, `its own code was looked into from ${where} on, and does not tell`);
  }

  #notFound({ specifier, name }: PackageCall, why: string): Target {
    const target = notKnown(specifier, name, builtInCatalog);
    return target.kind === 'unresolved' ? { ...target, reason: `${target.reason}; ${why}` } : target;
  }

  /** Where a function may be: in the JavaScript beside its declaration, and behind the package's entry. */
  #places(of: InstalledPackage, subpath: string, declaredIn: string | undefined): readonly FilePlace[] {
    const entry = entryFile(of, subpath);
    const inside = /^(.*)\.d\.([cm]?)ts$/.exec(declaredIn ?? '');
    const beside = inside === null ? undefined : `${inside[1] ?? ''}.${inside[2] ?? ''}js`;
    const files = [entry, beside?.startsWith(`${of.folder}/`) === true ? beside : undefined];
    return [...new Set(files)].filter((file) => file !== undefined).map((file) => ({ file, of }));
  }

  /** Follows exports from file to file, reading each when it is come to. */
  #search(): Values {
    let searched = 0;
    return new Values((from, specifier) => {
      const place = this.#sources.resolve(from, specifier);
      if (place === undefined) return { kind: 'outside', module: specifier };
      searched += 1;
      const file = searched > bounds.searched ? undefined : this.#sources.read(place);
      return file === undefined ? { kind: 'none' } : { kind: 'file', file };
    });
  }

  #packaged(of: InstalledPackage, fn: FunctionFacts, call: PackageCall): Target {
    const { summaries, model } = this.#reach({ file: fn.file, of });
    const label = call.name === '*' || call.name === 'default' ? of.name : call.name;
    return {
      kind: 'packaged',
      packaged: packaged(fn, summaries.of(fn), new ArgumentFlow(fn, model), { name: of.name, label }),
    };
  }

  /** Made anew for each function that is looked for, so that what is found does not depend on what was asked before. */
  #reach(place: FilePlace): Reach {
    const closure = new Map(this.#sources.closure(place).map((one) => [one.file, one]));
    const fileOf = (name: string): PackageFile | undefined => {
      const one = closure.get(name);
      if (one === undefined) return undefined;
      const nearby =
        closure.size <= bounds.filesAtOnce
          ? [...closure.values()]
          : this.#sources.importedBy(one).filter(({ file }) => closure.has(file));
      return this.#sources.read(one, nearby);
    };
    const load: Load = (from, specifier) => {
      const next = this.#sources.resolve(from, specifier);
      if (next === undefined) return { kind: 'outside', module: specifier };
      const file = fileOf(next.file);
      return file === undefined ? { kind: 'none' } : { kind: 'file', file };
    };
    const model = new PackageModel(load, fileOf);
    return { model, summaries: new Summaries(model, maxPasses) };
  }
}

/** What a file exports under a dotted name: a member of a class may be one of its instances'. */
function named(values: Values, file: PackageFile, name: string): Value | undefined {
  const [first = '', ...rest] = name.split('.');
  const module: Module = { kind: 'module', file, scope: file.facts.source };
  let value =
    first === '*'
      ? module
      : first === 'default'
        ? values.member(module, first)
        : exported(values, module, first);
  for (const part of rest) value = memberOrInstances(values, value, part);
  return value;
}

type Module = Value & { readonly kind: 'module' };

/** An export, a method of what the module is as a whole, or that whole, where it has this very name itself. */
function exported(values: Values, module: Module, name: string): Value | undefined {
  const own = values.member(module, name);
  if (own !== undefined) return own;
  const whole = values.member(module, 'default');
  if (whole?.kind !== 'function' && whole?.kind !== 'class') return undefined;
  const declared = (whole.node as Partial<{ name: Node }>).name?.getText();
  return declared === name ? whole : memberOrInstances(values, whole, name);
}

function memberOrInstances(values: Values, value: Value | undefined, name: string): Value | undefined {
  const own = values.member(value, name);
  if (own !== undefined) return own;
  const of = value?.kind === 'module' ? values.member(value, 'default') : value;
  return of?.kind === 'function' || of?.kind === 'class'
    ? values.member({ kind: 'instance', of }, name)
    : undefined;
}

/** Whether a file is part of an installed package. */
export function isInstalled(file: string): boolean {
  return file.includes('/node_modules/');
}

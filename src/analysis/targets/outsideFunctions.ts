import { isBuiltin } from 'node:module';
import { type CompilerSymbol, type Expression, isPropertyAccessExpression } from '../../compiler/index.ts';
import { externalName } from '../names/externalName.ts';
import type { FileFacts } from '../facts/facts.ts';
import { importedName } from '../names/imports.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { catalogued, globalTarget, light, notKnown, type Target } from './target.ts';
import type { Targets } from './targets.ts';

/** Finds what the functions outside of the project do: the catalogue, the language, the JavaScript of packages. */
export class OutsideFunctions {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  external(symbol: CompilerSymbol, node: Expression): Target | undefined {
    const name = externalName(symbol, this.#file.catalog);
    if (name === undefined) return undefined;
    if (/^(Callable|Newable)?Function\.(call|apply)$/.test(name.name) && isPropertyAccessExpression(node)) {
      return this.#file.ofValue(node.expression);
    }
    const entry = this.#file.catalog.lookUp(name.module, name.name);
    if (entry !== undefined) return catalogued(entry, false);
    if (name.isLanguage) return light;
    const byName = this.byName(node);
    if (byName !== undefined && byName.kind !== 'unresolved') return byName;
    const declaredIn = symbol.declarations[0]?.path ?? '';
    const declared = this.#ofPackage(name.module, name.name, declaredIn);
    return declared.kind === 'unresolved' ? (byName ?? declared) : declared;
  }

  /** What the catalogue does not list: as the package's own JavaScript has it, or unresolved. */
  #ofPackage(specifier: string, name: string, declaredIn?: string): Target {
    if (isBuiltin(specifier) || specifier === '') return notKnown(specifier, name, this.#file.catalog);
    const fromFile = this.#facts.source.fileName;
    return this.#model.packages.target({
      specifier,
      name,
      fromFile,
      ...(declaredIn === undefined ? {} : { declaredIn }),
    });
  }

  /** Types are missing: the module specifier and the imported name are all there is. */
  byName(node: Expression): Target | undefined {
    const imported = importedName(node, this.#file);
    if (imported === undefined) return globalTarget(node, this.#file.scopes);
    if (imported.module.startsWith('.')) return undefined;
    return (
      catalogued(this.#file.catalog.lookUp(imported.module, imported.name), true) ??
      this.#ofPromise(imported.module, imported.name) ??
      this.#ofPackage(imported.module, imported.name)
    );
  }

  /** `fetch(address).then`: without types a call is named after what its promise gives. */
  #ofPromise(module: string, name: string): Target | undefined {
    if (!isBuiltin(module) && module !== '') return undefined;
    const method = /\.(then|catch|finally)$/.exec(name)?.[1];
    return method === undefined
      ? undefined
      : catalogued(this.#file.catalog.lookUp('', `Promise.${method}`), true);
  }
}

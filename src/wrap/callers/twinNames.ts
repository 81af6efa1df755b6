import {
  isBindingElement,
  isExportSpecifier,
  isIdentifier,
  isImportClause,
  isImportSpecifier,
  SymbolFlags,
  type BindingElement,
  type CompilerProject,
  type CompilerSymbol,
  type ExportSpecifier,
  type Identifier,
  type ImportClause,
  type ImportSpecifier,
  type Node,
} from '../../compiler/index.ts';
import type { Projects } from './projects.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';

/** A specifier that has to bring the twin along, under these names. */
export interface TwinSpecifier {
  readonly specifier: ImportSpecifier | ImportClause | ExportSpecifier | BindingElement;
  /** The twin's name in the module that is imported from, and the name that it gets here. */
  readonly from: string;
  readonly to: string;
}

/** How the twin is called where the function goes by another name: `f as g` becomes `fPooled as gPooled`. */
export class TwinNames {
  readonly #projects: Projects;
  readonly #target: WrapTarget;
  readonly #suffix: string;
  readonly #specifiers = new Map<Node, TwinSpecifier>();
  readonly twin: string;

  constructor(target: WrapTarget, suffix: string, projects: Projects) {
    this.#projects = projects;
    this.#target = target;
    this.#suffix = suffix;
    this.twin = `${target.name}${suffix}`;
  }

  /** Specifiers on the way from the function to the names that were asked for: imports, and exports of barrels. */
  get specifiers(): readonly TwinSpecifier[] {
    return [...this.#specifiers.values()];
  }

  /** The twin's name where `name` stands for the function. */
  at(name: Identifier): string {
    const project = this.#projects.of(name);
    const symbol = project.checker.getSymbolAtLocation(name);
    return symbol === undefined ? this.twin : this.#nameOf(symbol, project);
  }

  #nameOf(symbol: CompilerSymbol, project: CompilerProject): string {
    const handle = symbol.declarations[0];
    const isAlias = (symbol.flags & SymbolFlags.Alias) !== 0;
    const resolved = handle === undefined ? undefined : project.resolve(handle);
    const isBinding = resolved !== undefined && isBindingElement(resolved);
    const declaration = isAlias || isBinding ? resolved : undefined;
    if (declaration === undefined || !isSpecifier(declaration)) return this.twin;
    // `export { f }` in the function's own module; the twin is exported beside the original.
    if (declaration.getSourceFile().fileName === this.#target.sourceFile.fileName) return this.twin;
    const known = this.#specifiers.get(declaration);
    if (known !== undefined) return known.to;
    const origin = isBinding ? undefined : project.checker.getImmediateAliasedSymbol(symbol);
    const from = origin === undefined ? this.twin : this.#nameOf(origin, project);
    const to = this.#localName(declaration, from);
    this.#specifiers.set(declaration, { specifier: declaration, from, to });
    return to;
  }

  #localName(specifier: TwinSpecifier['specifier'], from: string): string {
    if (isImportClause(specifier)) return from;
    const { name, propertyName } = specifier;
    if (name === undefined || !('text' in name) || (propertyName !== undefined && !('text' in propertyName)))
      return from;
    const isRenamed = propertyName !== undefined && propertyName.text !== name.text;
    const isDefault = name.text === 'default' || propertyName?.text === 'default';
    return !isRenamed || isDefault || !isIdentifier(name) ? from : `${name.text}${this.#suffix}`;
  }
}

function isSpecifier(node: Node): node is TwinSpecifier['specifier'] {
  return isImportSpecifier(node) || isImportClause(node) || isExportSpecifier(node) || isBindingElement(node);
}

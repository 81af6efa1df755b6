import {
  isImportClause,
  isImportSpecifier,
  SymbolFlags,
  type CompilerProject,
  type CompilerSymbol,
  type Expression,
  type Identifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { walk } from '../target/functionLike.ts';

/** By which names other modules reach a function. */
export class OriginalNames {
  readonly #project: CompilerProject;
  readonly #original: CompilerSymbol | undefined;

  constructor(original: Identifier, project: CompilerProject) {
    this.#project = project;
    this.#original = project.checker.getSymbolAtLocation(original);
  }

  /** Whether a name stands for the function, be it by another name. */
  isOriginal(name: Node): boolean {
    return this.#isOriginal(this.#project.checker.getSymbolAtLocation(name));
  }

  /** The name by which the module at `specifier` exports the function: `wanted` where it is one of several. */
  exportedBy(specifier: Node, wanted: string): string | undefined {
    const { checker } = this.#project;
    const module = checker.getSymbolAtLocation(specifier);
    if (module === undefined) return undefined;
    const all = checker.getExportsOfModule(module).filter((one) => this.#isOriginal(one));
    return (all.find(({ name }) => name === wanted) ?? all[0])?.name;
  }

  /** The name of the property of a namespace that is the function. */
  propertyOf(namespace: Expression): string | undefined {
    const { checker } = this.#project;
    const type = checker.getTypeAtLocation(namespace);
    if (type === undefined) return undefined;
    return checker.getPropertiesOfType(type).find((one) => this.#isOriginal(one))?.name;
  }

  /** The name that a file has for the function already. */
  localIn(sourceFile: SourceFile): string | undefined {
    let found: string | undefined;
    walk(sourceFile, (node) => {
      const name = isImportSpecifier(node) || isImportClause(node) ? node.name : undefined;
      if (found === undefined && name !== undefined && this.isOriginal(name)) found = name.text;
    });
    return found;
  }

  #isOriginal(symbol: CompilerSymbol | undefined): boolean {
    if (symbol === undefined) return false;
    const isAlias = (symbol.flags & SymbolFlags.Alias) !== 0;
    const target = isAlias ? this.#project.checker.getAliasedSymbol(symbol) : symbol;
    return target.id === this.#original?.id;
  }
}

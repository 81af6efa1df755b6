import {
  isImportClause,
  isImportSpecifier,
  SymbolFlags,
  type CompilerSymbol,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { Projects } from '../callers/projects.ts';
import { exportedValue } from '../commonJs/exportedValue.ts';
import { typeParts } from '../reach/attempt.ts';
import { walk } from '../target/functionLike.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';

/** By which names other modules reach a function. */
export class OriginalNames {
  readonly #projects: Projects;
  readonly #declarations: readonly Node[];

  constructor({ fn, nameNode }: WrapTarget, projects: Projects) {
    this.#projects = projects;
    this.#declarations = [fn, nameNode.parent];
  }

  /** The name by which the module at `specifier` exports the function: `wanted` where it is one of several. */
  exportedBy(specifier: Node, wanted: string): string | undefined {
    const { checker } = this.#projects.of(specifier);
    const module = checker.getSymbolAtLocation(specifier);
    return module === undefined
      ? undefined
      : this.#nameAmong(checker.getExportsOfModule(module), specifier, wanted);
  }

  /** The name of the property of a module, or of what stands for one, that is the function. */
  propertyOf(holder: Node, wanted: string): string | undefined {
    const { checker } = this.#projects.of(holder);
    const type = checker.getTypeAtLocation(holder);
    // What stands before `?.` may be nothing, which has no properties.
    const parts = type === undefined ? [] : typeParts(type);
    return this.#nameAmong(
      parts.flatMap((part) => checker.getPropertiesOfType(part)),
      holder,
      wanted,
    );
  }

  /** The name that a file has for the function already. */
  localIn(sourceFile: SourceFile): string | undefined {
    const { checker } = this.#projects.of(sourceFile);
    let found: string | undefined;
    walk(sourceFile, (node) => {
      const name = isImportSpecifier(node) || isImportClause(node) ? node.name : undefined;
      if (found !== undefined || name === undefined) return;
      if (this.#isOriginal(checker.getSymbolAtLocation(name), name)) found = name.text;
    });
    return found;
  }

  #nameAmong(symbols: readonly CompilerSymbol[], near: Node, wanted: string): string | undefined {
    const all = symbols.filter((one) => this.#isOriginal(one, near));
    return (all.find(({ name }) => name === wanted) ?? all[0])?.name;
  }

  /** Each project has symbols of its own, so the places of declarations are compared. */
  #isOriginal(symbol: CompilerSymbol | undefined, near: Node): boolean {
    if (symbol === undefined) return false;
    const project = this.#projects.of(near);
    const isAlias = (symbol.flags & SymbolFlags.Alias) !== 0;
    const target = isAlias ? project.checker.getAliasedSymbol(symbol) : symbol;
    return (target?.declarations ?? []).some((handle) => {
      const node = project.resolve(handle);
      const declared = node === undefined ? undefined : exportedValue(node, project);
      return declared !== undefined && this.#declarations.some((one) => isSamePlace(one, declared));
    });
  }
}

function isSamePlace(one: Node, other: Node): boolean {
  return (
    one.pos === other.pos &&
    one.end === other.end &&
    one.kind === other.kind &&
    one.getSourceFile().fileName === other.getSourceFile().fileName
  );
}

import {
  type CompilerProject,
  type CompilerSymbol,
  type Expression,
  type Identifier,
  isOwnFile,
  isVariableDeclaration,
  type Node,
  NodeFlags,
} from '../../compiler/index.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import type { Declaration } from '../syntax/scopes.ts';
import type { CompilerAnswers } from '../targets/compilerAnswers.ts';

/** What an import stands for, and where it was asked about. */
interface ImportedValue {
  readonly identifier: Identifier;
  readonly value: Expression | undefined;
}

/** What names of a project stand for, wherever in the project that is declared. */
export class DeclaredNames {
  #project: CompilerProject;
  readonly #answersOf: (file: string) => CompilerAnswers | undefined;
  readonly #imported = new Map<Declaration, readonly Node[]>();
  /** By the import that names them. */
  readonly #constants = new Map<Declaration, ImportedValue>();

  constructor(project: CompilerProject, answersOf: (file: string) => CompilerAnswers | undefined) {
    this.#project = project;
    this.#answersOf = answersOf;
  }

  /** Goes on with a newer program. */
  rebase(project: CompilerProject): void {
    this.#project = project;
    this.#imported.clear();
  }

  /** Forgets constants that an edited file names or has. */
  follow({ old }: FileUpdate): void {
    for (const [declared, { identifier, value }] of this.#constants) {
      const isOld = identifier.getSourceFile() === old.source || value?.getSourceFile() === old.source;
      if (isOld) this.#constants.delete(declared);
    }
  }

  /** The initialiser of a constant that another module of the project exports. */
  importedConstant(identifier: Identifier, declared: Declaration): Expression | undefined {
    let known = this.#constants.get(declared);
    if (known === undefined) {
      known = { identifier, value: this.#findConstant(identifier) };
      this.#constants.set(declared, known);
    }
    return known.value;
  }

  /** The declarations of the project that a name stands for, wherever they are. */
  declarationsOf(name: Identifier, declared?: Declaration): readonly Node[] {
    // All mentions of an import stand for the same.
    const known = declared?.kind === 'import' ? this.#imported.get(declared) : undefined;
    if (known !== undefined) return known;
    const found = this.#findDeclarations(name);
    if (declared?.kind === 'import') this.#imported.set(declared, found);
    return found;
  }

  #findDeclarations(name: Identifier): readonly Node[] {
    return (this.#symbolOf(name)?.declarations ?? [])
      .filter((handle) => isOwnFile(handle.path))
      .map((handle) => this.#project.resolve(handle))
      .filter((node) => node !== undefined);
  }

  #findConstant(identifier: Identifier): Expression | undefined {
    const handle = this.#symbolOf(identifier)?.valueDeclaration;
    const declaration = handle === undefined ? undefined : this.#project.resolve(handle);
    if (declaration === undefined || !isVariableDeclaration(declaration)) return undefined;
    const isConst = (declaration.parent.flags & NodeFlags.Const) !== 0;
    return isConst ? declaration.initializer : undefined;
  }

  #symbolOf(name: Identifier): CompilerSymbol | undefined {
    const answers = this.#answersOf(name.getSourceFile().fileName);
    if (answers === undefined) return undefined;
    const symbol = answers.symbolAt(name);
    return symbol === undefined ? undefined : answers.aliased(symbol);
  }
}

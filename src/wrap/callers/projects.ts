import {
  isIdentifier,
  isOwnFile,
  type CompilerProject,
  type Identifier,
  type Node,
  type PrivateIdentifier,
  type SourceFile,
} from '../../compiler/index.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import { usesOfExport } from '../commonJs/usesOfExport.ts';
import { knowledgeOf } from '../projectKnowledge.ts';

/**
 * The projects that contain a function's module: its own, and in a monorepo those of the packages that import it. A file
 * that several of them contain is looked at through the first, so that each place of a text is one node.
 */
export class Projects {
  readonly home: CompilerProject;
  readonly #all: readonly CompilerProject[];
  readonly #projectOf = new Map<string, CompilerProject>();
  readonly #uses = new Map<Node, readonly Node[]>();

  constructor(home: CompilerProject, others: readonly CompilerProject[] = []) {
    this.home = home;
    this.#all = [home, ...others];
  }

  /** The project through which a node was found. */
  of(node: Node): CompilerProject {
    const { fileName } = node.getSourceFile();
    const known = this.#projectOf.get(fileName);
    if (known !== undefined) return known;
    const found = this.#all.find((project) => project.contains(fileName)) ?? this.home;
    this.#projectOf.set(fileName, found);
    return found;
  }

  /** All own source files, each through one project. */
  sourceFiles(): readonly SourceFile[] {
    const names = new Set(this.#all.flatMap((project) => project.ownFiles()));
    return [...names].sort().flatMap((file) => {
      const project = this.#all.find((one) => one.contains(file));
      const sourceFile = project?.sourceFile(file);
      return sourceFile === undefined ? [] : [sourceFile];
    });
  }

  /** All places in own files that name what `name` declares, its declaration among them. */
  usesOf(name: Identifier | PrivateIdentifier): readonly Node[] {
    const known = this.#uses.get(name);
    if (known !== undefined) return known;
    const nodes = new Map<string, Node>();
    for (const project of this.#all) {
      const there = counterpart(name, project);
      if (there === undefined) continue;
      for (const { references } of project.checker.getReferencedSymbolsForNode(there, there.getStart())) {
        for (const handle of references) {
          const node = isOwnFile(handle.path) ? project.resolve(handle) : undefined;
          const shown = node === undefined ? undefined : counterpart(node, this.of(node));
          if (shown !== undefined) nodes.set(`${shown.getSourceFile().fileName} ${shown.pos}`, shown);
        }
      }
    }
    for (const node of this.#requiredUses(name)) {
      const shown = counterpart(node, this.of(node));
      if (shown !== undefined) nodes.set(`${shown.getSourceFile().fileName} ${shown.pos}`, shown);
    }
    const found = [...nodes.values()].sort(
      (a, b) => a.getSourceFile().fileName.localeCompare(b.getSourceFile().fileName) || a.pos - b.pos,
    );
    this.#uses.set(name, found);
    return found;
  }

  /** Uses in files that require a CommonJS module, which the compiler's own search does not see. */
  #requiredUses(name: Identifier | PrivateIdentifier): readonly Node[] {
    if (!isIdentifier(name) || !isPlainScript(name.getSourceFile())) return [];
    return this.#all.flatMap((project) => {
      const there = counterpart(name, project);
      return there === undefined ? [] : usesOfExport(there as Identifier, knowledgeOf(project).resolver);
    });
  }
}

/** The same node in another project's tree of the file. */
function counterpart(node: Node, project: CompilerProject): Node | undefined {
  const sourceFile = project.sourceFile(node.getSourceFile().fileName);
  if (sourceFile === undefined || sourceFile === node.getSourceFile())
    return sourceFile === undefined ? undefined : node;
  const find = (at: Node): Node | undefined => {
    if (at.pos === node.pos && at.end === node.end && at.kind === node.kind) return at;
    return at.forEachChild((child) =>
      child.pos <= node.pos && child.end >= node.end ? find(child) : undefined,
    );
  };
  return find(sourceFile);
}

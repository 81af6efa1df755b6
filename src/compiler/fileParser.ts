import path from 'node:path';
import type { Snapshot } from 'typescript/unstable/sync';
import type { SourceFile } from './ast.ts';
import { type Connection, connect } from './connection.ts';
import { Overlay } from './overlay.ts';
import { folderOf } from './paths.ts';

/** How files are parsed that nothing else is asked about. */
const parseOnly = { allowJs: true, noLib: true, noResolve: true, noCheck: true, noEmit: true, types: [] };

/**
 * Parses files apart from all projects, in a compiler of its own: in one that holds a large program, every file that
 * comes along would have the program looked over once more. The compiler starts with the first file.
 */
export class FileParser {
  readonly #executable: string;
  readonly #workingDirectory: string;
  readonly #overlay = new Overlay();
  #connection: Connection | undefined;
  #last: { readonly config: string; readonly snapshot: Snapshot } | undefined;
  #count = 0;

  constructor(executable: string, workingDirectory: string) {
    this.#executable = executable;
    this.#workingDirectory = workingDirectory;
  }

  /**
   * The trees of files; those that cannot be read have none.
   * @throws CompilerLost when the compiler has gone.
   */
  parse(files: readonly string[]): ReadonlyMap<string, SourceFile> {
    const [first] = files;
    if (first === undefined) return new Map();
    this.#connection ??= connect(this.#executable, this.#workingDirectory, this.#overlay.fileSystem);
    this.#count += 1;
    const config = path.posix.join(folderOf(first), `poolwright-parse-${this.#count}.json`);
    this.#overlay.set(config, JSON.stringify({ compilerOptions: parseOnly, files }));
    const { api } = this.#connection;
    const last = this.#last;
    if (last !== undefined) this.#overlay.set(last.config, undefined);
    const snapshot = api.updateSnapshot({
      openProjects: [config],
      ...(last === undefined ? {} : { closeProjects: [last.config] }),
      // Nobody tells of changes in packages: what the compiler may have kept of the files is read again.
      fileChanges: {
        created: [config],
        changed: [...files],
        ...(last === undefined ? {} : { deleted: [last.config] }),
      },
    });
    last?.snapshot.dispose();
    this.#last = { config, snapshot };
    const program = snapshot.getProject(config)?.program;
    const trees = files.map((file) => [file, program?.getSourceFile(file)] as const);
    return new Map(trees.flatMap(([file, tree]) => (tree === undefined ? [] : [[file, tree]])));
  }

  /** Ends the compiler, if it was started. */
  dispose(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

import type { Checker, Diagnostic, Node, NodeHandle, Program, SourceFile } from './ast.ts';
import type { Project } from 'typescript/unstable/sync';

/** One program as the compiler sees it now; valid until the session's next change. */
export class CompilerProject {
  /** Absolute path of the tsconfig or jsconfig; `undefined` for files that no project contains. */
  readonly configFile: string | undefined;
  readonly program: Program;
  readonly checker: Checker;
  readonly rootFiles: readonly string[];
  readonly #project: Project;
  #configDiagnostics: readonly Diagnostic[] | undefined;
  #ownFiles: readonly string[] | undefined;
  #fileNames: ReadonlySet<string> | undefined;

  constructor(project: Project, isInferred: boolean) {
    this.#project = project;
    this.configFile = isInferred ? undefined : project.configFileName;
    this.program = project.program;
    this.checker = project.checker;
    this.rootFiles = project.rootFiles;
  }

  /** Whether the program contains the file, be it as a root or by import. */
  contains(file: string): boolean {
    this.#fileNames ??= new Set(this.program.getSourceFileNames());
    return this.#fileNames.has(file);
  }

  /** The project's own source files: no dependency, no declaration file, no library of the compiler. */
  ownFiles(): readonly string[] {
    this.#fileNames ??= new Set(this.program.getSourceFileNames());
    this.#ownFiles ??= [...this.#fileNames].filter(isOwnFile).sort();
    return this.#ownFiles;
  }

  sourceFile(file: string): SourceFile | undefined {
    return this.program.getSourceFile(file);
  }

  /** The node behind a handle, the very object that a walk over its source file meets. */
  resolve(handle: NodeHandle): Node | undefined {
    return handle.resolve(this.#project);
  }

  /** What the compiler finds wrong in a file: syntax first, then types. Empty for a file that is not in the program. */
  diagnosticsOf(file: string): readonly Diagnostic[] {
    if (this.program.getSourceFile(file) === undefined) return [];
    return [...this.program.getSyntacticDiagnostics(file), ...this.program.getSemanticDiagnostics(file)];
  }

  /** What is wrong with the configuration file itself. */
  configDiagnostics(): readonly Diagnostic[] {
    if (this.configFile === undefined) return [];
    this.#configDiagnostics ??= this.program.getConfigFileParsingDiagnostics();
    return this.#configDiagnostics;
  }
}

/** Whether a program's file is code of the project rather than a dependency or a declaration. */
export function isOwnFile(file: string): boolean {
  return !file.includes('/node_modules/') && !/\.d\.([^.]+\.)?[cm]?ts$/.test(file) && !file.endsWith('.json');
}

import type { CompilerProject, Expression, Identifier, Node, Type } from '../../compiler/index.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import type { ProjectFacts } from '../facts/projectFacts.ts';
import type { Settings } from '../settings/settings.ts';
import type { Declaration } from '../syntax/scopes.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { Target } from './target.ts';
import type { Targets } from './targets.ts';

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

/** What the targets of calls are found from: all that is known of a project, other files' targets included. */
export interface TargetModel {
  readonly project: CompilerProject;
  readonly files: ProjectFacts;
  readonly settings: Settings;
  /** What the JavaScript of packages says that are not catalogued. */
  readonly packages: { target(call: PackageCall): Target };
  readonly hierarchy: Hierarchy;
  /** Whether all files are going to be asked about, so that asking for many names at once pays. */
  readonly isWholeAsked: boolean;
  /** Functions whose bodies were asked what function they return: calls elsewhere rest on that. */
  readonly factories: Set<FunctionFacts>;
  facts(file: string): FileFacts | undefined;
  /** The facts of the file that a function is in. */
  factsOf(fn: FunctionFacts): FileFacts;
  targets(facts: FileFacts): Targets;
  /** The initialiser of a constant that another module of the project exports. */
  importedConstant(identifier: Identifier, declared: Declaration): Expression | undefined;
  /** The declarations of the project that a name stands for, wherever they are. */
  declarationsOf(name: Identifier, declared?: Declaration): readonly Node[];
  /** What the language runs of objects of a type, found once for each type. */
  implicitOf(type: Type, members: readonly string[], find: () => Target): Target;
}

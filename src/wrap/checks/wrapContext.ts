import type { CompilerProject, Node } from '../../compiler/index.ts';
import type {
  Note,
  NoteCode,
  PoolKind,
  Reason,
  Refusal,
  RefusalCode,
  Warning,
  WarningCode,
} from '../../core/index.ts';
import type { Effects } from '../effects/effects.ts';
import type { ProjectFiles } from '../output/projectFiles.ts';
import type { Reach } from '../reach/collectReach.ts';
import type { Resolver } from '../reach/resolver.ts';
import type { ProjectKnowledge } from '../projectKnowledge.ts';
import type { ModuleFormat } from '../poolVariant.ts';
import { distinctReasons, note, refusal, warning } from '../refusals.ts';
import type { Projects } from '../callers/projects.ts';
import type { ModuleFormats } from './moduleFormats.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';

/** What can be known of a function by itself. */
export interface FunctionContext {
  readonly pool: PoolKind;
  readonly project: CompilerProject;
  /** All projects whose code may call the function, its own among them. */
  readonly projects: Projects;
  /** What Node takes the function's module for. */
  readonly format: ModuleFormat;
  readonly formats: ModuleFormats;
  readonly files: ProjectFiles;
  readonly target: WrapTarget;
  readonly knowledge: ProjectKnowledge;
  readonly resolver: Resolver;
}

/** What every check may look at. */
export interface WrapContext extends FunctionContext {
  readonly effects: Effects;
  /** All code that runs in the worker when the function is called there. */
  readonly reach: Reach;
}

/** Looks for one family of reasons that the function shows by itself. */
export type FunctionCheck = (context: FunctionContext, findings: Findings) => void;

/** Looks for one family of reasons and notes what it finds. */
export type Check = (context: WrapContext, findings: Findings) => void;

/** Reasons as they are found. */
export class Findings {
  readonly #refusals: Refusal[] = [];
  readonly #warnings: Warning[] = [];
  readonly #notes: Note[] = [];

  get refusals(): readonly Refusal[] {
    return firstOfEach(distinctReasons(this.#refusals));
  }

  get warnings(): readonly Warning[] {
    return firstOfEach(distinctReasons(this.#warnings));
  }

  get notes(): readonly Note[] {
    return firstOfEach(distinctReasons(this.#notes));
  }

  get isRefused(): boolean {
    return this.#refusals.length > 0;
  }

  /** Adds the warnings that were collected apart. */
  take({ warnings }: Findings): void {
    this.#warnings.push(...warnings);
  }

  refuse(code: RefusalCode, node: Node, message: string): void {
    this.#refusals.push(refusal(code, node, message));
  }

  warn(code: WarningCode, node: Node, message: string): void {
    this.#warnings.push(warning(code, node, message));
  }

  note(code: NoteCode, node: Node, message: string): void {
    this.#notes.push(note(code, node, message));
  }

  /** A warning about a file that the compiler does not read. */
  warnAt(
    code: WarningCode,
    { file, line }: { readonly file: string; readonly line: number },
    message: string,
  ): void {
    this.#warnings.push({ code, message, file, line });
  }
}

/** So many places of one reason are enough to see what it is about. */
const maxPlaces = 6;

function firstOfEach<Code extends string>(reasons: readonly Reason<Code>[]): readonly Reason<Code>[] {
  const counts = new Map<Code, number>();
  return reasons.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= maxPlaces;
  });
}

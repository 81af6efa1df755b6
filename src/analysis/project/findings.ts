import {
  type ChangedFiles,
  type CompilerProject,
  type Expression,
  isIdentifier,
} from '../../compiler/index.ts';
import type { FileReport } from '../../core/index.ts';
import { Callers } from './callers.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { FileFacts, FunctionFacts } from '../facts/facts.ts';
import { type FileUpdate, fileUpdate } from '../incremental/fileUpdate.ts';
import { forwardingOf } from '../values/forwarding.ts';
import { assignTheSame } from '../incremental/sameAssignments.ts';
import { Translation } from '../incremental/translate.ts';
import { returnedLiteral } from '../targets/made.ts';
import { type FactsCache, type ModelMeans, ProjectModel } from './projectModel.ts';
import { isInstalled } from '../packages/packages.ts';
import { Summaries } from '../summary/summaries.ts';
import { returnedFunction, returnedValue } from '../values/valueShapes.ts';

/** What has been found about one project, kept from version to version as far as an edit leaves it true. */
export class Findings {
  readonly #cache: FactsCache;
  readonly #means: ModelMeans;
  #model: ProjectModel;
  #summaries: Summaries;
  #callers: Callers;
  readonly reports = new Map<string, FileReport>();

  constructor(project: CompilerProject, cache: FactsCache, means: ModelMeans) {
    this.#cache = cache;
    this.#means = means;
    this.#model = new ProjectModel(project, cache, means);
    this.#summaries = new Summaries(this.#model);
    this.#callers = new Callers(this.#model, this.#summaries);
  }

  get model(): ProjectModel {
    return this.#model;
  }

  get summaries(): Summaries {
    return this.#summaries;
  }

  get callers(): Callers {
    return this.#callers;
  }

  /**
   * Goes on with a newer program. After an edit that others cannot notice, only the functions that were edited and
   * those that are summed up from them are found again; after any other, everything but facts of unchanged files.
   * `canAskOld` says whether the compiler still knows the older program.
   */
  follow(project: CompilerProject, changed: ChangedFiles, canAskOld: boolean): void {
    this.reports.clear();
    this.#means.packages.filesChanged(changed === 'all' ? undefined : changed);
    const mayBeKept = changed !== 'all' && ![...changed].some(isInstalled);
    const updates = mayBeKept ? this.#updates(project, changed, canAskOld) : undefined;
    if (updates === undefined) {
      this.#model = new ProjectModel(project, this.#cache, this.#means);
      this.#summaries = new Summaries(this.#model);
      this.#callers = new Callers(this.#model, this.#summaries);
      return;
    }
    // Translations go by what the functions were, so all is forgotten first that an edit affects.
    for (const update of updates) {
      this.#summaries.forget(update.edited);
      this.#summaries.follow(update, new Translation(update));
    }
    this.#callers.follow();
    this.#model.follow(project, updates);
  }

  /** What each changed file comes to; `undefined` where one of them may change something for the others. */
  #updates(
    project: CompilerProject,
    changed: ReadonlySet<string>,
    canAskOld: boolean,
  ): readonly FileUpdate[] | undefined {
    const before = this.#model.project;
    const updates: FileUpdate[] = [];
    for (const file of changed) {
      if (!project.contains(file) && !before.contains(file)) continue;
      const old = this.#model.knownFacts(file);
      const now = new ProjectModel(project, this.#cache, this.#means).facts(file);
      if (old === undefined || now === undefined) return undefined;
      if (old === now) continue;
      const update = fileUpdate(old, now, {
        ...(canAskOld ? { old: before } : {}),
        now: project,
      });
      if (update === undefined || !returnTheSame(this.#model.factories, update)) return undefined;
      if (!assignTheSame(update, (name) => this.#model.mentioning(name).size > 0)) return undefined;
      updates.push(update);
    }
    // One after the other each would have to be seen through the eyes of the one before.
    return updates.length <= 1 ? updates : undefined;
  }
}

/** Whether functions that return a function still return the same one. */
function returnTheSame(factories: ReadonlySet<FunctionFacts>, update: FileUpdate): boolean {
  const { old, now, edited, successors } = update;
  // What a function returns may stand in for another one by what is written in it: that belongs to its maker as well.
  const makers = new Set([...edited].flatMap(outwards).filter((fn) => factories.has(fn)));
  if (![...makers].every((fn) => forwardTheSame(fn, successors.get(fn), update))) return false;
  return [...edited].every((fn) => {
    if (!factories.has(fn)) return true;
    const successor = successors.get(fn);
    if (successor === undefined) return false;
    const before = closureOf(fn, old);
    const after = closureOf(successor, now);
    if (before !== undefined || after !== undefined)
      return before !== undefined && after !== undefined && successors.get(before) === after;
    return makeTheSame(
      returnedLiteral(fn.node, old.scopes),
      returnedLiteral(successor.node, now.scopes),
      update,
    );
  });
}

/** Whether two versions of what a function makes are spelled the same, and have the same functions as members. */
function makeTheSame(
  before: Expression | undefined,
  after: Expression | undefined,
  { old, successors }: FileUpdate,
): boolean {
  if (before === undefined || after === undefined) return before === after;
  const members = old.functions.filter(({ node }) => node.pos >= before.pos && node.end <= before.end);
  return before.getText() === after.getText() && members.every((fn) => successors.has(fn));
}

function outwards(fn: FunctionFacts): readonly FunctionFacts[] {
  return fn.outer === undefined ? [fn] : [fn, ...outwards(fn.outer)];
}

/** Whether two versions of a function make the same stand-in of a function that they are given, or none. */
function forwardTheSame(
  fn: FunctionFacts,
  successor: FunctionFacts | undefined,
  { old, now }: FileUpdate,
): boolean {
  if (successor === undefined) return false;
  const before = forwardingOf(fn.node, old.scopes);
  return JSON.stringify(before) === JSON.stringify(forwardingOf(successor.node, now.scopes));
}

function closureOf(fn: FunctionFacts, facts: FileFacts): FunctionFacts | undefined {
  const value = returnedValue(fn.node);
  const closure = value === undefined ? undefined : returnedFunction(value, fn.node, facts);
  if (closure === undefined || !isIdentifier(closure))
    return closure === undefined ? undefined : facts.byNode.get(closure);
  const declared = facts.scopes.lookUp(closure);
  if (declared?.kind === 'other') return facts.byNode.get(declared.node);
  const made = declared?.kind === 'variable' ? declared.node.initializer : undefined;
  return made === undefined ? undefined : facts.byNode.get(unwrap(made));
}

import type { Catalog } from '../../catalog/index.ts';
import type { CallExpression, Expression, Identifier, Node } from '../../compiler/index.ts';
import { Assignments } from '../values/assignments.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { CallFact, FileFacts, FunctionFacts } from '../facts/facts.ts';
import { fileScopes, type FileScopes } from '../values/fileScopes.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import type { NameSource, Written } from '../names/nameSource.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { Tables } from '../values/tables.ts';
import type { Target } from './target.ts';
import { accessCall } from './accessCall.ts';
import { CalledValues } from './calledValues.ts';
import { CompilerAnswers } from './compilerAnswers.ts';
import { DeclaredFunctions } from './declaredFunctions.ts';
import { FoundTargets } from './foundTargets.ts';
import { ImplicitCalls } from './implicitCalls.ts';
import { MadeObjects } from './madeObjects.ts';
import { measuredArguments } from './measuredArguments.ts';
import { Origins } from './origins.ts';
import { OutsideFunctions } from './outsideFunctions.ts';
import { ReturnedFunctions } from './returnedFunctions.ts';
import { WrittenNames } from './writtenNames.ts';

/**
 * Finds what the calls of one file run, asking the compiler for all of them at once. Each question has a part of its
 * own; the parts ask each other, and those of other files, through this class.
 */
export class Targets implements NameSource {
  readonly model: ProjectModel;
  readonly facts: FileFacts;
  readonly scopes: FileScopes;
  readonly tables: Tables;
  readonly assigned: Assignments;
  readonly answers: CompilerAnswers;
  readonly declared: DeclaredFunctions;
  readonly values: CalledValues;
  readonly returned: ReturnedFunctions;
  readonly outside: OutsideFunctions;
  readonly objects: MadeObjects;
  readonly implicit: ImplicitCalls;
  readonly origins: Origins;
  readonly #written: WrittenNames;
  readonly #found = new FoundTargets();
  readonly #calls = new Map<FunctionFacts, readonly CallFact[]>();

  constructor(model: ProjectModel, facts: FileFacts) {
    this.model = model;
    this.facts = facts;
    this.scopes = fileScopes(facts.scopes, model.settings.of(facts.source.fileName).catalog);
    this.tables = new Tables(facts);
    this.assigned = new Assignments(facts);
    this.answers = new CompilerAnswers(this);
    this.declared = new DeclaredFunctions(this);
    this.values = new CalledValues(this);
    this.returned = new ReturnedFunctions(this);
    this.outside = new OutsideFunctions(this);
    this.objects = new MadeObjects(this);
    this.implicit = new ImplicitCalls(this);
    this.origins = new Origins(this);
    this.#written = new WrittenNames(this);
  }

  get catalog(): Catalog {
    return this.scopes.catalog;
  }

  ofCall(call: CallFact): Target {
    const known = this.#found.call(call);
    if (known !== undefined) return known;
    this.answers.prefetch();
    return this.ofCallAlone(call);
  }

  /** The same without asking the compiler about the other calls of the file as well. */
  ofCallAlone(call: CallFact): Target {
    return this.#found.call(call) ?? this.#found.keepCall(call, this.values.ofCall(call));
  }

  /** Asks the compiler about some calls, all at once, before each of them is looked at alone. */
  askAbout(calls: readonly CallFact[]): void {
    const open = calls.filter((call) => this.#found.call(call) === undefined);
    if (open.length > 1) this.answers.askAbout(open);
  }

  /** What a function-valued expression is: a callback, an initialiser, the base of a class. */
  ofValue(value: Expression, depth = 0): Target {
    const node = unwrap(value);
    const known = this.#found.value(node);
    if (known !== undefined) return known;
    const target = this.values.find(node, depth);
    return depth === 0 ? this.#found.keepValue(node, target) : target;
  }

  /** The calls of a function, and with them the accessors that its reads run and the iterators of what it goes through. */
  callsOf(fn: FunctionFacts): readonly CallFact[] {
    const known = this.#calls.get(fn);
    if (known !== undefined) return known;
    const accessors = this.model.accessorNames();
    const accesses = fn.reads
      .filter(({ node }) => accessors.has(node.name.text))
      .map((read): CallFact => accessCall(read, this.facts))
      .filter((call) => this.ofCall(call).kind !== 'light');
    const runs = fn.calls.filter((call) => call.form !== 'implicit' || this.ofCall(call).kind !== 'light');
    const calls = [...runs, ...accesses];
    this.#calls.set(fn, calls);
    return calls;
  }

  /** The functions that a call hands over, in objects as well, and those that it leaves the callee to take instead. */
  handedTo(call: CallFact): readonly Target[] {
    return this.origins.handedTo(call);
  }

  /** What a function is that a callee calls and does not know: it is handed in by this call, or by an earlier one. */
  handedIn(...question: Parameters<Origins['handedIn']>): ReturnType<Origins['handedIn']> {
    return this.origins.handedIn(...question);
  }

  /** The arguments of a call whose size its work goes by, where only their type tells it. */
  measured(call: CallFact): readonly Expression[] {
    return measuredArguments(call, this.ofCall(call), this.facts);
  }

  constantOf(name: Identifier): Written | undefined {
    return this.#written.constantOf(name);
  }

  returnedBy(call: CallExpression): Written | undefined {
    return this.#written.returnedBy(call);
  }

  typeNamed(name: Identifier): { readonly node: Node; readonly from: NameSource } | undefined {
    return this.#written.typeNamed(name);
  }

  /** Forgets what the compiler said of names, which it says anew of a newer program. What was found stays. */
  rebase(): void {
    this.answers.rebase();
    this.origins.rebase();
    this.#written.rebase();
  }

  /** Lets what was found in this file be about the new facts of an edited file. */
  follow(update: FileUpdate): void {
    this.#found.follow(update);
  }

  /** Takes over what was found about functions of this file that the edit did not touch. */
  carry(before: Targets, update: FileUpdate): void {
    for (const [old, now] of update.successors) {
      if (update.edited.has(old) || old.calls.length !== now.calls.length) continue;
      this.#found.carry(before.#found, old, now, update);
      this.answers.carry(before.answers, old, now);
    }
  }
}

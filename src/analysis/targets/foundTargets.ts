import type { Node } from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { CallFact, FunctionFacts } from '../facts/facts.ts';
import type { FileUpdate } from '../incremental/fileUpdate.ts';
import { succeeding } from './succeeding.ts';
import type { Target } from './target.ts';

/** What calls and values of one file run, as far as it was found. An edit elsewhere leaves it, and renews what it is about. */
export class FoundTargets {
  readonly #calls = new Map<Node, Target>();
  readonly #implicits = new Map<Node, Target>();
  readonly #values = new Map<Node, Target>();
  /** Files that have functions which calls here run. */
  readonly #reached = new Set<string>();

  // What is called may itself be gone through: `[...rows()]`.
  #of({ form }: CallFact): Map<Node, Target> {
    return form === 'implicit' ? this.#implicits : this.#calls;
  }

  call(call: CallFact): Target | undefined {
    return this.#of(call).get(call.node);
  }

  value(node: Node): Target | undefined {
    return this.#values.get(node);
  }

  keepCall(call: CallFact, target: Target): Target {
    return this.#keep(this.#of(call), call.node, target);
  }

  keepValue(node: Node, target: Target): Target {
    return this.#keep(this.#values, node, target);
  }

  #keep(found: Map<Node, Target>, node: Node, target: Target): Target {
    for (const file of filesOf(target)) this.#reached.add(file);
    found.set(node, target);
    return target;
  }

  /** Lets what was found in this file be about the new facts of an edited file. */
  follow(update: FileUpdate): void {
    if (!this.#reached.has(update.old.source.fileName)) return;
    for (const found of [this.#calls, this.#implicits, this.#values]) {
      for (const [node, target] of found) {
        const followed = succeeding(target, update);
        if (followed !== target) found.set(node, followed);
      }
    }
  }

  /** Takes over what was found about a function of this file that the edit did not touch. */
  carry(before: FoundTargets, old: FunctionFacts, now: FunctionFacts, update: FileUpdate): void {
    for (const [index, call] of old.calls.entries()) {
      const same = now.calls[index];
      if (same === undefined) continue;
      this.#carryNode(before, call.node, same.node, update);
      for (const [at, value] of call.arguments.entries()) {
        const argument = same.arguments[at];
        if (argument !== undefined) this.#carryNode(before, unwrap(value), unwrap(argument), update);
      }
    }
    for (const [index, { node }] of old.reads.entries()) {
      const same = now.reads[index];
      if (same !== undefined) this.#carryNode(before, node, same.node, update);
    }
  }

  #carryNode(before: FoundTargets, from: Node, to: Node, update: FileUpdate): void {
    const pairs = [
      [before.#calls, this.#calls],
      [before.#implicits, this.#implicits],
      [before.#values, this.#values],
    ] as const;
    for (const [known, found] of pairs) {
      const target = known.get(from);
      if (target !== undefined) this.#keep(found, to, succeeding(target, update));
    }
  }
}

/** Files whose functions a target is about. */
function filesOf(target: Target): readonly string[] {
  if (target.kind === 'one-of') return target.targets.flatMap(filesOf);
  if (target.kind === 'parameter') return [target.owner.getSourceFile().fileName];
  if (target.kind !== 'functions') return [];
  return [
    ...target.functions.map(({ file }) => file),
    ...(target.given ?? []).flatMap(({ owner, values }) => [
      owner.getSourceFile().fileName,
      ...values.flatMap(filesOf),
    ]),
  ];
}

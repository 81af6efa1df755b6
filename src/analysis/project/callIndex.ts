import { type Expression, isGetAccessorDeclaration, type Node } from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { CallFact, FileFacts, FunctionFacts } from '../facts/facts.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';
import { handedFunctions } from '../values/handed.ts';
import { allGetters } from '../facts/implicitUses.ts';
import { accessCall } from '../targets/accessCall.ts';
import { callAround, nameNode } from '../values/valueShapes.ts';

/** A call, the function that it stands in, and the functions that it hands on, by argument. */
export interface PlacedCall {
  readonly caller: FunctionFacts;
  readonly call: CallFact;
  readonly handed: readonly { readonly index: number; readonly value: Expression }[];
}

/**
 * The calls of one file by the names that stand in them, as what is called or handed on: who looks for the calls of one
 * function need not find out what all others run.
 */
export class CallIndex {
  readonly #facts: FileFacts;
  readonly #byName = new Map<string, Set<PlacedCall>>();
  /** Calls that run or hand on what has no name: `make()()`, `table[key]()`, `super()`. */
  readonly nameless: PlacedCall[] = [];
  readonly #byNode = new Map<Node, PlacedCall>();
  readonly #all: PlacedCall[] = [];

  constructor(facts: FileFacts) {
    this.#facts = facts;
    for (const caller of facts.functions) {
      for (const call of caller.calls) this.#add(caller, call);
    }
  }

  /** Calls that run or hand on what goes by a name. */
  naming(name: string): readonly PlacedCall[] {
    return [...(this.#byName.get(name) ?? [])];
  }

  /** The calls that may run a function of this file without naming it: the one that it is handed to, or any. */
  within(fn: FunctionFacts): readonly PlacedCall[] {
    const around = callAround(fn.node);
    const whereHanded = around === undefined ? undefined : this.#byNode.get(around);
    if (around !== undefined) return whereHanded === undefined ? [] : [whereHanded];
    // What has no name is returned, kept in a field or called on the spot.
    if (fn.simpleName.startsWith('<')) return this.#all;
    return isGetAccessorDeclaration(fn.node) ? this.naming(allGetters) : [];
  }

  /** Reads and writes of properties of a name, as the calls that they are of an accessor. */
  accesses(name: string): readonly PlacedCall[] {
    return this.#facts.functions.flatMap((caller) =>
      caller.reads
        .filter(({ node }) => node.name.text === name)
        .map((read) => ({ caller, call: accessCall(read, this.#facts), handed: [] })),
    );
  }

  #add(caller: FunctionFacts, call: CallFact): void {
    const handed = call.arguments.flatMap((argument, index) =>
      handedFunctions([argument], this.#facts.scopes).map((value) => ({ index, value })),
    );
    const placed = { caller, call, handed };
    this.#all.push(placed);
    if (call.form === 'implicit') {
      for (const member of call.members ?? []) this.#addName(member, placed);
      return;
    }
    this.#byNode.set(call.node, placed);
    this.#addValue(call.callee, placed);
    for (const { value } of handed) {
      if (!isFunctionWithBody(unwrap(value))) this.#addValue(value, placed);
    }
  }

  #addValue(value: Expression, placed: PlacedCall): void {
    const name = nameNode(unwrap(value));
    if (name === undefined) this.nameless.push(placed);
    else this.#addName(name.text, placed);
  }

  #addName(name: string, placed: PlacedCall): void {
    const known = this.#byName.get(name);
    if (known === undefined) this.#byName.set(name, new Set([placed]));
    else known.add(placed);
  }
}

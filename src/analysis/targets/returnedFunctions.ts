import { type CallExpression, type Expression, isCallExpression } from '../../compiler/index.ts';
import { literalNumber, unwrap } from '../syntax/expressions.ts';
import type { FileFacts } from '../facts/facts.ts';
import { type Forwarding, forwardingOf } from '../values/forwarding.ts';
import { type BodyOwner, parametersOf } from '../syntax/functionNode.ts';
import { isSpread } from '../values/handed.ts';
import { mayBeCallback } from '../values/handsCallback.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { functionsOf, type FunctionsTarget, type Given, light, type Target } from './target.ts';
import { callAround, returnedFunction, returnedValue } from '../values/valueShapes.ts';
import type { Targets } from './targets.ts';

/** Finds the functions that calls in one file return: closures, stand-ins for what is given, classes. */
export class ReturnedFunctions {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  /** What a function of the project returns, where that is a function which it makes or stands in for. */
  of(node: CallExpression, depth: number): Target | undefined {
    const target = this.#file.ofValue(node.expression, depth + 1);
    const [made] = target.kind === 'functions' ? target.functions : [];
    if (target.kind !== 'functions' || made === undefined) return undefined;
    // `map(f)` of `dual(2, map)`: what is called with the rest later.
    if (isPartial(target, node.arguments)) {
      const values = this.#callable(node.arguments, depth);
      return withGiven(
        { kind: 'functions', functions: target.functions },
        { owner: made.node, from: 1, values },
      );
    }
    this.#model.factories.add(made);
    const facts = this.#model.factsOf(made);
    const forwarding = forwardingOf(made.node, facts.scopes);
    if (forwarding !== undefined) return this.#forwarded(forwarding, node, depth);
    const value = returnedValue(made.node);
    if (value === undefined) return undefined;
    // `return operate(…)`: what a function makes another one may make for it.
    const inner = unwrap(value);
    const closure = isCallExpression(inner) ? inner : returnedFunction(value, made.node, facts);
    if (closure === undefined) return undefined;
    const result = this.#model.targets(facts).ofValue(closure, depth + 1);
    if (result.kind !== 'functions' || isSpread(node.arguments)) return result;
    return withGiven(result, { owner: made.node, from: 0, values: this.#callable(node.arguments, depth) });
  }

  /** The functions among arguments; what is none comes to nothing when it is called. */
  #callable(args: readonly Expression[], depth: number): readonly Target[] {
    return [...args].map((value) =>
      mayBeCallback(unwrap(value), this.#facts.scopes) ? this.#file.ofValue(value, depth + 1) : light,
    );
  }

  /** `body` of `dual(2, body)`, as it is written there. */
  #forwarded(
    { index, isCurried, asked }: Forwarding,
    node: CallExpression,
    depth: number,
  ): Target | undefined {
    const args = [...node.arguments];
    const [value] = args.slice(index);
    if (value === undefined || isSpread(args.slice(0, index + 1))) return undefined;
    const target = this.#file.ofValue(value, depth + 1);
    if (target.kind !== 'functions') return target;
    const others = asked
      .flatMap((at) => args[at] ?? [])
      .filter((one) => mayBeCallback(unwrap(one), this.#facts.scopes))
      .flatMap((one) => functionsOf(this.#file.ofValue(one, depth + 1)));
    const functions = [...target.functions, ...others];
    if (!isCurried) return { ...target, functions };
    const counted = args.map(literalNumber).find((count) => count !== undefined);
    const [body] = target.functions;
    return { ...target, functions, arity: counted ?? (body === undefined ? 0 : neededBy(body.node)) };
  }

  /** Whether a function is written where it is given to one that makes a stand-in for it: `dual(2, (all, f) => …)`. */
  isForwarded(owner: BodyOwner): boolean {
    const call = callAround(owner);
    const target = call === undefined ? undefined : this.#file.ofValue(call.expression, 1);
    const [maker] = target?.kind === 'functions' ? target.functions : [];
    if (call === undefined || maker === undefined) return false;
    this.#model.factories.add(maker);
    const forwarding = forwardingOf(maker.node, this.#model.factsOf(maker).scopes);
    const at = (call.arguments ?? []).findIndex((value) => unwrap(value) === owner);
    return forwarding?.index === at;
  }
}

/** Whether a call has too few arguments to run what it is made on. */
export function isPartial({ arity }: FunctionsTarget, args: readonly Expression[]): boolean {
  return arity !== undefined && args.length < arity && !isSpread(args);
}

function withGiven(target: FunctionsTarget, given: Given): FunctionsTarget {
  const isOpen = given.values.some(({ kind }) => kind !== 'light');
  return isOpen ? { ...target, given: [...(target.given ?? []), given] } : target;
}

/** How many arguments a function cannot do without. */
function neededBy(node: BodyOwner): number {
  return parametersOf(node).filter(
    ({ questionToken, initializer, dotDotDotToken }) =>
      questionToken === undefined && initializer === undefined && dotDotDotToken === undefined,
  ).length;
}

import {
  type Expression,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isPropertyDeclaration,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap, unwrapAwait } from '../syntax/expressions.ts';
import type { CallFact, FileFacts, FunctionFacts } from '../facts/facts.ts';
import { defaultOf, functionDefaults, handedFunctions, isSpread, memberValue } from '../values/handed.ts';
import { mayBeCallback } from '../values/handsCallback.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import type { ParameterCall } from '../summary/summary.ts';
import { functionsOf, givenTo, oneOf, type Target } from './target.ts';
import { thisMember } from './thisMember.ts';
import { handedElements } from './handedElements.ts';
import { maxDepth } from './maxDepth.ts';
import type { Targets } from './targets.ts';

/** Finds the functions that are handed to what a call runs, by the call itself or by those that made the callee. */
export class Origins {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;
  /** For as long as nothing was edited. */
  readonly #originsOf = new Map<Node, readonly Origin[]>();

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  rebase(): void {
    this.#originsOf.clear();
  }

  /** The functions that a call hands over, in objects as well, and those that it leaves the callee to take instead. */
  handedTo(call: CallFact): readonly Target[] {
    const given = handedFunctions(call.arguments, this.#facts.scopes).map((value) =>
      this.#file.ofValue(value),
    );
    const target = this.#file.ofCall(call);
    const callees = functionsOf(target);
    const more = callees.flatMap((callee) => [
      ...this.#defaultsFor(callee),
      ...(isMade(callee)
        ? this.#origins(call).flatMap((origin) => origin.targets.origins.allHanded(origin))
        : []),
    ]);
    return [...[...given, ...more].flatMap((one) => [one, ...givenTo(one)]), ...givenTo(target)];
  }

  allHanded({ args }: Origin): readonly Target[] {
    return handedFunctions(args, this.#facts.scopes).map((value) => this.#file.ofValue(value));
  }

  #defaultsFor(callee: FunctionFacts): readonly Target[] {
    const facts = this.#model.factsOf(callee);
    const targets = this.#model.targets(facts);
    return functionDefaults(callee.node, facts.scopes).map(({ value }) => targets.ofValue(value));
  }

  /** What a function is that a callee calls and does not know: it is handed in by this call, or by an earlier one. */
  handedIn(
    call: CallFact,
    callee: FunctionFacts,
    use: Pick<ParameterCall, 'owner' | 'index' | 'path'>,
    args: readonly Expression[],
  ): Target | 'nothing' | 'unknown' | 'by-others' {
    if (use.owner === callee.node) {
      // What the language hands to a callback is no function of the project.
      if (args !== call.arguments && args[use.index] === undefined) return 'nothing';
      return this.given(use, args, callee);
    }
    const origin = this.#origins(call).find(({ makers }) => makers.some(({ node }) => node === use.owner));
    const maker = origin?.makers.find(({ node }) => node === use.owner);
    return origin === undefined || maker === undefined
      ? 'by-others'
      : origin.targets.origins.given(use, origin.args, maker);
  }

  given(
    { index, path }: Pick<ParameterCall, 'index' | 'path'>,
    args: readonly Expression[],
    callee: FunctionFacts,
  ): Target | 'nothing' | 'unknown' {
    const value = args[index];
    if (isSpread(args.slice(0, index + 1))) return 'unknown';
    if (path.startsWith('[')) return this.#elementGiven({ index, path }, args, callee);
    const held = value === undefined ? 'absent' : memberValue(value, path, this.#facts.scopes);
    if (held === undefined) return 'unknown';
    // What is no function is not called, whatever the callee does with functions.
    if (held !== 'absent')
      return mayBeCallback(held, this.#facts.scopes) ? this.#file.ofValue(held) : 'nothing';
    const fallback = defaultOf(callee.node, index, path);
    if (fallback === undefined) return 'nothing';
    return this.#model.targets(this.#model.factsOf(callee)).ofValue(fallback);
  }

  #elementGiven(
    use: Pick<ParameterCall, 'index' | 'path'>,
    args: readonly Expression[],
    callee: FunctionFacts,
  ): Target | 'nothing' | 'unknown' {
    const found = handedElements(use, args, callee.node, this.#facts.scopes);
    if (found === undefined || isSpread(args)) return 'unknown';
    if ('kind' in found) return found;
    const functions = found.filter((value) => mayBeCallback(unwrap(value), this.#facts.scopes));
    return oneOf(functions.map((value) => this.#file.ofValue(value))) ?? 'nothing';
  }

  /** The calls that made what a call is made on: `compose(f, g)` of `const h = compose(f, g); h()`, `new Job(f)` of `new Job(f).run()`. */
  #origins(call: CallFact): readonly Origin[] {
    let known = this.#originsOf.get(call.callee);
    if (known === undefined) this.#originsOf.set(call.callee, (known = this.#findOrigins(call)));
    return known;
  }

  #findOrigins(call: Pick<CallFact, 'callee' | 'node'>): readonly Origin[] {
    const found: Origin[] = [];
    let node: Expression | undefined = unwrapAwait(call.callee);
    for (let step = 0; node !== undefined && step < maxDepth; step++) {
      if (isPropertyAccessExpression(node)) {
        const field = thisMember(node);
        node =
          field !== undefined && isPropertyDeclaration(field)
            ? field.initializer
            : unwrapAwait(node.expression);
      } else if (isIdentifier(node)) {
        const declared = this.#facts.scopes.lookUp(node);
        if (declared?.kind === 'import') {
          const value = this.#model.importedConstant(node, declared);
          const facts = value === undefined ? undefined : this.#model.facts(value.getSourceFile().fileName);
          if (value === undefined || facts === undefined) return found;
          return [...found, ...this.#model.targets(facts).origins.originsFrom(value)];
        }
        node = declared?.kind === 'variable' && declared.isConst ? declared.node.initializer : undefined;
      } else if (isCallExpression(node) || isNewExpression(node)) {
        if (node !== call.node) {
          const makers = functionsOf(this.#file.ofValue(node.expression));
          found.push({ makers, args: [...(node.arguments ?? [])], targets: this.#file });
        }
        node = isCallExpression(node) ? node.expression : undefined;
      } else {
        return found;
      }
      node = node === undefined ? undefined : unwrapAwait(node);
    }
    return found;
  }

  originsFrom(value: Expression): readonly Origin[] {
    return this.#findOrigins({ callee: value, node: value.parent });
  }
}

/** A call whose result is called, or has a method that is, with the functions that it runs. */
interface Origin {
  readonly makers: readonly FunctionFacts[];
  readonly args: readonly Expression[];
  readonly targets: Targets;
}

/** Whether a function may call what was handed to another one: a closure, or a member of what a constructor made. */
function isMade({ outer, node }: FunctionFacts): boolean {
  const isClosure = outer !== undefined && outer.node.kind !== SyntaxKind.SourceFile;
  return isClosure || isClassDeclaration(node.parent) || isClassExpression(node.parent);
}

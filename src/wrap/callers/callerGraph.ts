import {
  isAwaitExpression,
  isCallExpression,
  isIdentifier,
  isPropertyAccessExpression,
  SyntaxKind,
  type CallExpression,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { RefusalCode } from '../../core/index.ts';
import { isGenerated } from '../checks/generatedFile.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { isInTwin } from '../target/findTwin.ts';
import { describeFunction, isAsync, unwrap, wrapped, type FunctionLike } from '../target/functionLike.ts';
import { assertionAround, type Assertion } from './assertion.ts';
import { namelessGroup, type AsyncGroup } from './asyncGroup.ts';
import { aroundOf } from './awaitPlace.ts';
import { arrayCallWith, calledName, isAwaitedList, receiverOfCallback } from './callbackPlace.ts';
import { whyAnswersAtOnce, whyNotHandedOn, whyNotWaitedFor } from './callbackTurn.ts';
import { checkItems } from './checkArguments.ts';
import { commonJsStart, type CommonJsStart } from './commonJsStart.ts';
import { eachLoop, type EachLoop } from './eachLoop.ts';
import { findExportLeak } from './exportLeaks.ts';
import { usesOfGroup } from './groupUses.ts';
import { orderedEffect, throwsIn } from './listOrder.ts';
import { memberGroup } from './memberGroup.ts';
import { findMemberLeaks, maxFilesAtOnce } from './memberLeaks.ts';
import { namedGroup } from './namedGroup.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import { isInsideChain } from './optionalChain.ts';
import { oneAtATime } from './promiseFlow.ts';
import { PromiseSlots } from './promiseSlots.ts';
import { requirerOf } from './requiredModule.ts';
import { returnedBy, whyNeverAsync } from './turnable.ts';
import type { Cause, Owner, Wait } from './wait.ts';

/** So many functions that turn async are followed for a light bulb. */
export const maxGroupsAtOnce = 20;

/**
 * Lets `async` travel up from the calls of a function: who calls it becomes async, and whoever calls that. What cannot
 * is noted as an obstacle, together with what led there.
 */
export class CallerGraph {
  readonly slots: PromiseSlots;
  readonly waits: Wait[] = [];
  readonly groups: AsyncGroup[] = [];
  readonly loops = new Map<FunctionLike, EachLoop>();
  readonly assertions: Assertion[] = [];
  readonly starts = new Map<SourceFile, CommonJsStart>();
  readonly owners = new Map<Owner, Wait[]>();
  /** Places where the function itself is handed to `map`, with the parameters that it takes there. */
  readonly handedOn: { readonly node: Node; readonly parameters: readonly string[] }[] = [];
  /** Callbacks of which several may be under way at once now. */
  readonly overlapping = new Set<FunctionLike>();
  /** Lists whose items are worked on at once now although one may throw. */
  readonly throwing: CallExpression[] = [];
  readonly obstacles: { readonly obstacle: Obstacle; readonly cause: Cause }[] = [];
  /** What was not looked at for want of time, at its places. */
  readonly unseen: { readonly node: Node; readonly message: string }[] = [];
  readonly #context: WrapContext;
  readonly #hasTime: boolean;
  readonly #groupOf = new Map<FunctionLike, AsyncGroup>();
  readonly #causes = new Map<AsyncGroup, Set<Cause>>();

  constructor(context: WrapContext, hasTime: boolean) {
    this.#context = context;
    this.#hasTime = hasTime;
    this.slots = new PromiseSlots(context.projects);
  }

  /** Awaits a call, in whatever is around it. */
  place(wait: Wait): void {
    const { call, cause } = wait;
    if (isGenerated(call.getSourceFile())) {
      this.refuse(cause, 'unsupported-form', call, 'This call is in a generated file, which is not edited.');
      return;
    }
    if (isInsideChain(call)) {
      const message =
        'An optional chain goes on after this call, and would not end where it does when it is awaited.';
      this.refuse(cause, 'unsupported-form', call, message);
      return;
    }
    for (let at: Node = call; ;) {
      const around = aroundOf(at);
      if (around.kind === 'closed') {
        this.refuse(cause, around.obstacle.code, call, around.obstacle.message);
        return;
      }
      if (around.kind === 'module') {
        this.#placeInModule(around.sourceFile, at, wait);
        return;
      }
      const { fn } = around;
      const loop = isAsync(fn) ? undefined : eachLoop(fn, this.#context.projects);
      if (loop !== undefined && 'list' in loop) {
        this.loops.set(fn, loop);
        at = loop.call;
        continue;
      }
      if (loop !== undefined) this.refuse(cause, loop.code, call, loop.message);
      else if (isAsync(fn) || this.#turn(fn, call, cause)) this.#own(fn, wait);
      return;
    }
  }

  /** A use that is no call: whoever gets the function calls it. */
  placeValue(node: Node, what: string, cause: Cause, fn: FunctionLike | undefined): boolean {
    const { resolver } = knowledgeOf(this.#context.projects.of(node));
    const list = arrayCallWith(node, 'map', resolver);
    if (list !== undefined) return this.#placeList(list, fn, cause);
    const why = whyNotHandedOn(node, what, this.slots);
    this.refuse(cause, why.code, node, why.message);
    return false;
  }

  /** A use of the function itself that is no call. */
  placeTarget(node: Node, what: string): void {
    const { projects, target } = this.#context;
    if (isMemberName(node)) {
      const message = `Another ${what} stands here, and calls may mean this one; move the work of \`${target.reference}\` into a function of its own.`;
      this.refuse(node, 'unsupported-form', node, message);
      return;
    }
    const list = arrayCallWith(node, 'map', knowledgeOf(projects.of(node)).resolver);
    if (!this.placeValue(node, what, node, undefined) || list === undefined) return;
    const callee = unwrap(list.expression);
    if (isPropertyAccessExpression(callee)) {
      checkItems(callee.expression, this.#context, {
        refuse: (code, at, message) => {
          this.refuse(node, code, at, message);
        },
        warn: () => undefined,
      });
    }
    const { parameters } = target.fn;
    const names = parameters.map(({ name }, index) =>
      isIdentifier(name) ? name.text : (['item', 'index'][index] ?? ''),
    );
    const isPlain = parameters.length <= 2 && parameters.every((one) => one.dotDotDotToken === undefined);
    if (isPlain && parameters.length > 0) this.handedOn.push({ node, parameters: names });
    else {
      const message = `\`map\` hands over more than the item, which would be sent along; call ${what} in an arrow function.`;
      this.refuse(node, 'unsupported-form', node, message);
    }
  }

  /** Looks for places where what turns async may be called without its name, which takes longest and so comes last. */
  findLeaks(): void {
    const { projects } = this.#context;
    const { leaks, unseen } = findMemberLeaks(this.groups, projects, this.slots, this.#hasTime);
    for (const { group, obstacle: leak } of leaks) this.refuse(group, leak.code, leak.node, leak.message);
    if (unseen !== undefined) {
      const message = `Who may call ${describeFunction(unseen.fn)} without its name has not been looked at yet, in more than ${maxFilesAtOnce} files; choosing the action does.`;
      this.unseen.push({ node: unseen.fn, message });
    }
    for (const group of this.groups) {
      const leak = findExportLeak(group, projects);
      if (leak !== undefined) this.refuse(group, leak.code, leak.node, leak.message);
    }
  }

  refuse(cause: Cause, code: RefusalCode, node: Node, message: string): void {
    this.obstacles.push({ obstacle: obstacle(code, node, message), cause });
  }

  /** The uses of the function itself that a cause goes back to. */
  rootsOf(cause: Cause): ReadonlySet<Node> {
    const seen = new Set<Cause>([cause]);
    for (const one of seen) {
      if ('bodies' in one) for (const next of this.#causes.get(one) ?? []) seen.add(next);
    }
    return new Set([...seen].filter((one): one is Node => !('bodies' in one)));
  }

  #own(owner: Owner, wait: Wait): void {
    this.waits.push(wait);
    this.owners.set(owner, [...(this.owners.get(owner) ?? []), wait]);
  }

  #placeInModule(sourceFile: SourceFile, at: Node, wait: Wait): void {
    if (this.#context.formats.isEsm(sourceFile)) {
      const requirer = requirerOf(sourceFile, this.#context);
      if (requirer === undefined) {
        this.#own(sourceFile, wait);
        return;
      }
      const message = `The call is at the top level of a module that \`${requirer}\` loads with \`require\`, which takes no module that waits.`;
      this.refuse(wait.cause, 'sync-only-caller', wait.call, message);
      return;
    }
    const start = commonJsStart(sourceFile, at, this.#context.projects, this.starts.get(sourceFile));
    if ('code' in start) this.refuse(wait.cause, start.code, start.node, start.message);
    else {
      this.starts.set(sourceFile, start);
      this.#own(sourceFile, wait);
    }
  }

  /** Makes a function async, with all that this asks of its callers; false when it cannot be. */
  #turn(fn: FunctionLike, call: Node, cause: Cause): boolean {
    const known = this.#groupOf.get(fn);
    if (known !== undefined) {
      this.#causes.get(known)?.add(cause);
      return true;
    }
    // Each one asks for its uses in all files, and a light bulb does not wait for that.
    if (!this.#hasTime && this.groups.length >= maxGroupsAtOnce) {
      const message = `More than ${maxGroupsAtOnce} functions turn async; who calls ${describeFunction(fn)} and others has not been looked at yet, and choosing the action does.`;
      if (this.unseen.length === 0) this.unseen.push({ node: call, message });
      return true;
    }
    const group = this.#groupFor(fn, call, cause);
    if (group === undefined) return false;
    if ('code' in group) {
      this.refuse(cause, group.code, group.node, group.message);
      return false;
    }
    this.groups.push(group);
    this.#causes.set(group, new Set([cause]));
    for (const body of group.bodies) this.#groupOf.set(body, group);
    for (const use of usesOfGroup(group, this.#context.projects)) this.#placeUse(use, group);
    return true;
  }

  #placeUse(use: ReturnType<typeof usesOfGroup>[number], group: AsyncGroup): void {
    const what = describeFunction(group.fn);
    if (use.kind === 'value') {
      // Who calls the twin has a promise already, and a worker waits for what the original gives.
      if (isInTwin(use.node)) return;
      this.placeValue(use.node, what, group, group.fn);
      return;
    }
    if (!group.wasPromised) {
      this.place({ call: use.call, name: undefined, shape: 'await', what, cause: group });
    } else if (!isAwaitExpression(wrapped(use.call).parent)) {
      const message = `${what} is not async and may throw before it returns its promise; make it async, or await this call.`;
      this.refuse(group, 'unsupported-form', use.call, message);
    }
  }

  #groupFor(fn: FunctionLike, call: Node, cause: Cause): AsyncGroup | Obstacle | undefined {
    const never = whyNeverAsync(fn, call);
    if (never !== undefined) return never;
    const { projects } = this.#context;
    const outer = wrapped(fn);
    const isCalled = isCallExpression(outer.parent) && outer.parent.expression === outer;
    if (!isCalled && receiverOfCallback(fn) !== undefined) return this.#callbackGroup(fn, call, cause);
    const returned = returnedBy(fn, call, projects);
    if (typeof returned !== 'string') return returned;
    const wasPromised = returned === 'promise';
    if (isCalled && isCallExpression(outer.parent)) {
      const group = namelessGroup(fn, wasPromised);
      this.#causes.set(group, new Set([cause]));
      this.#placeUse({ kind: 'call', call: outer.parent }, group);
      return group;
    }
    const named = namedGroup(fn, wasPromised, projects);
    const group = named ?? memberGroup(fn, call, wasPromised, projects, this.slots);
    if (group === undefined) {
      const message = `${describeFunction(fn)} calls it, and whoever is given this function cannot be followed; make it async first.`;
      return obstacle('sync-only-caller', call, message);
    }
    if ('code' in group || group.isMember) return group;
    const slot = this.slots.ofTurning(fn);
    if (slot === 'unknown' || slot === 'takes-promise') return group;
    const message = `${describeFunction(fn)} calls it, and the type of ${describeFunction(fn)} asks for ${slot === 'ignores' ? 'no result, so nobody would wait for it' : 'its result at once'}.`;
    return obstacle(slot === 'ignores' ? 'drops-rejection' : 'sync-only-caller', call, message);
  }

  #callbackGroup(fn: FunctionLike, call: Node, cause: Cause): AsyncGroup | Obstacle | undefined {
    const { projects } = this.#context;
    const answered = whyAnswersAtOnce(fn, call);
    if (answered !== undefined) return answered;
    const group = namelessGroup(fn, false);
    const list = arrayCallWith(fn, 'map', knowledgeOf(projects.of(fn)).resolver);
    if (list !== undefined) {
      const returned = returnedBy(fn, call, projects);
      if (typeof returned !== 'string') return returned;
      if (returned === 'promise') {
        const message = `The callback of \`map\` returns a promise and is not async; make it async first.`;
        return obstacle('unsupported-form', call, message);
      }
      this.#causes.set(group, new Set([cause]));
      return this.#placeList(list, fn, group) ? group : undefined;
    }
    const assertion = assertionAround(fn, projects);
    if (assertion !== undefined) {
      this.assertions.push(assertion);
      this.#causes.set(group, new Set([cause]));
      this.place({
        call: assertion.call,
        name: undefined,
        shape: 'await',
        what: 'the assertion',
        cause: group,
      });
      return group;
    }
    const problem = whyNotWaitedFor(fn, call, projects, this.slots);
    if (problem !== undefined) return problem;
    const receiver = receiverOfCallback(fn);
    const name = receiver === undefined ? undefined : calledName(unwrap(receiver));
    if (name === undefined || !oneAtATime.has(name)) this.overlapping.add(fn);
    return group;
  }

  /** `list.map(fn)` becomes a list of promises, which are waited for together. */
  #placeList(list: CallExpression, fn: FunctionLike | undefined, cause: Cause): boolean {
    const effect = orderedEffect(fn, this.#context);
    if (effect !== undefined) {
      const message = `\`map\` would work on all items at once, and ${effect.what} may then happen in another order; use a \`for…of\` loop.`;
      this.refuse(cause, 'sync-only-caller', effect.node, message);
      return false;
    }
    const regions = [...this.#context.reach.regions, ...(fn === undefined ? [] : [fn])];
    if (throwsIn(regions)) this.throwing.push(list);
    const before = this.obstacles.length;
    if (!isAwaitedList(list))
      this.place({ call: list, name: undefined, shape: 'all', what: 'the list', cause });
    return this.obstacles.length === before;
  }
}

/** Whether a node names a member where that is declared: one that overrides the function, or that it implements. */
function isMemberName(node: Node): boolean {
  const { parent } = node;
  return memberKinds.has(parent.kind) && 'name' in parent && parent.name === node;
}

const memberKinds = new Set([
  SyntaxKind.MethodDeclaration,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
  SyntaxKind.MethodSignature,
  SyntaxKind.PropertySignature,
]);

import { isAwaitExpression, type CallExpression, type Node, type SourceFile } from '../../compiler/index.ts';
import { isGenerated } from '../checks/generatedFile.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { isInTwin } from '../target/findTwin.ts';
import { describeFunction, isAsync, wrapped, type FunctionLike } from '../target/functionLike.ts';
import type { Assertion } from './assertion.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { aroundOf } from './awaitPlace.ts';
import { commonJsStart, type CommonJsStart } from './commonJsStart.ts';
import { eachLoop, type EachLoop } from './eachLoop.ts';
import { findExportLeak } from './exportLeaks.ts';
import { usesOfGroup } from './groupUses.ts';
import { placeValue } from './placeValue.ts';
import { findMemberLeaks, maxFilesAtOnce } from './memberLeaks.ts';
import { Obstacles } from './obstacles.ts';
import { isInsideChain } from './optionalChain.ts';
import type { Placing } from './placing.ts';
import { PromiseSlots } from './promiseSlots.ts';
import { requirerOf } from './requiredModule.ts';
import { turningGroup } from './turningGroup.ts';
import type { Cause, Owner, Wait } from './wait.ts';

/** So many functions that turn async are followed for a light bulb. */
export const maxGroupsAtOnce = 20;

/**
 * Lets `async` travel up from the calls of a function: who calls it becomes async, and whoever calls that. What cannot
 * is noted as an obstacle, together with what led there.
 */
export class CallerGraph implements Placing {
  readonly slots: PromiseSlots;
  readonly waits: Wait[] = [];
  readonly groups: AsyncGroup[] = [];
  readonly loops = new Map<FunctionLike, EachLoop>();
  readonly assertions: Assertion[] = [];
  readonly starts = new Map<SourceFile, CommonJsStart>();
  readonly owners = new Map<Owner, Wait[]>();
  /** Places where the function itself is handed to `map`, with the parameters that it takes there. */
  readonly handedOn: { readonly node: Node; readonly parameters: readonly string[] }[] = [];
  readonly overlapping = new Set<FunctionLike>();
  readonly throwing: CallExpression[] = [];
  readonly obstacles = new Obstacles();
  /** What was not looked at for want of time, at its places. */
  readonly unseen: { readonly node: Node; readonly message: string }[] = [];
  readonly context: WrapContext;
  readonly #hasTime: boolean;
  readonly #groupOf = new Map<FunctionLike, AsyncGroup>();

  constructor(context: WrapContext, hasTime: boolean) {
    this.context = context;
    this.#hasTime = hasTime;
    this.slots = new PromiseSlots(context.projects);
  }

  place(wait: Wait): void {
    const { call, cause } = wait;
    if (isGenerated(call.getSourceFile())) {
      this.obstacles.refuse(
        cause,
        'unsupported-form',
        call,
        'This call is in a generated file, which is not edited.',
      );
      return;
    }
    if (isInsideChain(call)) {
      const message =
        'An optional chain goes on after this call, and would not end where it does when it is awaited.';
      this.obstacles.refuse(cause, 'unsupported-form', call, message);
      return;
    }
    for (let at: Node = call; ;) {
      const around = aroundOf(at);
      if (around.kind === 'closed') {
        this.obstacles.refuse(cause, around.obstacle.code, call, around.obstacle.message);
        return;
      }
      if (around.kind === 'module') {
        this.#placeInModule(around.sourceFile, at, wait);
        return;
      }
      const { fn } = around;
      const loop = isAsync(fn) ? undefined : eachLoop(fn, this.context.projects);
      if (loop !== undefined && 'list' in loop) {
        this.loops.set(fn, loop);
        at = loop.call;
        continue;
      }
      if (loop !== undefined) this.obstacles.refuse(cause, loop.code, call, loop.message);
      else if (isAsync(fn) || this.#turn(fn, call, cause)) this.#own(fn, wait);
      return;
    }
  }

  /** Looks for places where what turns async may be called without its name, which takes longest and so comes last. */
  findLeaks(): void {
    const { projects } = this.context;
    const { leaks, unseen } = findMemberLeaks(this.groups, projects, this.slots, this.#hasTime);
    for (const { group, obstacle: leak } of leaks)
      this.obstacles.refuse(group, leak.code, leak.node, leak.message);
    if (unseen !== undefined) {
      const message = `Who may call ${describeFunction(unseen.fn)} without its name has not been looked at yet, in more than ${maxFilesAtOnce} files; choosing the action does.`;
      this.unseen.push({ node: unseen.fn, message });
    }
    for (const group of this.groups) {
      const leak = findExportLeak(group, projects);
      if (leak !== undefined) this.obstacles.refuse(group, leak.code, leak.node, leak.message);
    }
  }

  #own(owner: Owner, wait: Wait): void {
    this.waits.push(wait);
    this.owners.set(owner, [...(this.owners.get(owner) ?? []), wait]);
  }

  #placeInModule(sourceFile: SourceFile, at: Node, wait: Wait): void {
    if (this.context.formats.isEsm(sourceFile)) {
      const requirer = requirerOf(sourceFile, this.context);
      if (requirer === undefined) {
        this.#own(sourceFile, wait);
        return;
      }
      const message = `The call is at the top level of a module that \`${requirer}\` loads with \`require\`, which takes no module that waits.`;
      this.obstacles.refuse(wait.cause, 'sync-only-caller', wait.call, message);
      return;
    }
    const start = commonJsStart(sourceFile, at, this.context.projects, this.starts.get(sourceFile));
    if ('code' in start) this.obstacles.refuse(wait.cause, start.code, start.node, start.message);
    else {
      this.starts.set(sourceFile, start);
      this.#own(sourceFile, wait);
    }
  }

  /** Makes a function async, with all that this asks of its callers; false when it cannot be. */
  #turn(fn: FunctionLike, call: Node, cause: Cause): boolean {
    const known = this.#groupOf.get(fn);
    if (known !== undefined) {
      this.obstacles.alsoCausedBy(known, cause);
      return true;
    }
    // Each one asks for its uses in all files, and a light bulb does not wait for that.
    if (!this.#hasTime && this.groups.length >= maxGroupsAtOnce) {
      const message = `More than ${maxGroupsAtOnce} functions turn async; who calls ${describeFunction(fn)} and others has not been looked at yet, and choosing the action does.`;
      if (this.unseen.length === 0) this.unseen.push({ node: call, message });
      return true;
    }
    const group = turningGroup(this, fn, call, cause);
    if (group === undefined) return false;
    if ('code' in group) {
      this.obstacles.refuse(cause, group.code, group.node, group.message);
      return false;
    }
    this.groups.push(group);
    this.obstacles.causedBy(group, cause);
    for (const body of group.bodies) this.#groupOf.set(body, group);
    for (const use of usesOfGroup(group, this.context.projects)) this.placeUse(use, group);
    return true;
  }

  placeUse(use: ReturnType<typeof usesOfGroup>[number], group: AsyncGroup): void {
    const what = describeFunction(group.fn);
    if (use.kind === 'value') {
      // Who calls the twin has a promise already, and a worker waits for what the original gives.
      if (isInTwin(use.node)) return;
      placeValue(this, use.node, what, group, group.fn);
      return;
    }
    if (!group.wasPromised) {
      this.place({ call: use.call, name: undefined, shape: 'await', what, cause: group });
    } else if (!isAwaitExpression(wrapped(use.call).parent)) {
      const message = `${what} is not async and may throw before it returns its promise; make it async, or await this call.`;
      this.obstacles.refuse(group, 'unsupported-form', use.call, message);
    }
  }
}

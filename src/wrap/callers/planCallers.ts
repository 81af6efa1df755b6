import { isAwaitExpression, type CallExpression, type Identifier, type Node } from '../../compiler/index.ts';
import type { Refusal } from '../../core/index.ts';
import { signatureTypes } from '../checks/signatureTypes.ts';
import { Findings, type WrapContext } from '../checks/wrapContext.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { distinctReasons, refusal } from '../refusals.ts';
import { isAsync, isFunctionLike, wrapped } from '../target/functionLike.ts';
import { CallerGraph } from './callerGraph.ts';
import { checkArguments, checkInstantiations } from './checkArguments.ts';
import { findUses, passedArguments, type FunctionUse } from './findUses.ts';
import { checkHolderUses } from './holderUses.ts';
import { checkInterleaving } from './interleaving.ts';
import { checkLateArguments } from './lateArguments.ts';
import type { Sink } from './obstacle.ts';
import { checkOverlap } from './overlap.ts';
import { placeTarget } from './placeTarget.ts';
import { PromiseFlow } from './promiseFlow.ts';
import { warnOfPublicApi } from './publicApi.ts';
import type { Owner, Wait } from './wait.ts';
import { warnOfWaitingModule } from './waitingModule.ts';

/** A call of the function that becomes one of the twin and is not awaited: it gave a promise before. */
export interface RenamedCall {
  readonly call: CallExpression;
  readonly name: Identifier;
}

export interface CallerPlan {
  readonly uses: readonly FunctionUse[];
  readonly renamed: readonly RenamedCall[];
  readonly graph: CallerGraph;
  /** Uses that stay with the original because nothing can wait there. */
  readonly kept: readonly Refusal[];
}

/** The calls that become ones of the twin. */
export function twinCalls({ graph, renamed }: CallerPlan): readonly RenamedCall[] {
  const awaited = graph.waits.flatMap(({ call, name }) => (name === undefined ? [] : [{ call, name }]));
  return [...renamed, ...awaited];
}

export interface CallerRequest {
  /** Whether calls may stay with the original. */
  readonly keepsSync: boolean;
  /** Whether a large program may be looked through, rather than only what the compiler finds by name. */
  readonly hasTime: boolean;
}

/**
 * Decides for every use of the function how it goes on. What cannot wait is refused, or, with `keepsSync`, stays with
 * the original: then all is decided again without it, as others may have waited for its sake only.
 */
export function planCallers(
  context: WrapContext,
  findings: Findings,
  { hasTime, keepsSync }: CallerRequest,
): CallerPlan {
  const uses = findUses(context.target, context.projects);
  checkHolderUses(context, findings);
  const kept = new Map<Node, Refusal>();
  for (;;) {
    const attempt = new Attempt(context, uses, new Set(kept.keys()), hasTime);
    const { graph, renamed, warnings } = attempt;
    if (graph.obstacles.found.length === 0) graph.findLeaks();
    const left = keepsSync ? rootsLeft(graph, new Set(kept.keys())) : [];
    // An obstacle that no use leads to cannot be gone around, and is a refusal as without `keepsSync`.
    if (left.length > 0) {
      for (const { root, reason } of left) if (!kept.has(root)) kept.set(root, reason);
      continue;
    }
    for (const { obstacle } of graph.obstacles.found)
      findings.refuse(obstacle.code, obstacle.node, obstacle.message);
    findings.take(warnings);
    for (const { message, node } of graph.unseen) findings.note('callers-unseen', node, message);
    return { uses, renamed, graph, kept: distinctReasons([...kept.values()]) };
  }
}

/** The uses that obstacles go back to, each with its reason, but those that stay already. */
function rootsLeft(
  graph: CallerGraph,
  kept: ReadonlySet<Node>,
): readonly { readonly root: Node; readonly reason: Refusal }[] {
  return graph.obstacles.found.flatMap(({ cause, obstacle: { code, message, node } }) =>
    [...graph.obstacles.rootsOf(cause)]
      .filter((root) => !kept.has(root))
      .map((root) => ({
        root,
        reason: refusal(code, root, node === root ? message : elsewhere(message, node)),
      })),
  );
}

function elsewhere(message: string, node: Node): string {
  const sourceFile = node.getSourceFile();
  const { fileName } = sourceFile;
  const { line } = sourceFile.getLineAndCharacterOfPosition(node.getStart(sourceFile));
  return `${message} (${fileName.slice(fileName.lastIndexOf('/') + 1)}:${line + 1})`;
}

/** One run over all uses but those that stay. */
class Attempt {
  readonly graph: CallerGraph;
  readonly renamed: RenamedCall[] = [];
  readonly warnings = new Findings();
  readonly #context: WrapContext;

  constructor(context: WrapContext, uses: readonly FunctionUse[], kept: ReadonlySet<Node>, hasTime: boolean) {
    this.#context = context;
    this.graph = new CallerGraph(context, hasTime);
    const { project, target } = context;
    const isPromised = signatureTypes(target, project).returnsPromise;
    for (const use of uses) {
      if (use.kind === 'value' && !kept.has(use.node))
        placeTarget(this.graph, use.node, `\`${target.name}\``);
      if (use.kind === 'call' && !kept.has(use.call)) this.#call(use.call, use.name, isPromised);
    }
    this.#checkInstantiations(uses, kept);
    this.#checkOwners();
  }

  #checkInstantiations(uses: readonly FunctionUse[], kept: ReadonlySet<Node>): void {
    const calls = uses.flatMap((use) => (use.kind === 'call' && !kept.has(use.call) ? [use.call] : []));
    const { target } = this.#context;
    checkInstantiations(calls, this.#context, (call) => this.#sinkFor(call), {
      refuse: (code, node, message) => {
        this.graph.obstacles.refuse(target.nameNode, code, node, message);
      },
      warn: (code, node, message) => {
        this.warnings.warn(code, node, message);
      },
    });
  }

  #call(call: CallExpression, name: Identifier, isPromised: boolean): void {
    const context = this.#context;
    const sink = this.#sinkFor(call);
    checkArguments(passedArguments(call, name), context, sink);
    const isAwaited = isAwaitExpression(wrapped(call).parent);
    checkLateArguments(call, !isPromised || isAwaited, context, sink);
    const what = `\`${context.target.name}\``;
    if (!isPromised) {
      this.graph.place({ call, name, shape: 'await', what, cause: call });
      return;
    }
    if (!isAsync(context.target.fn) && !isAwaited) {
      const message = `${what} is not async and may throw before it returns its promise; make it async, or await this call.`;
      this.graph.obstacles.refuse(call, 'unsupported-form', call, message);
    }
    this.renamed.push({ call, name });
  }

  #checkOwners(): void {
    const { graph } = this;
    const context = this.#context;
    for (const [owner, waits] of graph.owners) {
      const sink = this.#sinkFor(owner);
      checkInterleaving(owner, waits, knowledgeOf(context.projects.of(owner)).resolver, sink);
      if (!isFunctionLike(owner)) warnOfWaitingModule(owner, waits, context, sink);
      else if (isAsync(owner) || this.#wasPromised(owner)) {
        const flow = new PromiseFlow(context.projects, graph.slots, sink);
        flow.follow(owner);
        for (const one of flow.overlapping) checkOverlap(one, graph.owners.get(one) ?? [], context, sink);
      }
    }
    for (const fn of graph.overlapping)
      checkOverlap(fn, graph.owners.get(fn) ?? [], context, this.#sinkFor(fn));
    for (const list of graph.throwing) {
      const message =
        'All items are worked on at once now: when several throw, the error of another than the first may arrive, and the items after it were worked on all the same.';
      this.warnings.warn('interleaves-caller', list, message);
    }
    warnOfPublicApi(graph.groups, context, this.warnings);
  }

  #wasPromised(owner: Owner): boolean {
    return this.graph.groups.some(
      (group) => group.wasPromised && group.bodies.some((body) => body === owner),
    );
  }

  /** Refusals go to what caused the place to wait; warnings are the caller's. */
  #sinkFor(place: Owner | CallExpression): Sink {
    const waits = this.graph.owners.get(place as Owner);
    return {
      refuse: (code, node, message) => {
        for (const cause of waits?.map((wait: Wait) => wait.cause) ?? [place])
          this.graph.obstacles.refuse(cause, code, node, message);
      },
      warn: (code, node, message) => {
        this.warnings.warn(code, node, message);
      },
    };
  }
}

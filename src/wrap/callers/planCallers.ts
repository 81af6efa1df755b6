import {
  isAwaitExpression,
  SyntaxKind,
  type CallExpression,
  type Identifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { signatureTypes } from '../checks/signatureTypes.ts';
import type { Findings, WrapContext } from '../checks/wrapContext.ts';
import { isAsync, isFunctionLike, unwrap, wrapped, type FunctionLike } from '../target/functionLike.ts';
import { awaitPlace, usesAnswerAtOnce } from './awaitPlace.ts';
import { calledName, receiverOfCallback } from './callbackPlace.ts';
import { checkArguments, checkInstantiations } from './checkArguments.ts';
import { findUses, passedArguments, usesOf, type FunctionUse } from './findUses.ts';
import { checkHolderUses } from './holderUses.ts';
import { checkInterleaving } from './interleaving.ts';
import { checkLateArguments } from './lateArguments.ts';
import { checkOverlap } from './overlap.ts';
import { PromiseFlow } from './promiseFlow.ts';
import { PromiseSlots } from './promiseSlots.ts';

/** A call that becomes one of the twin. */
export interface PlannedCall {
  readonly call: CallExpression;
  readonly name: Identifier;
  /** Whether the call is to be awaited; one that gave a promise before is only renamed. */
  readonly addsAwait: boolean;
}

export interface CallerPlan {
  readonly calls: readonly PlannedCall[];
  readonly uses: readonly FunctionUse[];
}

/** Decides for every use of the function how it goes on, and refuses where one cannot. */
export function planCallers(context: WrapContext, findings: Findings): CallerPlan {
  const { formats, project, target } = context;
  const uses = findUses(target, project);
  checkHolderUses(context, findings);
  const slots = new PromiseSlots(project);
  const isPromised = signatureTypes(target, project).returnsPromise;
  const calls: PlannedCall[] = [];
  const waiting = new Map<FunctionLike | SourceFile, CallExpression[]>();
  for (const use of uses) {
    if (use.kind === 'value') refuseValue(use.node, context, slots, findings);
    if (use.kind !== 'call') continue;
    checkArguments(passedArguments(use.call, use.name), context, findings);
    const waits = !isPromised || isAwaitExpression(wrapped(use.call).parent);
    checkLateArguments(use.call, waits, context, findings);
    if (isPromised) {
      refuseThrowing(use.call, context, findings);
      calls.push({ call: use.call, name: use.name, addsAwait: false });
      continue;
    }
    const place = awaitPlace(use.call, (sourceFile) => formats.isEsm(sourceFile), slots);
    if (place.kind === 'refused') findings.refuse(place.code, place.node, place.message);
    else {
      calls.push({ call: use.call, name: use.name, addsAwait: true });
      waiting.set(place.owner, [...(waiting.get(place.owner) ?? []), use.call]);
    }
  }
  checkInstantiations(
    uses.flatMap((use) => (use.kind === 'call' ? [use.call] : [])),
    context,
    findings,
  );
  checkOwners(waiting, slots, context, findings);
  return { calls, uses };
}

function checkOwners(
  waiting: ReadonlyMap<FunctionLike | SourceFile, readonly CallExpression[]>,
  slots: PromiseSlots,
  context: WrapContext,
  findings: Findings,
): void {
  const flow = new PromiseFlow(context.project, slots, findings);
  for (const [owner, calls] of waiting) {
    checkInterleaving(owner, calls, context, findings);
    if (isFunctionLike(owner)) flow.follow(owner);
    else warnOfWaitingModule(owner, calls, context, findings);
  }
  for (const owner of flow.overlapping) checkOverlap(owner, waiting.get(owner) ?? [], context, findings);
}

/** A function that is not called on the spot: whoever gets it expects the answer at once. */
function refuseValue(node: Node, { target }: WrapContext, slots: PromiseSlots, findings: Findings): void {
  if (isMemberName(node)) {
    const message = `Another \`${target.name}\` stands here, and calls may mean this one; move the work of \`${target.reference}\` into a function of its own.`;
    findings.refuse('unsupported-form', node, message);
    return;
  }
  const receiver = receiverOfCallback(node);
  const name = receiver === undefined ? undefined : calledName(unwrap(receiver));
  if (receiver === undefined) {
    const message = `\`${target.name}\` is used here in a way that cannot be rewritten; call it directly.`;
    findings.refuse('unsupported-form', node, message);
  } else if (name !== undefined && usesAnswerAtOnce.has(name)) {
    const message = `\`${name}\` uses what \`${target.name}\` returns at once, so it cannot be given a promise.`;
    findings.refuse('sync-only-caller', node, message);
  } else if (slots.ofCallback(node) === 'ignores') {
    const message = `\`${name ?? 'What it is handed to'}\` ignores what \`${target.name}\` returns, so nobody would wait for the promise; hand on a function that handles it.`;
    findings.refuse('drops-rejection', node, message);
  } else {
    const message = `\`${target.name}\` is handed on here; hand on an async function that awaits it.`;
    findings.refuse('sync-only-caller', node, message);
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

/** A function that is not async but returns a promise may throw before it does; only under `await` is that the same. */
function refuseThrowing(call: CallExpression, { target }: WrapContext, findings: Findings): void {
  if (isAsync(target.fn) || isAwaitExpression(wrapped(call).parent)) return;
  const message = `\`${target.name}\` is not async and may throw before it returns its promise; make it async, or await this call.`;
  findings.refuse('unsupported-form', call, message);
}

/** A module with a top-level await is ready later, and so is every module that imports it. */
function warnOfWaitingModule(
  module: SourceFile,
  calls: readonly CallExpression[],
  { project }: WrapContext,
  findings: Findings,
): void {
  const [first] = calls;
  if (first === undefined || hasTopLevelAwait(module)) return;
  for (const name of exportedNames(module)) {
    const importer = usesOf(name, project).find((use) => use.getSourceFile() !== module);
    if (importer === undefined) continue;
    const importing = importer.getSourceFile().fileName;
    const message = `The module waits here while it is loaded, and \`${importing.slice(importing.lastIndexOf('/') + 1)}\`, which imports it, waits with it.`;
    findings.warn('public-api-changes', first, message);
    return;
  }
}

function hasTopLevelAwait(module: SourceFile): boolean {
  const find = (node: Node): boolean =>
    !isFunctionLike(node) &&
    (isAwaitExpression(node) || node.forEachChild((child) => find(child) || undefined) === true);
  return find(module);
}

function exportedNames(module: SourceFile): readonly Identifier[] {
  return module.statements.flatMap(declaredNames);
}

function declaredNames(statement: Node): readonly Identifier[] {
  const named = statement as Node & {
    readonly modifiers?: readonly Node[];
    readonly name?: Identifier;
    readonly declarationList?: { readonly declarations: readonly { readonly name: Node }[] };
  };
  if (named.modifiers?.some(({ kind }) => kind === SyntaxKind.ExportKeyword) !== true) return [];
  const names = [named.name, ...(named.declarationList?.declarations.map(({ name }) => name) ?? [])];
  return names.filter((name): name is Identifier => name?.kind === SyntaxKind.Identifier);
}

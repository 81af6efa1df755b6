import {
  isArrayLiteralExpression,
  isArrowFunction,
  isAwaitExpression,
  isCallExpression,
  isExpressionStatement,
  isIdentifier,
  isPropertyAccessExpression,
  isReturnStatement,
  isVoidExpression,
  type CompilerProject,
  type Identifier,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { SyntaxKind } from '../../compiler/index.ts';
import type { Findings } from '../checks/wrapContext.ts';
import {
  describeFunction,
  isFunctionLike,
  isGenerator,
  unwrap,
  wrapped,
  type FunctionLike,
} from '../target/functionLike.ts';
import { calledName, receiverOfCallback } from './callbackPlace.ts';
import { usesOf } from './findUses.ts';
import type { PromiseSlots } from './promiseSlots.ts';

/**
 * Follows what becomes of the promises of async functions that now wait for a worker. Until now all up to their first
 * `await` was done when the call returned; whoever does not wait for them relied on that.
 */
export class PromiseFlow {
  readonly #project: CompilerProject;
  readonly #slots: PromiseSlots;
  readonly #findings: Findings;
  readonly #seen = new Set<Node>();
  readonly #overlapping = new Set<FunctionLike>();

  constructor(project: CompilerProject, slots: PromiseSlots, findings: Findings) {
    this.#project = project;
    this.#slots = slots;
    this.#findings = findings;
  }

  /** The followed functions of which several calls may be under way at once, because something maps over them. */
  get overlapping(): ReadonlySet<FunctionLike> {
    return this.#overlapping;
  }

  /** Accounts for every promise of an async function `caller`, `fn` being it or one that returns its promise. */
  follow(caller: FunctionLike, fn: FunctionLike = caller): void {
    // A generator runs nothing before it is asked for its first item, and whoever asks waits for that.
    if (this.#seen.has(fn) || isGenerator(caller)) return;
    this.#seen.add(fn);
    const outer = wrapped(fn);
    const { parent } = outer;
    if (isCallExpression(parent) && parent.expression === outer) {
      this.#followPromise(parent, caller);
      return;
    }
    const name = nameOf(fn);
    if (name === undefined || parent.kind === SyntaxKind.PropertyAssignment) this.#followValue(outer, caller);
    if (name === undefined) return;
    for (const use of usesOf(name, this.#project)) if (use !== name) this.#followUse(use, caller);
  }

  #followUse(use: Node, caller: FunctionLike): void {
    const { parent } = use;
    const callee = isPropertyAccessExpression(parent) && parent.name === use ? parent : use;
    const outer = wrapped(callee);
    if (isCallExpression(outer.parent) && outer.parent.expression === outer)
      this.#followPromise(outer.parent, caller);
    else if (!isDeclarative(use)) this.#followValue(outer, caller);
  }

  /** A function that is handed on: the slot says what becomes of what it returns. */
  #followValue(value: Node, caller: FunctionLike): void {
    const receiver = receiverOfCallback(value);
    const name = receiver === undefined ? undefined : calledName(unwrap(receiver));
    if (this.#slots.ofCallback(value) !== 'ignores') {
      if (name !== undefined && !oneAtATime.has(name)) this.#overlapping.add(caller);
      return;
    }
    const message = `${describeFunction(caller)} would wait for the worker, but \`${name ?? 'what it is handed to'}\` does not wait for it: what comes next would run first, and its error would be lost. Call it from a loop or function that awaits it.`;
    this.#findings.refuse('drops-rejection', value, message);
  }

  /** A call that gives the promise. */
  #followPromise(call: Node, caller: FunctionLike): void {
    const outer = wrapped(call);
    const { parent } = outer;
    if (isAwaitExpression(parent)) return;
    const isReturned = isReturnStatement(parent) || (isArrowFunction(parent) && parent.body === outer);
    if (isReturned) {
      const returning = enclosingFunction(outer);
      if (returning !== undefined) this.follow(caller, returning);
      return;
    }
    if (isPropertyAccessExpression(parent) && /^(then|catch|finally)$/.test(parent.name.text)) {
      if (isCallExpression(parent.parent)) this.#followPromise(parent.parent, caller);
      return;
    }
    // Handed to a call on the spot, alone or in a list: `Promise.all([f(), g()])`, `expect(f())`.
    if (isCallExpression(parent) || isArrayLiteralExpression(parent)) return;
    const statement = isVoidExpression(parent) ? parent.parent : parent;
    if (isExpressionStatement(statement) && isLast(statement)) return;
    const message = `${describeFunction(caller)} is not awaited here: what comes next used to find done all that it does before its first \`await\`, and now runs while it waits for the worker.`;
    this.#findings.warn('interleaves-caller', call, message);
  }
}

/** The name by which other code finds a function: its own, or that of the constant, property or class member. */
function nameOf(fn: FunctionLike): Identifier | undefined {
  const owner = 'name' in fn && fn.name !== undefined ? fn : wrapped(fn).parent;
  const name = 'name' in owner ? (owner.name as Node | undefined) : undefined;
  const isOwner =
    owner === fn ||
    owner.kind === SyntaxKind.VariableDeclaration ||
    owner.kind === SyntaxKind.PropertyAssignment;
  return isOwner && name !== undefined && isIdentifier(name) ? name : undefined;
}

/** Callees that call what they are handed once, or wait for each promise before the next. */
const oneAtATime = new Set(
  'then catch finally it test specify before after beforeEach afterEach beforeAll afterAll describe suite'.split(
    ' ',
  ),
);

/** Imports, exports and mentions in types or documentation. */
function isDeclarative(use: Node): boolean {
  for (let at = use.parent; at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    if (declarative.has(at.kind)) return true;
    if (isFunctionLike(at)) return false;
  }
  return false;
}

const declarative = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.ExportAssignment,
  SyntaxKind.TypeQuery,
  SyntaxKind.JSDoc,
]);

function enclosingFunction(node: Node): FunctionLike | undefined {
  for (let at = node.parent; at.kind !== SyntaxKind.SourceFile; at = at.parent)
    if (isFunctionLike(at)) return at;
  return undefined;
}

/** Whether nothing follows a statement at the top level of its module. */
function isLast(statement: Node): boolean {
  if (statement.parent.kind !== SyntaxKind.SourceFile) return false;
  const { statements } = statement.parent as SourceFile;
  return statements[statements.length - 1] === statement;
}

import {
  isArrayLiteralExpression,
  isArrowFunction,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isExpressionStatement,
  isForOfStatement,
  isIdentifier,
  isMethodDeclaration,
  isPrivateIdentifier,
  isPropertyAccessExpression,
  isReturnStatement,
  isVoidExpression,
  type Identifier,
  type MethodDeclaration,
  type Node,
  type PrivateIdentifier,
  type SourceFile,
} from '../../compiler/index.ts';
import { SyntaxKind } from '../../compiler/index.ts';
import { isExportsObject } from '../commonJs/exports.ts';
import { isRequireBinding } from '../commonJs/requires.ts';
import {
  describeFunction,
  isFunctionLike,
  isGenerator,
  unwrap,
  wrapped,
  type FunctionLike,
} from '../target/functionLike.ts';
import { calledName, receiverOfCallback } from './callbackPlace.ts';
import type { Sink } from './obstacle.ts';
import type { Projects } from './projects.ts';
import { carelessCallOf } from './waitingParameter.ts';
import type { PromiseSlots } from './promiseSlots.ts';

/**
 * Follows what becomes of the promises of async functions that now wait for a worker. Until now all up to their first
 * `await` was done when the call returned; whoever does not wait for them relied on that.
 */
export class PromiseFlow {
  readonly #projects: Projects;
  readonly #slots: PromiseSlots;
  readonly #findings: Sink;
  readonly #seen = new Set<Node>();
  readonly #overlapping = new Set<FunctionLike>();

  constructor(projects: Projects, slots: PromiseSlots, findings: Sink) {
    this.#projects = projects;
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
    if (isMethodDeclaration(fn)) this.#followMethod(fn, caller);
    else if (name === undefined || (parent.kind === SyntaxKind.PropertyAssignment && !isExported(parent))) {
      this.#followValue(outer, caller, name !== undefined);
    }
    if (name === undefined) return;
    for (const use of this.#projects.usesOf(name)) if (use !== name) this.#followUse(use, caller);
  }

  #followUse(use: Node, caller: FunctionLike): void {
    const { parent } = use;
    const callee = isPropertyAccessExpression(parent) && parent.name === use ? parent : use;
    const outer = wrapped(callee);
    if (isCallExpression(outer.parent) && outer.parent.expression === outer)
      this.#followPromise(outer.parent, caller);
    else if (!isDeclarative(use) && !isExported(parent) && !isRequireBinding(parent))
      this.#followValue(outer, caller);
  }

  /** A method that an interface or a base class asks for may be called by others than those who name it. */
  #followMethod(method: MethodDeclaration, caller: FunctionLike): void {
    if (this.#slots.ofMethod(method) !== 'ignores') return;
    const message = `${describeFunction(caller)} would wait for the worker, but whoever calls it expects nothing back and does not wait: what comes next would run first, and its error would be lost.`;
    this.#findings.refuse('drops-rejection', method.name, message);
  }

  /** A function that is handed on: the slot says what becomes of what it returns, unless it is followed `byName`. */
  #followValue(value: Node, caller: FunctionLike, byName = false): void {
    const receiver = receiverOfCallback(value);
    const name = receiver === undefined ? undefined : calledName(unwrap(receiver));
    const slot = this.#slots.ofCallback(value);
    if (slot === 'unknown') {
      if (byName || value.parent.kind === SyntaxKind.ExportAssignment) return;
      const message = `It cannot be told who waits for ${describeFunction(caller)} once it is handed on here; call it by its name.`;
      this.#findings.refuse('drops-rejection', value, message);
      return;
    }
    if (slot !== 'ignores') {
      if (name !== undefined && !oneAtATime.has(name)) this.#overlapping.add(caller);
      const careless = carelessCallOf(value, this.#projects);
      if (careless !== undefined) this.#warnOfLoose(careless, caller);
      return;
    }
    const message = `${describeFunction(caller)} would wait for the worker, but \`${name ?? 'what it is handed to'}\` does not wait for it: what comes next would run first, and its error would be lost. Call it from a loop or function that awaits it.`;
    this.#findings.refuse('drops-rejection', value, message);
  }

  /** A call that gives the promise. */
  #followPromise(call: Node, caller: FunctionLike): void {
    const outer = chosen(call);
    const { parent } = outer;
    if (isAwaitExpression(parent)) return;
    if (isForOfStatement(parent) && parent.awaitModifier !== undefined) return;
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
    // Handed to what waits for it, alone or in a list: `Promise.all([f(), g()])`.
    const list = isArrayLiteralExpression(parent) ? wrapped(parent) : outer;
    if (isCallExpression(list.parent) && list.parent.expression !== list) {
      const name = calledName(unwrap(list.parent.expression));
      if (name !== undefined && waitsForArgument.has(name)) {
        if (list !== outer) this.#overlapping.add(caller);
        return;
      }
    }
    const statement = isVoidExpression(parent) ? parent.parent : parent;
    if (isExpressionStatement(statement) && isLast(statement)) return;
    this.#warnOfLoose(call, caller);
  }

  #warnOfLoose(call: Node, caller: FunctionLike): void {
    const message = `${describeFunction(caller)} is not awaited here: what comes next used to find done all that it does before its first \`await\`, and now runs while it waits for the worker.`;
    this.#findings.warn('interleaves-caller', call, message);
  }
}

/** What a value is the value of where it is chosen among others: `ready ? f() : undefined`, `known ?? f()`. */
function chosen(node: Node): Node {
  let outer = wrapped(node);
  for (;;) {
    const { parent } = outer;
    const isBranch = isConditionalExpression(parent) && parent.condition !== outer;
    const isOperand =
      isBinaryExpression(parent) &&
      (parent.operatorToken.kind === SyntaxKind.BarBarToken ||
        parent.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken ||
        parent.operatorToken.kind === SyntaxKind.QuestionQuestionToken);
    if (!isBranch && !isOperand) return outer;
    outer = wrapped(parent);
  }
}

/** Functions that wait for a promise that they are handed, or give one that does. */
const waitsForArgument = new Set('all allSettled race any resolve expect rejects doesNotReject'.split(' '));

/** The name by which other code finds a function: its own, or that of the constant, property or class member. */
export function nameOf(fn: FunctionLike): Identifier | PrivateIdentifier | undefined {
  const owner = 'name' in fn && fn.name !== undefined ? fn : wrapped(fn).parent;
  // `exports.load = async () => …`
  if (isBinaryExpression(owner) && isPropertyAccessExpression(owner.left)) {
    const { expression, name: exported } = owner.left;
    return isExportsObject(expression) ? exported : undefined;
  }
  const name = 'name' in owner ? (owner.name as Node | undefined) : undefined;
  const isOwner =
    owner === fn ||
    owner.kind === SyntaxKind.VariableDeclaration ||
    owner.kind === SyntaxKind.PropertyAssignment ||
    owner.kind === SyntaxKind.PropertyDeclaration;
  const isPlain = name !== undefined && (isIdentifier(name) || isPrivateIdentifier(name));
  return isOwner && isPlain ? name : undefined;
}

/** Callees that call what they are handed once, or wait for each promise before the next. */
export const oneAtATime = new Set(
  'then catch finally it test specify before after beforeEach afterEach beforeAll afterAll describe suite'.split(
    ' ',
  ),
);

/** Imports, exports, mentions in types or documentation, and the declarations of the same name that belong together. */
function isDeclarative(use: Node): boolean {
  if (members.has(use.parent.kind) && 'name' in use.parent && use.parent.name === use) return true;
  for (let at = use.parent; at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    if (declarative.has(at.kind)) return true;
    if (isFunctionLike(at)) return false;
  }
  return false;
}

const members = new Set([
  SyntaxKind.MethodSignature,
  SyntaxKind.PropertySignature,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.PropertyAssignment,
]);

const declarative = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.ExportAssignment,
  SyntaxKind.TypeQuery,
  SyntaxKind.JSDoc,
]);

/** `module.exports = { load }` and `exports.load = load`: whoever requires the module is followed by name. */
function isExported(parent: Node): boolean {
  if (isPropertyAccessExpression(parent))
    return (
      isExportsObject(parent.expression) && isBinaryExpression(parent.parent) && parent.parent.left === parent
    );
  if (isBinaryExpression(parent))
    return isPropertyAccessExpression(parent.left) && isExportsObject(parent.left.expression);
  const isProperty =
    parent.kind === SyntaxKind.ShorthandPropertyAssignment || parent.kind === SyntaxKind.PropertyAssignment;
  const assignment = isProperty ? parent.parent.parent : undefined;
  return assignment !== undefined && isBinaryExpression(assignment) && isExportsObject(assignment.left);
}

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

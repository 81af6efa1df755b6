import {
  isArrayLiteralExpression,
  isArrowFunction,
  isBlock,
  isCallExpression,
  isExpressionStatement,
  isFunctionExpression,
  isIdentifier,
  isPropertyAccessExpression,
  isReturnStatement,
  isVariableDeclaration,
  NodeFlags,
  SyntaxKind,
  type ArrowFunction,
  type CallExpression,
  type Expression,
  type FunctionExpression,
  type Node,
  type ReturnStatement,
} from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { isAssigned } from '../reach/isAssigned.ts';
import type { Resolver } from '../reach/resolver.ts';
import { isFunctionLike, unwrap, walk, wrapped, type FunctionLike } from '../target/functionLike.ts';
import { arrayCallWith } from './callbackPlace.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';

/** `rows.forEach((row) => …);`, which becomes `for (const row of rows) …`. */
export interface EachLoop {
  readonly call: CallExpression;
  readonly list: Expression;
  readonly callback: ArrowFunction | FunctionExpression;
  /** `return` in the callback goes on with the next item. */
  readonly returns: readonly ReturnStatement[];
}

/** The loop that a callback of `forEach` is the body of, or why it is not one; `undefined` for any other function. */
export function eachLoop(fn: FunctionLike, projects: Projects): EachLoop | Obstacle | undefined {
  if (!isArrowFunction(fn) && !isFunctionExpression(fn)) return undefined;
  const { resolver } = knowledgeOf(projects.of(fn));
  const call = arrayCallWith(fn, 'forEach', resolver);
  if (call === undefined) return undefined;
  const callee = unwrap(call.expression);
  if (!isPropertyAccessExpression(callee)) return undefined;
  const list = callee.expression;
  const returns: ReturnStatement[] = [];
  const why =
    whyNotAlike(fn, returns) ??
    (isExpressionStatement(call.parent) ? undefined : 'its result is used') ??
    (isDense(list, projects, resolver) ? undefined : 'its list may have holes or change meanwhile');
  if (why === undefined) return { call, list, callback: fn, returns };
  const message = `\`forEach\` ignores what this callback returns, so nobody would wait for the promise, and a \`for…of\` may do something else, because ${why}; write the loop that is meant.`;
  return obstacle('drops-rejection', fn, message);
}

/** Why the body of a callback would do something else as the body of a loop. */
function whyNotAlike(fn: ArrowFunction | FunctionExpression, returns: ReturnStatement[]): string | undefined {
  const [parameter] = fn.parameters;
  if (parameter === undefined || fn.parameters.length > 1) return 'the callback does not take the item alone';
  if (parameter.initializer !== undefined || parameter.dotDotDotToken !== undefined)
    return 'the callback does not take the item alone';
  if (isFunctionExpression(fn) && fn.name !== undefined) return 'the callback has a name';
  let why: string | undefined;
  const { body } = fn;
  const isPlain = isFunctionExpression(fn);
  const visit = (node: Node, isInLoop: boolean): void => {
    if (isReturnStatement(node)) {
      if (node.expression !== undefined) why = 'the callback returns something';
      else if (isInLoop) why = 'the callback returns out of a loop of its own';
      else returns.push(node);
    }
    if (isPlain && isOfCall(node)) why = ownThis;
    // `var` lives as long as the function around it; a function in it is another one for each item either way.
    if (node.kind === SyntaxKind.VariableDeclarationList && (node.flags & NodeFlags.BlockScoped) === 0)
      why = 'a `var` of the callback would outlive the item';
    // Arrow functions share `this` and `arguments`; `return` is their own.
    if (isFunctionLike(node)) {
      if (isPlain && isArrowFunction(node)) why ??= mentionsOwn(node);
      return;
    }
    node.forEachChild((child) => {
      visit(child, isInLoop || loops.has(node.kind));
    });
  };
  visit(body, false);
  return why ?? (!isBlock(body) && isObjectLike(body) ? 'the callback returns something' : undefined);
}

const ownThis = 'the callback has a `this` or `arguments` of its own';

function isOfCall(node: Node): boolean {
  return node.kind === SyntaxKind.ThisKeyword || (isIdentifier(node) && node.text === 'arguments');
}

function mentionsOwn(arrow: Node): string | undefined {
  let why: string | undefined;
  walk(arrow, (node) => {
    if (isOfCall(node)) why = ownThis;
  });
  return why;
}

function isObjectLike(body: Node): boolean {
  return unwrap(body as Expression).kind === SyntaxKind.ObjectLiteralExpression;
}

const loops = new Set([
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
]);

/** Whether a list surely has no holes, which only `forEach` leaves out, and nobody can change it during the loop. */
function isDense(list: Expression, projects: Projects, resolver: Resolver): boolean {
  const value = unwrap(list);
  if (isMadeDense(value, resolver)) return true;
  if (!isIdentifier(value)) return false;
  const declared = resolver.declared(value);
  const variable = declared.kind === 'own' ? declared.declaration : undefined;
  if (variable === undefined || !isVariableDeclaration(variable) || !isIdentifier(variable.name))
    return false;
  if ((variable.parent.flags & NodeFlags.Const) === 0 || variable.initializer === undefined) return false;
  if (!isMadeDense(unwrap(variable.initializer), resolver)) return false;
  const { name } = variable;
  return projects.usesOf(name).every((use) => use === name || isOnlyRead(use));
}

/** An expression that makes a new array each time, with all of its items there. */
function isMadeDense(value: Expression, resolver: Resolver): boolean {
  if (isArrayLiteralExpression(value))
    return value.elements.every(({ kind }) => kind !== SyntaxKind.OmittedExpression);
  if (!isCallExpression(value)) return false;
  const callee = unwrap(value.expression);
  if (!isPropertyAccessExpression(callee)) return false;
  const declared = resolver.declared(callee.name);
  if (declared.kind !== 'library' || declared.library !== 'language') return false;
  const owner = callee.expression;
  const isStatic = isIdentifier(owner) && (owner.text === 'Object' || owner.text === 'Array');
  if (isStatic) return makesDense.has(`${owner.text}.${callee.name.text}`);
  return makesDense.has(callee.name.text);
}

/** Functions of the language whose arrays are new and have no holes. */
const makesDense = new Set(
  'Object.keys Object.values Object.entries Array.from Array.of split filter flat flatMap toSorted toReversed toSpliced matchAll'.split(
    ' ',
  ),
);

/** A use that neither changes the array nor hands it to anybody. */
function isOnlyRead(use: Node): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent.kind === SyntaxKind.SpreadElement || parent.kind === SyntaxKind.ForOfStatement) return true;
  const isAccess =
    (isPropertyAccessExpression(parent) || parent.kind === SyntaxKind.ElementAccessExpression) &&
    (parent as Node & { readonly expression: Node }).expression === outer;
  if (!isAccess || isAssigned(parent)) return false;
  if (!isPropertyAccessExpression(parent)) return true;
  return readsOnly.has(parent.name.text);
}

const readsOnly = new Set(
  'length at map filter forEach some every find findIndex includes indexOf join slice reduce entries keys values'.split(
    ' ',
  ),
);

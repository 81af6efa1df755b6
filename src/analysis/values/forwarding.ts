import {
  type Expression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isPropertyAccessExpression,
  isReturnStatement,
  isSpreadElement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import {
  type BodyOwner,
  isAsyncFunction,
  isFunctionWithBody,
  isGeneratorFunction,
  parametersOf,
} from '../syntax/functionNode.ts';
import type { Scopes } from '../syntax/scopes.ts';

/** A function that returns a stand-in for one that it is given: `body` of `dual(2, body)`. */
export interface Forwarding {
  /** The parameter whose function the stand-in calls with its own arguments. */
  readonly index: number;
  /** Whether fewer arguments give a function that takes the first one, and calls with it what was given before. */
  readonly isCurried: boolean;
  /** Other parameters that are called first, to ask about the arguments. */
  readonly asked: readonly number[];
}

/** All that a function may return, without what its inner functions do. */
export function returnedValues(node: BodyOwner): readonly Expression[] {
  const { body } = node as Partial<{ body: Node }>;
  if (body === undefined) return [];
  if (!isBlock(body)) return [body as Expression];
  const found: Expression[] = [];
  const visit = (inner: Node): void => {
    if (isReturnStatement(inner)) found.push(...(inner.expression === undefined ? [] : [inner.expression]));
    else if (!isFunctionWithBody(inner)) inner.forEachChild(visit);
  };
  body.forEachChild(visit);
  return found;
}

const known = new WeakMap<Node, Forwarding | 'none'>();

/**
 * What a function makes of a function that it is given, if all that it returns does nothing but hand its own arguments
 * on to it. Whoever calls that calls the function itself.
 */
export function forwardingOf(maker: BodyOwner, scopes: Scopes): Forwarding | undefined {
  let found = known.get(maker);
  if (found === undefined) known.set(maker, (found = findForwarding(maker, scopes) ?? 'none'));
  return found === 'none' ? undefined : found;
}

function findForwarding(maker: BodyOwner, scopes: Scopes): Forwarding | undefined {
  if (parametersOf(maker).length === 0 || !isPlain(maker)) return undefined;
  const all = returnedValues(maker).map((value) => standIn(unwrap(value), { maker, scopes }));
  const [first] = all;
  if (first === undefined || all.some((one) => one?.index !== first.index)) return undefined;
  const found = all.filter((one) => one !== undefined);
  return {
    index: first.index,
    isCurried: found.some(({ isCurried }) => isCurried),
    asked: [...new Set(found.flatMap(({ asked }) => asked))],
  };
}

interface Around {
  readonly maker: BodyOwner;
  readonly scopes: Scopes;
}

function standIn(node: Node, around: Around): Forwarding | undefined {
  if (!isFunctionWithBody(node) || !isPlain(node)) return undefined;
  const results = returnedValues(node).flatMap(branches);
  const direct = results.flatMap((value) => forwarded(value, node, around) ?? []);
  const curried = results.filter((value) => isFunctionWithBody(value));
  const [index] = direct;
  if (index === undefined || direct.some((other) => other !== index)) return undefined;
  if (direct.length + curried.length < results.length) return undefined;
  if (!curried.every((inner) => takesFirst(inner as Node as BodyOwner, index, around))) return undefined;
  const asked = askedIn(node, new Set(results), around);
  return asked === undefined ? undefined : { index, isCurried: curried.length > 0, asked };
}

function isPlain(node: BodyOwner): boolean {
  return isFunctionWithBody(node) && !isAsyncFunction(node) && !isGeneratorFunction(node);
}

function branches(value: Expression): readonly Expression[] {
  const node = unwrap(value);
  return isConditionalExpression(node) ? [node.whenTrue, node.whenFalse].flatMap(branches) : [node];
}

/** The parameter of the maker that is called with a function's own arguments: `body(a, b)`, `body.apply(this, arguments)`. */
function forwarded(value: Expression, closure: BodyOwner, around: Around): number | undefined {
  if (!isCallExpression(value)) return undefined;
  const callee = unwrap(value.expression);
  const isApply = isPropertyAccessExpression(callee) && callee.name.text === 'apply';
  const index = parameterAt(isApply ? callee.expression : callee, around);
  const args = [...value.arguments].map(unwrap);
  if (index === undefined) return undefined;
  if (isApply) return args.length === 2 && isAllOf(args[1], closure) ? index : undefined;
  const [only] = args;
  if (only !== undefined && isSpreadElement(only))
    return args.length === 1 && isAllOf(only.expression, closure) ? index : undefined;
  const names = parametersOf(closure).map(({ name }) => name.getText());
  return args.length > 0 && args.every((arg, at) => isIdentifier(arg) && arg.text === names[at])
    ? index
    : undefined;
}

/** `arguments`, or the rest parameter that stands for all of them. */
function isAllOf(value: Expression | undefined, closure: BodyOwner): boolean {
  const node = value === undefined ? undefined : unwrap(value);
  if (node === undefined || !isIdentifier(node)) return false;
  const [first] = parametersOf(closure);
  return (
    node.text === 'arguments' || (first?.dotDotDotToken !== undefined && first.name.getText() === node.text)
  );
}

/** `(self) => body(self, …)`. */
function takesFirst(inner: BodyOwner, index: number, around: Around): boolean {
  const [first] = parametersOf(inner);
  return returnedValues(inner).every((value) => {
    const call = unwrap(value);
    if (!isCallExpression(call) || parameterAt(call.expression, around) !== index) return false;
    return first !== undefined && call.arguments[0]?.getText() === first.name.getText();
  });
}

/** Which parameters of the maker a stand-in calls before it hands on; `undefined` where it does anything else. */
function askedIn(
  closure: BodyOwner,
  results: ReadonlySet<Node>,
  around: Around,
): readonly number[] | undefined {
  const asked: number[] = [];
  let isPure = true;
  const visit = (node: Node): void => {
    if (isFunctionWithBody(node) || results.has(node)) return;
    if (isCallExpression(node)) {
      const index = parameterAt(node.expression, around);
      if (index === undefined) isPure = false;
      else asked.push(index);
    }
    isPure &&= !working.has(node.kind);
    node.forEachChild(visit);
  };
  (closure as Partial<{ body: Node }>).body?.forEachChild(visit);
  return isPure ? asked : undefined;
}

function parameterAt(value: Expression, { maker, scopes }: Around): number | undefined {
  const node = unwrap(value);
  const declared = isIdentifier(node) ? scopes.lookUp(node) : undefined;
  return declared?.kind === 'parameter' && declared.owner === maker && declared.path === ''
    ? declared.index
    : undefined;
}

const working: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.NewExpression,
  SyntaxKind.TaggedTemplateExpression,
  SyntaxKind.AwaitExpression,
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.ThrowStatement,
]);

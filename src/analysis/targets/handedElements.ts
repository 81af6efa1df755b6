import {
  type Expression,
  isArrayLiteralExpression,
  isCallExpression,
  isElementAccessExpression,
  isForOfStatement,
  isIdentifier,
  isPropertyAccessExpression,
  isSpreadElement,
  isStringLiteral,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { literalNumber, unwrap } from '../syntax/expressions.ts';
import { type BodyOwner, isFunctionWithBody, parametersOf } from '../syntax/functionNode.ts';
import type { Scopes } from '../syntax/scopes.ts';
import type { Target } from './target.ts';
import { alternatives, isInlineCallback } from '../values/valueShapes.ts';

/** One of the elements of a parameter, whichever. */
export const anyElement = '[*]';

type ParameterTarget = Extract<Target, { kind: 'parameter' }>;

/** `steps[0]`, `arguments[i]`, `step` of `for (const step of steps)`: an element of what callers hand in. */
export function elementOfParameter(node: Expression, scopes: Scopes): ParameterTarget | undefined {
  if (isElementAccessExpression(node)) {
    const key = unwrap(node.argumentExpression);
    // `[Symbol.iterator]` and `['name']` are members of what is handed in.
    const isNamed = (alternatives(key) ?? [key]).every((one) => isStringLiteral(unwrap(one)));
    if (isPropertyAccessExpression(key) || isNamed) return undefined;
    const at = literalNumber(key);
    return elementOf(unwrap(node.expression), at === undefined ? anyElement : `[${at}]`, scopes);
  }
  const declared = isIdentifier(node) ? scopes.lookUp(node) : undefined;
  if (declared?.kind === 'variable' && declared.path === '') {
    const loop = declared.node.parent.parent;
    return isForOfStatement(loop) ? elementOf(unwrap(loop.expression), anyElement, scopes) : undefined;
  }
  if (declared?.kind !== 'parameter' || declared.path !== '') return undefined;
  const receiver = goneThrough(declared.owner, declared.index);
  return receiver === undefined ? undefined : elementOf(receiver, anyElement, scopes);
}

/** The collection of which a callback is handed each element: `steps` of `steps.map((step) => step())`. */
function goneThrough(owner: BodyOwner, index: number): Expression | undefined {
  let outer: Node = owner.parent;
  while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  if (!isCallExpression(outer) || outer.arguments[0] !== owner) return undefined;
  const callee = unwrap(outer.expression);
  if (!isPropertyAccessExpression(callee) || !goingThrough.test(callee.name.text)) return undefined;
  return index === (callee.name.text.startsWith('reduce') ? 1 : 0) ? unwrap(callee.expression) : undefined;
}

const goingThrough = /^(map|forEach|flatMap|filter|find(Last)?(Index)?|some|every|reduce(Right)?)$/;

/** An element of a parameter, or of the arguments of the function around; those of a rest parameter are arguments. */
function elementOf(of: Expression, path: string, scopes: Scopes): ParameterTarget | undefined {
  if (!isIdentifier(of)) return undefined;
  const declared = scopes.lookUp(of);
  if (declared === undefined) {
    const owner = of.text === 'arguments' ? functionAround(of) : undefined;
    return owner === undefined ? undefined : argumentAt(owner, 0, path);
  }
  if (declared.kind !== 'parameter' || declared.path !== '' || isInlineCallback(declared.owner))
    return undefined;
  const { owner, index, node } = declared;
  return node.dotDotDotToken === undefined
    ? { kind: 'parameter', owner, index, path }
    : argumentAt(owner, index, path);
}

function argumentAt(owner: BodyOwner, from: number, path: string): ParameterTarget {
  const at = path === anyElement ? undefined : Number(path.slice(1, -1));
  return at === undefined
    ? { kind: 'parameter', owner, index: from, path }
    : { kind: 'parameter', owner, index: from + at, path: '' };
}

/** The function whose `arguments` are meant: arrow functions have none. */
function functionAround(node: Node): BodyOwner | undefined {
  let outer: Node = node.parent;
  while (outer.kind !== SyntaxKind.SourceFile) {
    if (isFunctionWithBody(outer) && outer.kind !== SyntaxKind.ArrowFunction) return outer;
    outer = outer.parent;
  }
  return undefined;
}

/**
 * What stands at `[2]` or `[*]` of what a call hands over as one parameter: elements that are written there, or one of
 * what the calling function is handed itself.
 */
export function handedElements(
  { index, path }: Pick<ParameterTarget, 'index' | 'path'>,
  args: readonly Expression[],
  callee: BodyOwner,
  scopes: Scopes,
): readonly Expression[] | ParameterTarget | undefined {
  const parameter = parametersOf(callee)[index];
  const isAllArguments = parameter === undefined || parameter.dotDotDotToken !== undefined;
  if (path === anyElement && isAllArguments) return args.slice(index);
  const value = args[index];
  if (value === undefined) return [];
  const node = unwrap(value);
  const declared = isIdentifier(node) ? scopes.lookUp(node) : undefined;
  const made =
    declared?.kind === 'variable' && declared.isConst && declared.path === ''
      ? declared.node.initializer
      : undefined;
  const literal = made === undefined ? node : unwrap(made);
  if (!isArrayLiteralExpression(literal)) return elementOf(node, path, scopes);
  const elements = [...literal.elements];
  if (elements.some(isSpreadElement)) return undefined;
  return path === anyElement ? elements : elements.slice(Number(path.slice(1, -1))).slice(0, 1);
}

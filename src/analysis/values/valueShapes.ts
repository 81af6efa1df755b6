import {
  type CallExpression,
  type Expression,
  type Identifier,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isConditionalExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isReturnStatement,
  type NewExpression,
  type Node,
  type PrivateIdentifier,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { FileFacts } from '../facts/facts.ts';
import { type BodyOwner, isFunctionWithBody } from '../syntax/functionNode.ts';

/** What the last statement of a function's body returns, or its concise body. */
export function returnedValue(node: BodyOwner): Expression | undefined {
  const { body } = node as Partial<{ body: Node }>;
  if (body === undefined) return undefined;
  if (!isBlock(body)) return body as Expression;
  const last = body.statements.at(-1);
  return last !== undefined && isReturnStatement(last) ? last.expression : undefined;
}

/** The function or class that a returned value is: written there, or declared in the function that returns it. */
export function returnedFunction(
  value: Expression,
  maker: BodyOwner,
  facts: FileFacts,
): Expression | undefined {
  const node = unwrap(value);
  if (isFunctionWithBody(node) || isClassExpression(node)) return node;
  const declared = isIdentifier(node) ? facts.scopes.lookUp(node) : undefined;
  if (declared?.kind === 'variable' && declared.isConst && declared.path === '') {
    const made = declared.node.initializer === undefined ? undefined : unwrap(declared.node.initializer);
    return made !== undefined && isFunctionWithBody(made) && isWithin(made, maker) ? node : undefined;
  }
  if (declared?.kind !== 'other' || !isWithin(declared.node, maker)) return undefined;
  return isFunctionWithBody(declared.node) || isClassDeclaration(declared.node) ? node : undefined;
}

function isWithin(node: Node, outer: Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}

/** A file that a wrap wrote: its functions hand work to a pool, whatever else it takes to do so. */
export function isPoolFile(facts: FileFacts): boolean {
  return facts.source.text.startsWith('// poolwright:pools v');
}

/** `f` of `f.bind(…)`. */
export function boundFunction(node: Expression): Expression | undefined {
  if (!isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  return isPropertyAccessExpression(callee) && callee.name.text === 'bind' ? callee.expression : undefined;
}

/** The identifier that the compiler knows a name by: `m` of `a.m`. */
export function nameNode(node: Expression): Identifier | PrivateIdentifier | undefined {
  if (isIdentifier(node)) return node;
  return isPropertyAccessExpression(node) ? node.name : undefined;
}

/** A function that is written where it is handed over, `new Promise((resolve) => …)`. */
export function isInlineCallback(owner: BodyOwner): boolean {
  return callAround(owner) !== undefined;
}

/** The call that a function is written in as an argument. */
export function callAround(owner: BodyOwner): CallExpression | NewExpression | undefined {
  if (owner.kind !== SyntaxKind.ArrowFunction && owner.kind !== SyntaxKind.FunctionExpression)
    return undefined;
  let outer: Node = owner.parent;
  while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  return isCallExpression(outer) || isNewExpression(outer) ? outer : undefined;
}

/** The values of which an expression is one: `a ? b : c`, `a ?? b`. */
export function alternatives(node: Expression): readonly Expression[] | undefined {
  if (isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (isBinaryExpression(node)) {
    const operator: SyntaxKind = node.operatorToken.kind;
    const isChoice = operator === SyntaxKind.QuestionQuestionToken || operator === SyntaxKind.BarBarToken;
    return isChoice ? [node.left, node.right] : undefined;
  }
  return undefined;
}

import {
  type Expression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isExpressionStatement,
  isIdentifier,
  isIfStatement,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isVariableStatement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';

const lengthName = /^(length|byteLength|size)$/;

/** `name.length` is at most `limit` behind some place of a function. */
export interface LengthLimit {
  readonly name: string;
  readonly limit: Expression;
  /** It holds from here on. */
  readonly from: number;
}

/** A call of which nothing is used: it may check what it is given. */
export interface Check {
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly from: number;
}

export interface Limits {
  readonly lengths: readonly LengthLimit[];
  readonly checks: readonly Check[];
}

type Compared = Omit<LengthLimit, 'from'>;

const none: Limits = { lengths: [], checks: [] };
const known = new WeakMap<Node, Limits>();

/**
 * What a function refuses to go on with: `if (key.length > 64) throw …`, `assert(key.length === 32)`. Only statements of
 * its own block count, since those stand before whatever follows.
 */
export function limitsOf(owner: Node): Limits {
  let found = known.get(owner);
  if (found === undefined) known.set(owner, (found = findLimits(owner)));
  return found;
}

function findLimits(owner: Node): Limits {
  const { body } = owner as Partial<{ body: Node }>;
  if (body === undefined || !isBlock(body)) return none;
  const lengths: LengthLimit[] = [];
  const checks: Check[] = [];
  const add = (found: readonly Compared[], { end }: Node): void => {
    lengths.push(...found.map((one) => ({ ...one, from: end })));
  };
  const aliases = new Map<string, string>();
  for (const statement of body.statements) {
    if (isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const of = initializer === undefined ? undefined : measuredName(initializer, aliases);
        if (of !== undefined && isIdentifier(name)) aliases.set(name.text, of);
      }
    } else if (isIfStatement(statement) && statement.elseStatement === undefined) {
      if (leaves(statement.thenStatement)) add(limitsUnless(statement.expression, aliases), statement);
    } else if (isExpressionStatement(statement)) {
      const call = unwrap(statement.expression);
      if (!isCallExpression(call)) continue;
      const [first] = call.arguments;
      if (first !== undefined) add(limitsIf(first, aliases), statement);
      checks.push({ callee: call.expression, args: [...call.arguments], from: statement.end });
    }
  }
  return lengths.length + checks.length === 0 ? none : { lengths, checks };
}

/** What holds of lengths around a place: `if (text.length <= 80) { … }`. */
export function limitsAround(place: Node, name: string): readonly Expression[] {
  const found: Compared[] = [];
  let inner = place;
  for (let at = place.parent; !isFunctionWithBody(at) && at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    if (isIfStatement(at) && at.thenStatement === inner) found.push(...limitsIf(at.expression, new Map()));
    inner = at;
  }
  return found.filter((one) => one.name === name).map(({ limit }) => limit);
}

/** Limits that hold where a condition does. */
function limitsIf(condition: Expression, aliases: ReadonlyMap<string, string>): readonly Compared[] {
  const node = unwrap(condition);
  if (!isBinaryExpression(node)) return [];
  const operator: SyntaxKind = node.operatorToken.kind;
  if (operator === SyntaxKind.AmpersandAmpersandToken)
    return [...limitsIf(node.left, aliases), ...limitsIf(node.right, aliases)];
  return compared(node.left, operator, node.right, aliases, upperBounds);
}

/** Limits that hold where a condition does not. */
function limitsUnless(condition: Expression, aliases: ReadonlyMap<string, string>): readonly Compared[] {
  const node = unwrap(condition);
  if (isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return limitsIf(node.operand, aliases);
  if (!isBinaryExpression(node)) return [];
  const operator: SyntaxKind = node.operatorToken.kind;
  if (operator === SyntaxKind.BarBarToken)
    return [...limitsUnless(node.left, aliases), ...limitsUnless(node.right, aliases)];
  return compared(node.left, operator, node.right, aliases, exceeding);
}

/** Comparisons of a length with a limit that say it is no larger, and those that say it is. */
const upperBounds: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.EqualsEqualsEqualsToken,
]);
const exceeding: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
]);
const mirrored = new Map<SyntaxKind, SyntaxKind>([
  [SyntaxKind.LessThanToken, SyntaxKind.GreaterThanToken],
  [SyntaxKind.LessThanEqualsToken, SyntaxKind.GreaterThanEqualsToken],
  [SyntaxKind.GreaterThanToken, SyntaxKind.LessThanToken],
  [SyntaxKind.GreaterThanEqualsToken, SyntaxKind.LessThanEqualsToken],
]);

function compared(
  left: Expression,
  operator: SyntaxKind,
  right: Expression,
  aliases: ReadonlyMap<string, string>,
  operators: ReadonlySet<SyntaxKind>,
): readonly Compared[] {
  const name = measuredName(left, aliases);
  if (name !== undefined) return operators.has(operator) ? [{ name, limit: right }] : [];
  const other = measuredName(right, aliases);
  if (other === undefined || !operators.has(mirrored.get(operator) ?? operator)) return [];
  return [{ name: other, limit: left }];
}

/** `key` of `key.length`, or of a constant that is that. */
function measuredName(expression: Expression, aliases: ReadonlyMap<string, string>): string | undefined {
  const node = unwrap(expression);
  if (isIdentifier(node)) return aliases.get(node.text);
  if (!isPropertyAccessExpression(node) || !lengthName.test(node.name.text)) return undefined;
  const base = unwrap(node.expression);
  return isIdentifier(base) ? base.text : undefined;
}

function leaves(statement: Node): boolean {
  if (isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && leaves(last);
  }
  return statement.kind === SyntaxKind.ReturnStatement || statement.kind === SyntaxKind.ThrowStatement;
}

import {
  type Expression,
  isBinaryExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isPrefixUnaryExpression,
  isStringLiteral,
  SyntaxKind,
} from '../../compiler/index.ts';
import { literalNumber, unwrap } from './expressions.ts';
import type { Scopes } from './scopes.ts';

type Constant = string | number | boolean | null | undefined;

const maxDepth = 6;

/**
 * Whether a condition holds whenever the program runs: it is written of literals and of constants that stand for
 * them. `undefined` where it depends on anything else.
 */
export function constantCondition(condition: Expression, scopes: Scopes): boolean | undefined {
  const value = constantOf(condition, scopes, 0);
  return value === undefined ? undefined : Boolean(value.is);
}

/** The value that an expression always has. */
function constantOf(node: Expression, scopes: Scopes, depth: number): { readonly is: Constant } | undefined {
  if (depth > maxDepth) return undefined;
  const inner = unwrap(node);
  if (inner.kind === SyntaxKind.TrueKeyword) return { is: true };
  if (inner.kind === SyntaxKind.FalseKeyword) return { is: false };
  if (inner.kind === SyntaxKind.NullKeyword) return { is: null };
  if (isStringLiteral(inner) || isNoSubstitutionTemplateLiteral(inner)) return { is: inner.text };
  const number = literalNumber(inner);
  if (number !== undefined) return { is: number };
  if (isPrefixUnaryExpression(inner) && inner.operator === SyntaxKind.ExclamationToken) {
    const operand = constantOf(inner.operand, scopes, depth + 1);
    return operand === undefined ? undefined : { is: !operand.is };
  }
  if (isBinaryExpression(inner)) {
    const left = constantOf(inner.left, scopes, depth + 1);
    return combined(inner.operatorToken.kind, left, () => constantOf(inner.right, scopes, depth + 1));
  }
  if (!isIdentifier(inner)) return undefined;
  const declared = scopes.lookUp(inner);
  if (declared === undefined) return inner.text === 'undefined' ? { is: undefined } : undefined;
  if (declared.kind !== 'variable' || !declared.isConst || declared.path !== '') return undefined;
  const { initializer } = declared.node;
  return initializer === undefined ? undefined : constantOf(initializer, scopes, depth + 1);
}

function combined(
  operator: SyntaxKind,
  left: { readonly is: Constant } | undefined,
  right: () => { readonly is: Constant } | undefined,
): { readonly is: Constant } | undefined {
  // One side can settle it, whatever the other one is.
  if (operator === SyntaxKind.AmpersandAmpersandToken) return shortCircuit(left, right(), false);
  if (operator === SyntaxKind.BarBarToken) return shortCircuit(left, right(), true);
  if (equal.has(operator)) return compared(left, right(), true);
  return unequal.has(operator) ? compared(left, right(), false) : undefined;
}

const equal: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.EqualsEqualsToken,
]);
const unequal: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
]);

function shortCircuit(
  left: { readonly is: Constant } | undefined,
  right: { readonly is: Constant } | undefined,
  settledBy: boolean,
): { readonly is: Constant } | undefined {
  if (left !== undefined) return Boolean(left.is) === settledBy ? left : right;
  return right !== undefined && Boolean(right.is) === settledBy ? { is: settledBy } : undefined;
}

function compared(
  left: { readonly is: Constant } | undefined,
  right: { readonly is: Constant } | undefined,
  whenSame: boolean,
): { readonly is: Constant } | undefined {
  if (left === undefined || right === undefined || typeof left.is !== typeof right.is) return undefined;
  return { is: (left.is === right.is) === whenSame };
}

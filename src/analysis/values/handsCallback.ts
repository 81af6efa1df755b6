import type { CallbackUse } from '../../catalog/index.ts';
import { type Expression, isIdentifier, SyntaxKind } from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { CallFact } from '../facts/facts.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { alternatives } from './valueShapes.ts';

/**
 * Whether a call makes use of the callback that a function takes: without one, `query('…')` gives a promise. An argument
 * that may be a function counts as one.
 */
export function handsCallback(call: CallFact, { argument }: CallbackUse, scopes: Scopes): boolean {
  const value = argument < 0 ? call.arguments.at(-1) : call.arguments[argument];
  return value !== undefined && mayBeCallback(unwrap(value), scopes);
}

/** Whether a value may be a function; texts, numbers and literals of objects and arrays are none. */
export function mayBeCallback(node: Expression, scopes: Pick<Scopes, 'lookUp'>): boolean {
  if (noFunctions.has(node.kind)) return false;
  const choices = alternatives(node);
  if (choices !== undefined) return choices.some((choice) => mayBeCallback(unwrap(choice), scopes));
  if (!isIdentifier(node)) return true;
  const declared = scopes.lookUp(node);
  if (declared === undefined) return !constants.has(node.text);
  if (declared?.kind !== 'parameter' && declared?.kind !== 'variable') return true;
  if (declared.path !== '') return true;
  const { type, initializer } = declared.node;
  if (type !== undefined) return !plainTypes.has(type.kind);
  // What is not constant may hold a function later.
  if (declared.kind === 'parameter' || !declared.isConst) return true;
  return initializer === undefined || !noFunctions.has(unwrap(initializer).kind);
}

const noFunctions: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateExpression,
  SyntaxKind.TaggedTemplateExpression,
  SyntaxKind.NumericLiteral,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.RegularExpressionLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
  SyntaxKind.BigIntLiteral,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.PostfixUnaryExpression,
  SyntaxKind.TypeOfExpression,
  SyntaxKind.VoidExpression,
]);

/** Values of the language that have a name where others have a literal. */
const constants: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);

const plainTypes: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringKeyword,
  SyntaxKind.NumberKeyword,
  SyntaxKind.BooleanKeyword,
  SyntaxKind.ArrayType,
  SyntaxKind.TupleType,
  SyntaxKind.TypeLiteral,
]);

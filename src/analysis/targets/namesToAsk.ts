import { type Expression, isIdentifier, type Node, SyntaxKind } from '../../compiler/index.ts';
import { unwrap, unwrapAwait } from '../syntax/expressions.ts';
import type { CallFact, FileFacts } from '../facts/facts.ts';
import { handedFunctions } from '../values/handed.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { nameNode } from '../values/valueShapes.ts';

/** The names whose symbols tell what some calls of a file run and are handed. */
export function namesToAsk(calls: readonly CallFact[], facts: FileFacts): readonly Node[] {
  const { scopes } = facts;
  const names: Node[] = [];
  for (const call of calls) {
    if (call.form === 'implicit') continue;
    for (const value of [call.callee, ...call.arguments, ...handedFunctions(call.arguments, scopes)]) {
      const node = unwrap(value);
      const name = nameNode(node);
      if (name === undefined || isDeclaredHere(node, scopes)) continue;
      if (value === call.callee || canBeFunction(node, scopes)) names.push(name);
    }
  }
  return names;
}

/** The names that stand for what is put into variables and fields which are called or handed on. */
export function assignedNames({ assignments, mentions, scopes }: FileFacts): readonly Node[] {
  return assignments.flatMap(({ to, value }) => {
    const node = unwrap(value);
    const name = nameNode(node);
    if (name === undefined || isDeclaredHere(node, scopes) || !canBeFunction(node, scopes)) return [];
    return mentions.has(isIdentifier(to) ? to.text : to.name.text) ? [name] : [];
  });
}

/** Whether an argument may be a function, by what the file itself says of it. */
function canBeFunction(node: Expression, scopes: Scopes): boolean {
  const declared = isIdentifier(node) ? scopes.lookUp(node) : undefined;
  if (declared?.kind !== 'variable' || declared.path !== '') return true;
  const { initializer } = declared.node;
  return initializer === undefined || !neverFunctions.has(unwrapAwait(initializer).kind);
}

function isDeclaredHere(node: Expression, scopes: Scopes): boolean {
  const declared = isIdentifier(node) ? scopes.lookUp(node) : undefined;
  return declared?.kind === 'other' || declared?.kind === 'parameter';
}

/** Expressions that no function comes out of. */
const neverFunctions: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.BigIntLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateExpression,
  SyntaxKind.RegularExpressionLiteral,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.PostfixUnaryExpression,
  SyntaxKind.TypeOfExpression,
]);

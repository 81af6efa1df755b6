import {
  isBlock,
  isFunctionDeclaration,
  isHeritageClause,
  isIdentifier,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isReturnStatement,
  isShorthandPropertyAssignment,
  SyntaxKind,
  type ClassDeclaration,
  type ClassExpression,
  type Expression,
  type Node,
  type Statement,
} from '../../compiler/index.ts';
import { hasModifier, isFunctionLike, unwrap, type FunctionLike } from '../target/functionLike.ts';

/**
 * The parts of a function that run when it is called and its result is only kept: all but the functions that it returns,
 * by themselves or in an object. Whatever else names one of those reaches it by that.
 */
export function piecesRun(fn: FunctionLike): readonly Node[] {
  const { body } = fn;
  if (body === undefined || isAsyncOrGenerator(fn)) return [fn];
  const parameters: readonly Node[] = fn.parameters;
  if (!isBlock(body)) return [...parameters, ...piecesOf(body, [])];
  const pieces = body.statements.flatMap((statement): readonly Node[] => {
    if (isFunctionDeclaration(statement)) return [];
    if (!isReturnStatement(statement) || statement.expression === undefined) return [statement];
    return piecesOf(statement.expression, body.statements);
  });
  return [...parameters, ...pieces];
}

/** What a returned expression runs: nothing for a function, which is only handed out. */
function piecesOf(expression: Expression, around: readonly Statement[]): readonly Node[] {
  const value = unwrap(expression);
  if (isFunctionLike(value)) return [];
  if (isIdentifier(value) && isDeclaredIn(around, value.text)) return [];
  if (!isObjectLiteralExpression(value)) return [value];
  return value.properties.flatMap((property): readonly Node[] => {
    if (isMethodDeclaration(property)) return isPlainName(property) ? [] : [property];
    if (isPropertyAssignment(property)) {
      return isPlainName(property) ? piecesOf(property.initializer, around) : [property];
    }
    const isFunction =
      isShorthandPropertyAssignment(property) && isDeclaredIn(around, property.name.getText());
    return isFunction ? [] : [property];
  });
}

/** What making an instance that is only kept runs: all of the class but its methods. */
export function piecesMade(declaration: ClassDeclaration | ClassExpression): readonly Node[] {
  // A base class calls the methods of those that extend it.
  const isDerived = declaration.heritageClauses?.some(
    (clause) => isHeritageClause(clause) && clause.token === SyntaxKind.ExtendsKeyword,
  );
  if (isDerived === true) return [declaration];
  return declaration.members.filter((member) => !isMethodDeclaration(member) || !isPlainName(member));
}

function isDeclaredIn(statements: readonly Statement[], name: string): boolean {
  return statements.some((one) => isFunctionDeclaration(one) && one.name?.text === name);
}

/** The language calls `toString` and its like by itself, and what a computed name stands for is not known. */
function isPlainName({ name }: { readonly name: Node }): boolean {
  return isIdentifier(name) && !/^(?:toString|valueOf|toJSON|then|toLocaleString)$/.test(name.text);
}

/** An async function goes on by itself; a generator starts when it is asked. */
function isAsyncOrGenerator(fn: FunctionLike): boolean {
  const isAsync = 'modifiers' in fn && hasModifier(fn, SyntaxKind.AsyncKeyword);
  return isAsync || ('asteriskToken' in fn && fn.asteriskToken !== undefined);
}

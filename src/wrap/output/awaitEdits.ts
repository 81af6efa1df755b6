import {
  isAsExpression,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isExpressionStatement,
  isNewExpression,
  isNonNullExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isSatisfiesExpression,
  isSpreadElement,
  isTaggedTemplateExpression,
  isTypeAssertion,
  isTypeOfExpression,
  isVoidExpression,
  SyntaxKind,
  type CallExpression,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { isAssignment } from '../reach/isAssigned.ts';

/** A call to be waited for; `twin` is the new name of what it calls, where that changes. */
export interface AwaitRequest {
  readonly call: CallExpression;
  /** `all` waits for every item of the list that the call gives. */
  readonly shape: 'await' | 'all';
  readonly rename: { readonly name: Identifier; readonly twin: string } | undefined;
}

/** Puts `await` before a call, unless one stands there, and calls the twin instead of the original. */
export function awaitEdits({ call, shape, rename }: AwaitRequest): TextEdit[] {
  const sourceFile = call.getSourceFile();
  const renaming = rename === undefined ? [] : renameEdits(rename.name, rename.twin);
  if (shape === 'await' && isAwaitExpression(call.parent)) return renaming;
  const file = sourceFile.fileName;
  const start = call.getStart(sourceFile);
  const needsParentheses = bindsTighter(call);
  const [open, close] = shape === 'await' ? ['await ', ''] : ['await Promise.all(', ')'];
  const prefix = `${needsParentheses ? `${guard(call)}(` : ''}${open}`;
  const suffix = close + (needsParentheses ? ')' : '');
  const after = suffix === '' ? [] : [{ file, start: call.end, end: call.end, text: suffix }];
  const isNameFirst = rename !== undefined && rename.name.getStart(sourceFile) === start;
  return isNameFirst
    ? [{ file, start, end: rename.name.end, text: prefix + rename.twin }, ...after]
    : [{ file, start, end: start, text: prefix }, ...renaming, ...after];
}

/** Calls the twin by the name that it has where `name` stands for the original. */
export function renameEdits(name: Identifier, twin: string): TextEdit[] {
  const sourceFile = name.getSourceFile();
  return [{ file: sourceFile.fileName, start: name.getStart(sourceFile), end: name.end, text: twin }];
}

/** Whether what stands around a call would take it before `await` does, or would read badly without parentheses. */
function bindsTighter(call: Node): boolean {
  const { parent } = call;
  if (isPropertyAccessExpression(parent) || isElementAccessExpression(parent))
    return parent.expression === call;
  if (isCallExpression(parent) || isNewExpression(parent)) return parent.expression === call;
  if (isTaggedTemplateExpression(parent)) return parent.tag === call;
  if (isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return !isAssignment(kind) && kind !== SyntaxKind.CommaToken;
  }
  if (isConditionalExpression(parent)) return parent.condition === call;
  return (
    isNonNullExpression(parent) ||
    isPrefixUnaryExpression(parent) ||
    isTypeOfExpression(parent) ||
    isVoidExpression(parent) ||
    isSpreadElement(parent) ||
    isAsExpression(parent) ||
    isSatisfiesExpression(parent) ||
    isTypeAssertion(parent) ||
    parent.kind === SyntaxKind.SpreadAssignment
  );
}

/** A semicolon before a parenthesis that begins a statement, lest the line above is called. */
function guard(call: Node): string {
  let statement = call;
  while (!isExpressionStatement(statement)) {
    if (statement.kind === SyntaxKind.SourceFile || statement.getStart() !== statement.parent.getStart())
      return '';
    statement = statement.parent;
  }
  let previous: Node | undefined;
  let before: Node | undefined;
  statement.parent.forEachChild((child) => {
    if (child === statement) previous = before;
    before = child;
  });
  if (previous === undefined || endsByItself.has(previous.kind)) return '';
  return previous.getText().endsWith(';') ? '' : ';';
}

/** Statements that nothing on the next line continues, and what stands before a statement that is a body. */
const endsByItself = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ClassDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.EnumDeclaration,
  SyntaxKind.IfStatement,
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.TryStatement,
  SyntaxKind.SwitchStatement,
  SyntaxKind.Block,
  SyntaxKind.ImportDeclaration,
]);

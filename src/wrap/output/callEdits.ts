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

/** Turns a call of the original into an awaited one of its twin, or only renames it where `isAwaited` already. */
export function callEdits(
  call: CallExpression,
  name: Identifier,
  twin: string,
  addsAwait: boolean,
): TextEdit[] {
  const sourceFile = call.getSourceFile();
  const file = sourceFile.fileName;
  const start = call.getStart(sourceFile);
  const nameStart = name.getStart(sourceFile);
  if (!addsAwait || isAwaitExpression(call.parent))
    return [{ file, start: nameStart, end: name.end, text: twin }];
  const needsParentheses = bindsTighter(call);
  const prefix = `${needsParentheses ? `${guard(call)}(` : ''}await `;
  const edits: TextEdit[] =
    start === nameStart
      ? [{ file, start, end: name.end, text: prefix + twin }]
      : [
          { file, start, end: start, text: prefix },
          { file, start: nameStart, end: name.end, text: twin },
        ];
  return needsParentheses ? [...edits, { file, start: call.end, end: call.end, text: ')' }] : edits;
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

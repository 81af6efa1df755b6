import { type Node, SyntaxKind } from '../../compiler/index.ts';
import { isFunctionWithBody } from '../syntax/functionNode.ts';

const declarations: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ImportEqualsDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.EnumDeclaration,
  SyntaxKind.ModuleDeclaration,
  SyntaxKind.EmptyStatement,
]);
const mayOnlyDeclare: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ClassDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.ExportAssignment,
]);

/** Whether a top-level statement does something when the module is loaded, beyond declaring names. */
export function runsCode(statement: Node): boolean {
  if (declarations.has(statement.kind)) return false;
  return mayOnlyDeclare.has(statement.kind) ? callsSomething(statement) : true;
}

const calls: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.AwaitExpression,
  SyntaxKind.TaggedTemplateExpression,
]);

function callsSomething(node: Node): boolean {
  let found = false;
  const visit = (inner: Node): void => {
    if (found || isFunctionWithBody(inner)) return;
    found = calls.has(inner.kind);
    if (!found) inner.forEachChild(visit);
  };
  node.forEachChild(visit);
  return found;
}

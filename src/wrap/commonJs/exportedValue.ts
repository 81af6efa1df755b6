import {
  isBinaryExpression,
  isIdentifier,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  SyntaxKind,
  type CompilerProject,
  type Node,
} from '../../compiler/index.ts';
import { isFunctionLike, unwrap } from '../target/functionLike.ts';
import { commonJsExports, isPlainScript } from './exports.ts';

/**
 * The compiler takes `module.exports = { f }` and `exports.f = f` for the declaration of what other modules require;
 * here it is what `f` itself declares. Any other declaration is its own.
 */
export function exportedValue(declaration: Node, project: CompilerProject): Node {
  const sourceFile = declaration.getSourceFile();
  if (!isExportLike(declaration) || !isPlainScript(sourceFile)) return declaration;
  const own = isBinaryExpression(declaration) ? declaration.parent : declaration;
  const exported = commonJsExports(sourceFile).named.find(({ place }) => place === own);
  if (exported === undefined) return declaration;
  const value = unwrap(exported.value);
  if (isFunctionLike(value)) return value;
  if (!isIdentifier(value)) return declaration;
  const symbol = isShorthandPropertyAssignment(declaration)
    ? project.checker.getShorthandAssignmentValueSymbol(declaration)
    : project.checker.getSymbolAtLocation(value);
  const handle = symbol?.valueDeclaration ?? symbol?.declarations[0];
  return (handle === undefined ? undefined : project.resolve(handle)) ?? declaration;
}

function isExportLike(node: Node): boolean {
  return (
    isShorthandPropertyAssignment(node) ||
    isPropertyAssignment(node) ||
    (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.EqualsToken)
  );
}

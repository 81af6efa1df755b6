import { isFunctionDeclaration, ModifierFlags, type Node, SyntaxKind } from '../../compiler/index.ts';
import { hasModifier } from '../syntax/functionNode.ts';

const neverRuns: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
]);
const mayBeAmbient: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ModuleDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.ClassDeclaration,
]);

/** Declarations and types that leave nothing in the running program. */
export function isTypeOnly(node: Node): boolean {
  if (neverRuns.has(node.kind)) return true;
  if (mayBeAmbient.has(node.kind)) return hasModifier(node, ModifierFlags.Ambient);
  if (isFunctionDeclaration(node)) return node.body === undefined;
  return node.kind >= SyntaxKind.FirstTypeNode && node.kind <= SyntaxKind.LastTypeNode;
}

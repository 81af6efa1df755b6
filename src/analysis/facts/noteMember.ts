import {
  isGetAccessorDeclaration,
  isSetAccessorDeclaration,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import type { FunctionNode } from '../syntax/functionNode.ts';
import type { FactsDraft } from './factsDraft.ts';
import { implicitMembers } from './implicitUses.ts';

/** Notes a member that may run without being called: one that the language calls by itself, and an accessor that works. */
export function noteMember(node: FunctionNode, draft: FactsDraft): void {
  const name = (node as Partial<{ name: Node }>).name?.getText();
  if (name === undefined) return;
  if (implicitMembers.has(name)) draft.noteImplicit(name);
  const isAccessor = isGetAccessorDeclaration(node) || isSetAccessorDeclaration(node);
  if (isAccessor && doesWork(node)) draft.noteAccessor(name);
}

/** Whether an accessor does more than hand a value on: it calls something or repeats something. */
function doesWork(node: Node): boolean {
  let found = false;
  const look = (inner: Node): void => {
    found ||= working.has(inner.kind);
    if (!found) inner.forEachChild(look);
  };
  node.forEachChild(look);
  return found;
}

const working: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
]);

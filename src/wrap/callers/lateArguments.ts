import {
  isBindingElement,
  isExpression,
  isIdentifier,
  isPropertyAccessExpression,
  SyntaxKind,
  type CallExpression,
  type Identifier,
  type Node,
  type PrivateIdentifier,
  type SourceFile,
} from '../../compiler/index.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { isFunctionLike, isWithin, walk, type FunctionLike } from '../target/functionLike.ts';
import type { Sink } from './obstacle.ts';
import { noteUse, variableOf, type SharedUse } from './interleaving.ts';

/**
 * Warns where an argument may be changed after the call and before a worker takes it. The original had read it when the
 * call returned; the pool copies it when a worker is free. A caller that waits on the spot changes nothing itself, but
 * other functions may.
 */
export function checkLateArguments(
  call: CallExpression,
  waits: boolean,
  context: WrapContext,
  findings: Sink,
): void {
  const owner = ownerOf(call);
  for (const [declaration, name] of sharedNames(call, context)) {
    const isOutside = !isWithin(declaration, owner) || owner.kind === SyntaxKind.SourceFile;
    const change = context.projects.usesOf(name).find((use) => {
      if (isWithin(use, declaration) || !isChange(use)) return false;
      const changer = ownerOf(use);
      if (changer !== owner) return true;
      // In the caller itself: after a call that is not awaited, or in another run of a caller that shares the object.
      return waits ? isOutside && owner.kind !== SyntaxKind.SourceFile : use.pos > call.pos;
    });
    if (change === undefined) continue;
    const { line } = change.getSourceFile().getLineAndCharacterOfPosition(change.getStart());
    const message = `\`${name.text}\` is copied when a worker is free to take it, and line ${line + 1} of ${fileName(change)} may change it before; hand over a copy.`;
    findings.warn('interleaves-caller', call, message);
  }
}

/** The variables, and properties of \`this\`, that an argument's objects come from. */
function sharedNames(
  call: CallExpression,
  { projects }: WrapContext,
): ReadonlyMap<Node, Identifier | PrivateIdentifier> {
  const { resolver } = knowledgeOf(projects.of(call));
  const names = new Map<Node, Identifier | PrivateIdentifier>();
  for (const argument of call.arguments) {
    walk(argument, (node) => {
      // A number read out of an object is read before the call.
      if (isFunctionLike(node) || (isExpression(node) && resolver.isPrimitive(node))) return false;
      const isThis = isPropertyAccessExpression(node) && node.expression.kind === SyntaxKind.ThisKeyword;
      const name = isThis ? node.name : node;
      if (!isIdentifier(name) && name.kind !== SyntaxKind.PrivateIdentifier) return true;
      const declared = isThis ? resolver.declared(name) : undefined;
      const declaration = declared?.kind === 'own' ? declared.declaration : variableOf(name, resolver);
      const declaredName = declaration === undefined ? undefined : nameOf(declaration);
      if (declaration !== undefined && declaredName !== undefined) names.set(declaration, declaredName);
      return true;
    });
  }
  return names;
}

function nameOf(declaration: Node): Identifier | PrivateIdentifier | undefined {
  const name = 'name' in declaration ? (declaration.name as Node | undefined) : undefined;
  if (name === undefined || isBindingElement(name)) return undefined;
  return isIdentifier(name) || name.kind === SyntaxKind.PrivateIdentifier ? (name as Identifier) : undefined;
}

/** Whether a use assigns to the variable or changes the object in it. */
function isChange(use: Node): boolean {
  const found: SharedUse = { name: '', reads: [], writes: [] };
  const { parent } = use;
  const isMember = isPropertyAccessExpression(parent) && parent.name === use;
  noteUse(isMember ? parent : use, found);
  return found.writes.length > 0;
}

/** The innermost function around a node, else its module. */
function ownerOf(node: Node): FunctionLike | SourceFile {
  for (let at = node.parent; ; at = at.parent) {
    if (isFunctionLike(at)) return at;
    if (at.kind === SyntaxKind.SourceFile) return at as SourceFile;
  }
}

function fileName(node: Node): string {
  const { fileName: file } = node.getSourceFile();
  return file.slice(file.lastIndexOf('/') + 1);
}

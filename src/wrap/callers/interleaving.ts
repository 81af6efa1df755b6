import {
  isCallExpression,
  isElementAccessExpression,
  isIdentifier,
  isParameterDeclaration,
  isPropertyAccessExpression,
  isVariableDeclaration,
  SyntaxKind,
  type CallExpression,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { isMutatingMethod } from '../effects/builtins.ts';
import { isAssigned } from '../reach/isAssigned.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import type { Resolver } from '../reach/resolver.ts';
import { isFunctionLike, isWithin, walk, wrapped, type FunctionLike } from '../target/functionLike.ts';
import type { Sink } from './obstacle.ts';

/** How a piece of code uses a variable that others can see: where it reads it and where it writes it. */
export interface SharedUse {
  readonly name: string;
  readonly reads: number[];
  readonly writes: number[];
}

/**
 * Warns where a caller reads shared state before a new `await` and writes it after: other code can change it meanwhile,
 * and the write undoes that. State is shared that is declared outside the caller; at the top level of a module, what
 * its functions use too. `this` is shared in any method.
 */
export function checkInterleaving(
  owner: FunctionLike | SourceFile,
  waits: readonly { readonly call: CallExpression; readonly what: string }[],
  resolver: Resolver,
  findings: Sink,
): void {
  const shared = sharedUses(owner, resolver);
  for (const { call, what } of waits) {
    // What the arguments read is read before the wait, too.
    for (const { name, reads, writes } of shared) {
      if (!reads.some((read) => read < call.end) || !writes.some((write) => write >= call.end)) continue;
      const message = `\`${name}\` is read before the call of ${what} and written after it; other code can change it while the call waits.`;
      findings.warn('interleaves-caller', call, message);
    }
  }
}

function sharedUses(owner: FunctionLike | SourceFile, resolver: Resolver): readonly SharedUse[] {
  const uses = new Map<Node | string, SharedUse>();
  const isModule = owner.kind === SyntaxKind.SourceFile;
  const inFunctions = new Set<Node>();
  resolver.prepare(owner);
  walk(owner, (node) => {
    if (isTypeOnly(node)) return false;
    const isThis = node.kind === SyntaxKind.ThisKeyword;
    if (!isThis && !isIdentifier(node)) return true;
    const key = isThis ? thisPath(node) : variableOf(node, resolver);
    if (key === undefined) return true;
    const isNested = isModule && isInFunction(node, owner);
    if (isNested && typeof key !== 'string') inFunctions.add(key);
    if (isNested || (typeof key !== 'string' && !isModule && !isShared(key, node, owner))) return true;
    const use = uses.get(key) ?? {
      name: typeof key === 'string' ? key : node.getText(),
      reads: [],
      writes: [],
    };
    uses.set(key, use);
    noteUse(node, use);
    return true;
  });
  return [...uses]
    .filter(([key]) => !isModule || (typeof key !== 'string' && inFunctions.has(key)))
    .map(([, use]) => use);
}

/** `this.total`; all properties of `this` are different state. */
function thisPath(node: Node): string {
  return isPropertyAccessExpression(node.parent) ? `this.${node.parent.name.text}` : 'this';
}

/** Whether code outside of a function sees a variable too, or the object in one of its parameters. */
function isShared(variable: Node, use: Node, owner: Node): boolean {
  if (!isWithin(variable, owner)) return true;
  const isProperty = isPropertyAccessExpression(use.parent) || isElementAccessExpression(use.parent);
  return isProperty && isParameterDeclaration(variable) && variable.parent === owner;
}

/** The variable that an identifier stands for, when it is one of the project's. */
export function variableOf(node: Node, resolver: Resolver): Node | undefined {
  if (
    !isIdentifier(node) ||
    ('name' in node.parent && node.parent.name === node && isVariableDeclaration(node.parent))
  ) {
    return undefined;
  }
  const declared = resolver.declared(node);
  if (declared.kind !== 'own') return undefined;
  const { kind } = declared.declaration;
  const isVariable =
    kind === SyntaxKind.VariableDeclaration ||
    kind === SyntaxKind.Parameter ||
    kind === SyntaxKind.BindingElement;
  return isVariable ? declared.declaration : undefined;
}

/** Adds a use of a name, with the properties that follow it, to the reads and writes of its variable. */
export function noteUse(node: Node, use: SharedUse): void {
  let path: Node = wrapped(node);
  for (;;) {
    const { parent } = path;
    const isPart =
      (isPropertyAccessExpression(parent) || isElementAccessExpression(parent)) && parent.expression === path;
    if (!isPart) break;
    const isMethodCall = isCallExpression(parent.parent) && parent.parent.expression === parent;
    if (isMethodCall && isPropertyAccessExpression(parent) && isMutatingMethod(parent.name.text)) {
      use.reads.push(node.getStart());
      use.writes.push(parent.parent.end);
      return;
    }
    path = wrapped(parent);
  }
  if (!isAssigned(path)) {
    use.reads.push(node.getStart());
    return;
  }
  // A plain `=` reads nothing; `+=` and `++` read first. All write when their right side is done.
  const assignment = path.parent;
  const isPlain =
    assignment.kind === SyntaxKind.BinaryExpression &&
    (assignment as Node & { readonly operatorToken: Node }).operatorToken.kind === SyntaxKind.EqualsToken;
  if (!isPlain) use.reads.push(node.getStart());
  use.writes.push(assignment.end);
}

function isInFunction(node: Node, owner: Node): boolean {
  for (let at = node.parent; at !== owner; at = at.parent) if (isFunctionLike(at)) return true;
  return false;
}

import {
  isBindingElement,
  isCallExpression,
  isExportAssignment,
  isExportDeclaration,
  isExportSpecifier,
  isIdentifier,
  isImportClause,
  isImportSpecifier,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  isTypeOfExpression,
  isTypeQueryNode,
  SyntaxKind,
  type BindingElement,
  type CallExpression,
  type ExportSpecifier,
  type Expression,
  type Identifier,
  type ImportClause,
  type ImportSpecifier,
  type Node,
  type PrivateIdentifier,
} from '../../compiler/index.ts';
import { commonJsExports, isPlainScript } from '../commonJs/exports.ts';
import { isRequireBinding } from '../commonJs/requires.ts';
import { calleeOf } from '../effects/callee.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';
import { isWithin, unwrap } from '../target/functionLike.ts';
import { isGeneric, overloadsOf } from '../target/overloads.ts';
import type { Projects } from './projects.ts';

/** A use of the function somewhere in the project. */
export type FunctionUse =
  /** `name` is what is renamed to the twin's name: `f` in `f(x)` and in `ns.f(x)`. */
  | { readonly kind: 'call'; readonly call: CallExpression; readonly name: Identifier }
  | { readonly kind: 'import'; readonly specifier: ImportSpecifier | ImportClause | BindingElement }
  | { readonly kind: 'export'; readonly specifier: ExportSpecifier }
  /** In types, `typeof` and documentation: stays as it is. */
  | { readonly kind: 'mention'; readonly name: Node }
  /** Anything else: handed on, assigned, called in a way that is not rewritten. */
  | { readonly kind: 'value'; readonly node: Node };

/** All uses outside of the function itself, in the order of files and places. Self-calls stay with the original. */
export function findUses(target: WrapTarget, projects: Projects): readonly FunctionUse[] {
  const own = new Set<Node>([target.nameNode, ...overloadsOf(target.fn).flatMap(({ name }) => name ?? [])]);
  const seen = new Set<Node>();
  const names = new Set<Identifier | PrivateIdentifier>([target.nameNode]);
  const uses: FunctionUse[] = [];
  for (const name of names) {
    for (const node of projects.usesOf(name)) {
      if (seen.has(node) || own.has(node) || isWithin(node, target.fn)) continue;
      seen.add(node);
      const binding = isImportedBinding(node.parent) ? node.parent : undefined;
      if (binding !== undefined) {
        uses.push({ kind: 'import', specifier: binding });
        names.add(binding.name as Identifier);
        // Of `{ f: g }`, both names lead here.
        for (const one of [binding.name, binding.propertyName]) if (one !== undefined) seen.add(one);
        continue;
      }
      const use = isFrozen(node, projects)
        ? { kind: 'mention' as const, name: node }
        : classify(node, target);
      if (use !== undefined) uses.push(use);
    }
  }
  return uses;
}

/** `{ f }` or `{ f: g }` of a module that is imported while the program runs. */
function isImportedBinding(node: Node): node is BindingElement {
  if (!isBindingElement(node) || node.initializer !== undefined || node.dotDotDotToken !== undefined)
    return false;
  return node.name !== undefined && isIdentifier(node.name) && isObjectBindingPattern(node.parent);
}

/** `Object.freeze(f);` leaves the function as it is, and its twin is another one. */
function isFrozen(node: Node, projects: Projects): boolean {
  const { parent } = node;
  if (!isCallExpression(parent) || parent.expression === node) return false;
  if (parent.parent.kind !== SyntaxKind.ExpressionStatement) return false;
  const callee = calleeOf(parent.expression, parent, knowledgeOf(projects.of(node)).resolver);
  return callee.kind === 'builtin' && callee.path === 'Object.freeze';
}

function classify(node: Node, target: WrapTarget): FunctionUse | undefined {
  const { parent } = node;
  if (isInDocumentation(node)) return { kind: 'mention', name: node };
  if (isImportSpecifier(parent)) return { kind: 'import', specifier: parent };
  if (isImportClause(parent)) return { kind: 'import', specifier: parent };
  if (isRequireBinding(parent)) return { kind: 'import', specifier: parent };
  if (isOwnExport(node, target)) return undefined;
  if (isExportSpecifier(parent)) {
    const declaration = parent.parent.parent;
    const isLocal = isExportDeclaration(declaration) && declaration.moduleSpecifier === undefined;
    return isLocal && parent.getSourceFile() === target.sourceFile
      ? undefined
      : { kind: 'export', specifier: parent };
  }
  if (isExportAssignment(parent) && parent.getSourceFile() === target.sourceFile) return undefined;
  if (isTypeOfExpression(parent) || isInTypeQuery(node)) return { kind: 'mention', name: node };
  const callee = isPropertyAccessExpression(parent) && parent.name === node ? parent : node;
  const isOptional = isPropertyAccessExpression(callee) && callee.questionDotToken !== undefined;
  const call = callOf(callee) ?? (isNarrow(target) || isOptional ? undefined : callThrough(callee));
  return isIdentifier(node) && call !== undefined
    ? { kind: 'call', call, name: node }
    : { kind: 'value', node: callee };
}

function callOf(callee: Node): CallExpression | undefined {
  const { parent } = callee;
  return isCallExpression(parent) && parent.expression === callee ? parent : undefined;
}

/** `f.call(undefined, x)` and `f.apply(undefined, [x])`: `this` does not matter to the function, nor to its twin. */
function callThrough(callee: Node): CallExpression | undefined {
  const { parent } = callee;
  const isThrough =
    isPropertyAccessExpression(parent) &&
    parent.expression === callee &&
    parent.questionDotToken === undefined &&
    (parent.name.text === 'call' || parent.name.text === 'apply');
  const call = isThrough ? callOf(parent) : undefined;
  return call?.questionDotToken === undefined ? call : undefined;
}

/** `call` and `apply` keep only the last overload, and no type parameters. */
function isNarrow(target: WrapTarget): boolean {
  return isGeneric(target) || overloadsOf(target.fn).length > 0;
}

/** What a call hands to the function: all but the `this` of `call` and `apply`. */
export function passedArguments(call: CallExpression, name: Node): readonly Expression[] {
  const { parent } = name;
  const callee = isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
  const isDirect = call.expression === callee;
  return isDirect ? call.arguments : call.arguments.slice(1);
}

/** `module.exports = { f }` and `exports.f = f`, to which the twin is added. */
function isOwnExport(node: Node, { sourceFile }: WrapTarget): boolean {
  if (node.getSourceFile() !== sourceFile || !isPlainScript(sourceFile)) return false;
  return commonJsExports(sourceFile).named.some(({ name, value }) => name === node || unwrap(value) === node);
}

export function isInTypeQuery(node: Node): boolean {
  let at = node;
  while (at.kind === SyntaxKind.Identifier || at.kind === SyntaxKind.QualifiedName) at = at.parent;
  return isTypeQueryNode(at);
}

export function isInDocumentation(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
    if (at.kind === SyntaxKind.JSDoc || at.kind === SyntaxKind.JSDocLink) return true;
    if (at.kind === SyntaxKind.SourceFile) return false;
  }
  return false;
}

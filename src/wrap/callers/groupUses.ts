import {
  isBindingElement,
  isCallExpression,
  isElementAccessExpression,
  isExportAssignment,
  isExportSpecifier,
  isIdentifier,
  isImportClause,
  isImportSpecifier,
  isPropertyAccessExpression,
  isTypeOfExpression,
  SyntaxKind,
  type CallExpression,
  type Node,
} from '../../compiler/index.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { wrapped } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { isInDocumentation, isInTypeQuery } from './findUses.ts';
import type { Projects } from './projects.ts';

/** A use of something that turns async. */
export type GroupUse =
  /** Called by its name, or by `call` or `apply` of it. */
  | { readonly kind: 'call'; readonly call: CallExpression }
  /** Anything else that a value can be used for. */
  | { readonly kind: 'value'; readonly node: Node };

/** Every use of the group's names, also under the names that destructuring gives them. */
export function usesOfGroup(group: AsyncGroup, projects: Projects): readonly GroupUse[] {
  const seen = new Set<Node>();
  const names = new Set(group.names);
  const uses: GroupUse[] = [];
  for (const name of names) {
    for (const node of projects.usesOf(name)) {
      if (seen.has(node)) continue;
      seen.add(node);
      if (isBindingElement(node.parent) && node.parent.initializer !== node) {
        const local = node.parent.name;
        const isPlain = node.parent.dotDotDotToken === undefined && node.parent.initializer === undefined;
        if (local !== undefined && isIdentifier(local) && isPlain) names.add(local);
        else uses.push({ kind: 'value', node });
        continue;
      }
      const use = classify(node, group);
      if (use !== undefined) uses.push(use);
    }
  }
  return uses;
}

function classify(node: Node, group: AsyncGroup): GroupUse | undefined {
  const { parent } = node;
  const isOwnName = 'name' in parent && parent.name === node && group.declarations.has(parent);
  if (isOwnName || isInDocumentation(node) || isInTypeQuery(node) || isInType(node)) return undefined;
  if (isImportSpecifier(parent) || isImportClause(parent) || isExportSpecifier(parent)) return undefined;
  if (isExportAssignment(parent) && !parent.isExportEquals) return undefined;
  if (isTypeOfExpression(parent)) return undefined;
  const callee = wrapped(calleeAt(node));
  const { parent: around } = callee;
  if (isCallExpression(around) && around.expression === callee) return { kind: 'call', call: around };
  if (
    isPropertyAccessExpression(around) &&
    around.expression === callee &&
    /^(call|apply)$/.test(around.name.text)
  ) {
    const outer = wrapped(around);
    if (isCallExpression(outer.parent) && outer.parent.expression === outer)
      return { kind: 'call', call: outer.parent };
  }
  return { kind: 'value', node: callee };
}

/** `this.load` of `load`, `shape['area']` of `'area'`. */
function calleeAt(name: Node): Node {
  const { parent } = name;
  if (isPropertyAccessExpression(parent) && parent.name === name) return parent;
  if (isElementAccessExpression(parent) && parent.argumentExpression === name) return parent;
  return name;
}

function isInType(node: Node): boolean {
  for (let at = node.parent; at.kind !== SyntaxKind.SourceFile; at = at.parent)
    if (isTypeOnly(at)) return true;
  return false;
}

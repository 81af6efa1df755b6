import {
  type ClassElement,
  type Expression,
  isIdentifier,
  isObjectBindingPattern,
  isPropertyDeclaration,
  ModifierFlags,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { namesElements } from '../syntax/collections.ts';
import {
  bodyOf,
  type ClassNode,
  type FunctionNode,
  hasModifier,
  parametersOf,
} from '../syntax/functionNode.ts';
import { declaringScope } from '../syntax/scopes.ts';
import type { ParameterPart } from './facts.ts';
import { basesOf } from './implementations.ts';
import { noteMember } from './noteMember.ts';
import type { Walk, WalkContext } from './walk.ts';

/** Walks a function: its parameters with their defaults, and its body. */
export function walkFunction(walk: Walk, node: FunctionNode, context: WalkContext): void {
  if (node.kind === SyntaxKind.FunctionDeclaration && node.name !== undefined) {
    walk.draft.scopes.declare(declaringScope(node), { kind: 'other', name: node.name.text, node });
  }
  const fn = walk.draft.addFunction(node, context.fn);
  noteMember(node, walk.draft);
  const inside: WalkContext = { ...context, fn, loop: undefined, isOnError: false, defaultOf: undefined };
  const parameters = parametersOf(node);
  walk.draft.scopes.declareParameters(node, parameters);
  for (const [index, parameter] of parameters.entries()) {
    visitDefaults(walk, parameter, { index, path: '' }, inside);
    const { name, type } = parameter;
    if (type !== undefined && isIdentifier(name) && namesElements(type)) fn.addSized(name);
  }
  const body = bodyOf(node);
  if (body !== undefined) walk.visit(body, inside);
}

/** The default of a parameter, and those of its parts where it is taken apart. */
function visitDefaults(
  walk: Walk,
  { name, initializer }: { readonly name?: Node | undefined; readonly initializer?: Expression | undefined },
  part: ParameterPart,
  inside: WalkContext,
): void {
  if (initializer !== undefined) walk.visit(initializer, { ...inside, defaultOf: part });
  if (name === undefined || !isObjectBindingPattern(name)) return;
  for (const element of name.elements) {
    const key = (element.propertyName ?? element.name)?.getText() ?? '';
    visitDefaults(walk, element, { index: part.index, path: `${part.path}.${key}` }, inside);
  }
}

/** Walks a class: what it extends, its members, and the initialisers of its fields. */
export function walkClass(walk: Walk, node: ClassNode, context: WalkContext): void {
  const name = node.name?.text;
  if (name !== undefined) walk.draft.scopes.declare(declaringScope(node), { kind: 'other', name, node });
  const fields = walk.draft.addFields(node, context.fn);
  walk.draft.addImplementations(basesOf(node));
  const base = node.heritageClauses?.find((clause) => clause.token === SyntaxKind.ExtendsKeyword)?.types[0];
  if (base !== undefined) walk.visit(base.expression, context);
  const inFields: WalkContext = {
    ...context,
    fn: fields,
    loop: undefined,
    isOnError: false,
    defaultOf: undefined,
  };
  for (const member of node.members) visitMember(walk, member, context, inFields);
}

function visitMember(walk: Walk, member: ClassElement, context: WalkContext, inFields: WalkContext): void {
  if (!isPropertyDeclaration(member)) {
    walk.visit(member, context);
    return;
  }
  const target = hasModifier(member, ModifierFlags.Static) ? context : inFields;
  if (member.initializer !== undefined) walk.visit(member.initializer, target);
}

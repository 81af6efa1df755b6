import {
  isArrayLiteralExpression,
  isCallExpression,
  isElementAccessExpression,
  isExpression,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isVariableDeclaration,
  SyntaxKind,
  TypeFlags,
  type ElementAccessExpression,
  type Expression,
  type Node,
  type PropertyAccessExpression,
  type SourceFile,
  type Type,
} from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { isAssignment } from '../reach/isAssigned.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import type { Resolver } from '../reach/resolver.ts';
import { describeFunction, walk, wrapped } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { declaresMember, isNamedUse, isWrittenKey } from './memberUses.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';
import type { PromiseSlots } from './promiseSlots.ts';

/** So many files are looked through for a light bulb. */
export const maxFilesAtOnce = 100;

export interface MemberLeaks {
  readonly leaks: readonly MemberLeak[];
  /** The member that was not looked for because the program is too large for a light bulb. */
  readonly unseen: AsyncGroup | undefined;
}

/** A place where a member that turns async may be called by somebody who does not wait. */
export interface MemberLeak {
  readonly group: AsyncGroup;
  readonly obstacle: Obstacle;
}

/**
 * A member can be called without naming it where the compiler sees it: by a computed key, on a value of any type, or
 * through another type of the same shape, which a function without a result fits into with a promise as well. Any such
 * place may be a caller that does not wait. A large program is only looked through when `hasTime`.
 */
export function findMemberLeaks(
  groups: readonly AsyncGroup[],
  projects: Projects,
  slots: PromiseSlots,
  hasTime: boolean,
): MemberLeaks {
  const members = groups.filter(
    ({ isMember, names }) => isMember && names[0]?.text.startsWith('#') === false,
  );
  const leaks: MemberLeak[] = [];
  for (const group of members) {
    const handedOn = objectHandedOn(group, projects);
    if (handedOn !== undefined) leaks.push({ group, obstacle: handedOn });
  }
  const files = members.length === 0 ? [] : projects.sourceFiles();
  if (leaks.length > 0) return { leaks, unseen: undefined };
  if (files.length > maxFilesAtOnce && !hasTime) return { leaks, unseen: members[0] };
  const search = new LeakSearch(members, projects, slots);
  for (const sourceFile of files) leaks.push(...search.in(sourceFile));
  return { leaks, unseen: undefined };
}

/** Asks about the types of one file after the other, each type once. */
class LeakSearch {
  readonly #groups: readonly AsyncGroup[];
  readonly #projects: Projects;
  readonly #slots: PromiseSlots;
  /** Those whose promise another type may take for nothing. */
  readonly #fitting: readonly AsyncGroup[];
  readonly #holders = new Map<AsyncGroup, Map<Type, boolean>>();

  constructor(groups: readonly AsyncGroup[], projects: Projects, slots: PromiseSlots) {
    this.#groups = groups;
    this.#projects = projects;
    this.#slots = slots;
    this.#fitting = groups.filter((group) => returnsNothing(group, projects));
    for (const group of groups) this.#holders.set(group, new Map());
  }

  in(sourceFile: SourceFile): readonly MemberLeak[] {
    const { resolver } = knowledgeOf(this.#projects.of(sourceFile));
    const names = new Map(this.#groups.map((group) => [group.names[0]?.text, group]));
    const named: PropertyAccessExpression[] = [];
    const keyed: ElementAccessExpression[] = [];
    const handed: Expression[] = [];
    walk(sourceFile, (node) => {
      if (isTypeOnly(node)) return false;
      if (isPropertyAccessExpression(node) && names.has(node.name.text)) named.push(node);
      else if (isElementAccessExpression(node) && !isWrittenKey(node.argumentExpression)) keyed.push(node);
      if (this.#fitting.length > 0 && isExpression(node) && isHandedOver(node)) handed.push(node);
      return true;
    });
    resolver.ask(
      named.map(({ name }) => name),
      [...keyed.map(({ expression }) => expression), ...handed],
    );
    const leaks: MemberLeak[] = [];
    for (const node of named) {
      const group = names.get(node.name.text);
      if (group === undefined || resolver.symbolOf(node.name) !== undefined) continue;
      const message = `It cannot be told whether this \`${node.name.text}\` is ${describeFunction(group.fn)}, which would have to be awaited; give what it is called on a type.`;
      leaks.push({ group, obstacle: obstacle('drops-rejection', node, message) });
    }
    for (const node of keyed) {
      const group = this.#groups.find((one) => this.#holds(node.expression, one, resolver));
      if (group === undefined) continue;
      const message = `A computed key may lead to ${describeFunction(group.fn)}, which would have to be awaited; call it by its name.`;
      leaks.push({ group, obstacle: obstacle('drops-rejection', node, message) });
    }
    for (const node of handed) {
      const group = this.#fitting.find((one) => this.#misfits(node, one, resolver));
      if (group === undefined) continue;
      const message = `What this is handed to does not wait for ${describeFunction(group.fn)}.`;
      leaks.push({ group, obstacle: obstacle('drops-rejection', node, message) });
    }
    return leaks;
  }

  /** Whether the value of an expression has the member of a group. */
  #holds(node: Expression, group: AsyncGroup, resolver: Resolver): boolean {
    const type = resolver.typeOf(node);
    if (type === undefined || (type.flags & TypeFlags.Primitive) !== 0) return false;
    const holders = this.#holders.get(group);
    const known = holders?.get(type);
    if (known !== undefined) return known;
    const property = resolver.project.checker.getPropertyOfType(type, group.names[0]?.text ?? '');
    const holds = property !== undefined && declaresMember(property, group, this.#projects, node);
    holders?.set(type, holds);
    return holds;
  }

  #misfits(node: Expression, group: AsyncGroup, resolver: Resolver): boolean {
    if (!this.#holds(node, group, resolver)) return false;
    const { checker } = resolver.project;
    const asked = checker.getContextualType(node);
    const property =
      asked === undefined ? undefined : checker.getPropertyOfType(asked, group.names[0]?.text ?? '');
    if (property === undefined || declaresMember(property, group, this.#projects, node)) return false;
    const type = checker.getTypeOfSymbol(property);
    return type === undefined || this.#slots.ofType(type, resolver.project) !== 'takes-promise';
  }
}

/** An object without a type of its own must be used by the names of its properties alone. */
function objectHandedOn(group: AsyncGroup, projects: Projects): Obstacle | undefined {
  for (const declaration of group.declarations) {
    const literal = declaration.parent;
    if (!isObjectLiteralExpression(literal)) continue;
    const { checker } = projects.of(literal);
    if (checker.getContextualType(literal) !== undefined) continue;
    const variable = wrapped(literal).parent;
    const what = describeFunction(group.fn);
    if (!isVariableDeclaration(variable) || !isIdentifier(variable.name)) {
      const message = `${what} is in an object whose users cannot be followed, and would have to be awaited.`;
      return obstacle('drops-rejection', literal, message);
    }
    for (const use of projects.usesOf(variable.name)) {
      if (use === variable.name || isNamedUse(use)) continue;
      const message = `${what} is in the object that is handed on here, and would have to be awaited; call it by its name.`;
      return obstacle('drops-rejection', use, message);
    }
  }
  return undefined;
}

/** Whether a type of the same shape may take the member with a promise unnoticed. */
function returnsNothing({ fn }: AsyncGroup, projects: Projects): boolean {
  const { checker } = projects.of(fn);
  const signature = checker.getSignatureFromDeclaration(fn);
  const type = signature === undefined ? undefined : checker.getReturnTypeOfSignature(signature);
  return type === undefined || (type.flags & nothing) !== 0;
}

const nothing = TypeFlags.AnyOrUnknown | TypeFlags.Void | TypeFlags.Undefined | TypeFlags.Never;

/** Whether a value goes to a place that says of which type it wants it. */
function isHandedOver(node: Expression): boolean {
  const { parent } = node;
  if (!valued.has(node.kind)) return false;
  if (isCallExpression(parent) || isNewExpression(parent))
    return parent.arguments?.some((argument) => argument === node) === true;
  if (isVariableDeclaration(parent)) return parent.initializer === node && parent.type !== undefined;
  if (isPropertyAssignment(parent)) return parent.initializer === node;
  const { operatorToken } = parent as Node & { readonly operatorToken?: Node; readonly right?: Node };
  if (operatorToken !== undefined) {
    const { right } = parent as Node & { readonly right?: Node };
    return right === node && isAssignment(operatorToken.kind);
  }
  return isReturnStatement(parent) || isArrayLiteralExpression(parent) || 'equalsGreaterThanToken' in parent;
}

/** Expressions whose value may have been made elsewhere. */
const valued = new Set([
  SyntaxKind.Identifier,
  SyntaxKind.ThisKeyword,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.ElementAccessExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.AwaitExpression,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.BinaryExpression,
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.AsExpression,
  SyntaxKind.SatisfiesExpression,
  SyntaxKind.NonNullExpression,
]);

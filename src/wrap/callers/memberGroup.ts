import {
  isArrowFunction,
  isClassDeclaration,
  isClassExpression,
  isExpression,
  isFunctionExpression,
  isFunctionTypeNode,
  isIdentifier,
  isMethodDeclaration,
  isMethodSignatureDeclaration,
  isObjectLiteralExpression,
  isPrivateIdentifier,
  isPropertyAssignment,
  isPropertyDeclaration,
  isPropertySignatureDeclaration,
  SyntaxKind,
  TypeFlags,
  type Identifier,
  type Node,
  type PrivateIdentifier,
  type Type,
  type TypeNode,
} from '../../compiler/index.ts';
import { isOwnFile } from '../../compiler/index.ts';
import { isGenerated } from '../checks/generatedFile.ts';
import { typeParts } from '../reach/attempt.ts';
import {
  describeFunction,
  isAsync,
  isGenerator,
  unwrap,
  wrapped,
  type FunctionLike,
} from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { obstacle, type Obstacle } from './obstacle.ts';
import type { Projects } from './projects.ts';
import type { PromiseSlots } from './promiseSlots.ts';
import { returnedBy, whyNeverAsync } from './turnable.ts';

/**
 * A method, or a function in a property, with all that it overrides, implements or is overridden by: whoever calls one
 * of them may call another, so all turn async or none. Where a type that it stands for takes a promise already, callers
 * wait for one, and it turns alone.
 */
export function memberGroup(
  fn: FunctionLike,
  call: Node,
  wasPromised: boolean,
  projects: Projects,
  slots: PromiseSlots,
): AsyncGroup | Obstacle | undefined {
  const first = memberOf(fn);
  if (first === undefined) return undefined;
  const name = first.name;
  if (!isIdentifier(name) && !isPrivateIdentifier(name)) {
    const message = `${describeFunction(fn)} calls it, and a computed or quoted name does not lead to all of its callers.`;
    return obstacle('unsupported-form', fn, message);
  }
  const members = new Set<Node>([first]);
  const group = new Draft(fn, call, projects);
  let takesPromise = wasPromised;
  for (const member of members) {
    const own = nameOf(member);
    if (own === undefined) return group.refuse(member, 'is declared in a way that cannot be followed');
    for (const asked of askedFor(member, own.text, projects)) {
      if (asked === 'unknown') return group.refuse(member, 'stands for something that cannot be looked into');
      const slot = slots.ofType(asked.type, projects.of(member));
      if (slot === 'takes-promise') takesPromise ||= member === first;
      else if (asked.declarations.length === 0) {
        const message = `${describeFunction(fn)} calls it, and what asks for \`${own.text}\` ${slot === 'ignores' ? 'does not wait for what it returns' : 'uses what it returns at once'}.`;
        return obstacle(slot === 'ignores' ? 'drops-rejection' : 'sync-only-caller', member, message);
      } else for (const declaration of asked.declarations) members.add(declaration);
    }
    if (takesPromise) break;
    for (const use of projects.usesOf(own)) {
      if ('name' in use.parent && use.parent.name === use && isMemberNode(use.parent))
        members.add(use.parent);
    }
  }
  const problem = takesPromise ? group.add(first) : group.addAll(members);
  return problem ?? group.finished(wasPromised);
}

type Member = Node & { readonly name: Node };

/** The method, or the property whose value a function is. */
function memberOf(fn: FunctionLike): Member | undefined {
  if (isMethodDeclaration(fn)) return fn;
  const { parent } = wrapped(fn);
  return isPropertyDeclaration(parent) || isPropertyAssignment(parent) ? parent : undefined;
}

function isMemberNode(node: Node): boolean {
  const { parent } = node;
  return (
    isMethodDeclaration(node) ||
    isMethodSignatureDeclaration(node) ||
    isPropertySignatureDeclaration(node) ||
    isPropertyDeclaration(node) ||
    node.kind === SyntaxKind.ShorthandPropertyAssignment ||
    (isPropertyAssignment(node) && isObjectLiteralExpression(parent))
  );
}

interface Asked {
  readonly type: Type;
  /** Where the project declares it; none for what a library asks for. */
  readonly declarations: readonly Node[];
}

/** What base classes, interfaces and the type that an object is made for say of a member. */
function askedFor(member: Node, name: string, projects: Projects): readonly (Asked | 'unknown')[] {
  const project = projects.of(member);
  const { checker } = project;
  const owner = member.parent;
  const types: (Type | undefined)[] = [];
  if (isObjectLiteralExpression(owner) && isExpression(owner)) {
    const contextual = checker.getContextualType(owner);
    if (contextual !== undefined) types.push(...objectParts(contextual));
  } else if (isClassDeclaration(owner) || isClassExpression(owner)) {
    for (const clause of owner.heritageClauses ?? [])
      types.push(...clause.types.map((type) => checker.getTypeAtLocation(type)));
  }
  return types.flatMap((type): readonly (Asked | 'unknown')[] => {
    const property = type === undefined ? undefined : checker.getPropertyOfType(type, name);
    // An object that is made for a type without the member is reached by a key, or by nobody knows what.
    if (property === undefined) return isObjectLiteralExpression(owner) ? ['unknown' as const] : [];
    const asked = checker.getTypeOfSymbol(property);
    if (asked === undefined) return ['unknown' as const];
    const handles = property.declarations.filter(({ path }) => isOwnFile(path));
    const declarations = handles.map((handle) => project.resolve(handle));
    if (declarations.some((node) => node === undefined || !isMemberNode(node))) return ['unknown' as const];
    return [{ type: asked, declarations: declarations.filter((node) => node !== undefined) }];
  });
}

/** The types of a union that an object can be of: all but `undefined` and other primitives. */
function objectParts(type: Type): readonly Type[] {
  if (!type.isUnionType()) return [type];
  return typeParts(type).filter((part) => (part.flags & TypeFlags.Primitive) === 0);
}

function nameOf(member: Node): Identifier | PrivateIdentifier | undefined {
  const name = 'name' in member ? (member.name as Node | undefined) : undefined;
  return name !== undefined && (isIdentifier(name) || isPrivateIdentifier(name)) ? name : undefined;
}

/** Collects the parts of a group, or the first reason why there is none. */
class Draft {
  readonly #fn: FunctionLike;
  readonly #call: Node;
  readonly #projects: Projects;
  readonly #bodies: FunctionLike[] = [];
  readonly #returnTypes: TypeNode[] = [];
  readonly #names: (Identifier | PrivateIdentifier)[] = [];
  readonly #declarations = new Set<Node>();

  constructor(fn: FunctionLike, call: Node, projects: Projects) {
    this.#fn = fn;
    this.#call = call;
    this.#projects = projects;
  }

  refuse(node: Node, why: string): Obstacle {
    const message = `${describeFunction(this.#fn)} calls it, and cannot turn async because this ${why}.`;
    return obstacle('sync-only-caller', node, message);
  }

  addAll(members: ReadonlySet<Node>): Obstacle | undefined {
    for (const member of members) {
      const problem = this.add(member);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  add(member: Node): Obstacle | undefined {
    const name = nameOf(member);
    if (name === undefined) return this.refuse(member, 'has no plain name');
    if (isGenerated(member.getSourceFile()))
      return this.refuse(member, 'stands in a generated file, which is not edited');
    this.#names.push(name);
    this.#declarations.add(member);
    const body = bodyOf(member);
    if (body !== undefined) return this.#addBody(member, body);
    const type = typeOf(member);
    if (type === undefined) return this.refuse(member, 'does not say in place what it returns');
    if (!isPromiseType(type)) this.#returnTypes.push(type);
    return undefined;
  }

  finished(wasPromised: boolean): AsyncGroup {
    return {
      fn: this.#fn,
      bodies: this.#bodies,
      returnTypes: wasPromised ? [] : this.#returnTypes,
      names: this.#names,
      declarations: this.#declarations,
      isMember: true,
      wasPromised,
    };
  }

  #addBody(member: Node, body: FunctionLike): Obstacle | undefined {
    if (isPropertyDeclaration(member) && member.type !== undefined) {
      if (!isFunctionTypeNode(member.type))
        return this.refuse(member, 'has a type that is declared elsewhere');
      if (member.type.type !== undefined) this.#returnTypes.push(member.type.type);
    }
    if (isGenerator(body)) return this.refuse(member, 'is a generator');
    if (isAsync(body)) return undefined;
    const never = body === this.#fn ? undefined : whyNeverAsync(body, this.#call);
    if (never !== undefined) return never;
    const returned = returnedBy(body, body === this.#fn ? this.#call : member, this.#projects);
    if (typeof returned !== 'string') return returned;
    if (returned === 'promise' && body !== this.#fn) return undefined;
    this.#bodies.push(body);
    if (body.type !== undefined && returned === 'value') this.#returnTypes.push(body.type);
    return undefined;
  }
}

/** The function that a member is or holds. */
function bodyOf(member: Node): FunctionLike | undefined {
  if (isMethodDeclaration(member)) return member.body === undefined ? undefined : member;
  if (!isPropertyDeclaration(member) && !isPropertyAssignment(member)) return undefined;
  if (member.initializer === undefined) return undefined;
  const value = unwrap(member.initializer);
  return isArrowFunction(value) || isFunctionExpression(value) ? value : undefined;
}

/** What a member without a body says that it returns. */
function typeOf(member: Node): TypeNode | undefined {
  if (isMethodDeclaration(member) || isMethodSignatureDeclaration(member)) return member.type;
  const holds = isPropertySignatureDeclaration(member) || isPropertyDeclaration(member);
  if (!holds || (isPropertyDeclaration(member) && member.initializer !== undefined)) return undefined;
  return member.type !== undefined && isFunctionTypeNode(member.type) ? member.type.type : undefined;
}

function isPromiseType(type: TypeNode): boolean {
  return /^Promise(Like)?\s*</.test(type.getText());
}

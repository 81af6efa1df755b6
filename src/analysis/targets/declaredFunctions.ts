import {
  type Expression,
  type Identifier,
  isBinaryExpression,
  isClassDeclaration,
  isClassExpression,
  isConstructorDeclaration,
  isExportAssignment,
  isIdentifier,
  isParameterDeclaration,
  isPrivateIdentifier,
  isPropertyAssignment,
  isPropertyDeclaration,
  isShorthandPropertyAssignment,
  isVariableDeclaration,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import type { FileFacts } from '../facts/facts.ts';
import { type BodyOwner, type ClassNode, isFunctionWithBody } from '../syntax/functionNode.ts';
import type { MemberPlace } from './hierarchy.ts';
import { ownerOfMember } from '../facts/implementations.ts';
import { parameterTarget } from './made.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { light, oneOf, type Target } from './target.ts';
import type { Targets } from './targets.ts';

/** A variable that is given more values than this may hold anything. */
const maxAssigned = 6;

/** Finds the functions that declarations of one file stand for, with what overrides them elsewhere. */
export class DeclaredFunctions {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;
  /** What is assigned to a variable whose functions are being found: who comes back to it has gone in a circle. */
  readonly #pending = new Set<Node>();

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  declaration(node: Node, depth: number): Target | undefined {
    if (isFunctionWithBody(node)) return this.functions(node);
    if (isClassDeclaration(node) || isClassExpression(node)) return this.class(node, depth);
    if (isParameterDeclaration(node)) return parameterTarget(node);
    if (isVariableDeclaration(node)) return this.#held(node, this.#file.assigned.toVariable(node), depth);
    if (isPropertyDeclaration(node))
      return this.#held(node, this.#file.assigned.toField(node.parent, nameOf(node)), depth);
    if (isPropertyAssignment(node)) return this.#settled(node.initializer, depth);
    if (isShorthandPropertyAssignment(node)) return this.#settled(node.name as Identifier, depth);
    if (isExportAssignment(node)) return this.#settled(node.expression, depth);
    return isBinaryExpression(node) ? this.#settled(node.right, depth) : undefined;
  }

  /**
   * What a variable or field is declared with, and what is assigned to it. What callers hand in counts where nothing
   * else is known.
   */
  #held(
    { initializer }: { readonly initializer?: Expression | undefined },
    assigned: readonly Expression[],
    depth: number,
  ): Target | undefined {
    const first = initializer === undefined ? undefined : this.#settled(initializer, depth);
    const [one] = assigned;
    if (one === undefined || assigned.length > maxAssigned || this.#pending.has(one)) return first;
    this.#pending.add(one);
    const later = assigned.flatMap((value) => this.#settled(value, depth) ?? []);
    this.#pending.delete(one);
    const all = first === undefined ? later : [first, ...later];
    const known = all.filter(({ kind }) => kind !== 'parameter');
    return oneOf(known.length > 0 ? known : all);
  }

  functions(node: BodyOwner): Target {
    const facts = this.#facts.byNode.get(node);
    return facts === undefined ? light : { kind: 'functions', functions: [facts] };
  }

  class(node: ClassNode, depth: number): Target {
    const fields = this.#facts.byNode.get(node);
    const constructorNode = node.members.find(
      (member) => isConstructorDeclaration(member) && member.body !== undefined,
    );
    const own = constructorNode === undefined ? undefined : this.#facts.byNode.get(constructorNode);
    const inherited = own === undefined ? this.#base(node, depth) : undefined;
    const functions = [fields, own].filter((facts) => facts !== undefined);
    if (inherited?.kind === 'functions')
      return { kind: 'functions', functions: [...inherited.functions, ...functions] };
    return { kind: 'functions', functions };
  }

  #base(node: ClassNode, depth: number): Target | undefined {
    const base = node.heritageClauses?.find((clause) => clause.token === SyntaxKind.ExtendsKeyword)?.types[0];
    return base === undefined ? undefined : this.#file.ofValue(base.expression, depth + 1);
  }

  super(node: Node): Target {
    let outer: Node = node;
    while (!isClassDeclaration(outer) && !isClassExpression(outer)) {
      if (outer.kind === SyntaxKind.SourceFile) return light;
      outer = outer.parent;
    }
    return this.#base(outer, 0) ?? light;
  }

  #settled(value: Expression, depth: number): Target | undefined {
    const target = this.#file.ofValue(value, depth + 1);
    return target.kind === 'unresolved' ? undefined : target;
  }

  /** A member as a target, by what its own file says. */
  atPlace({ member, facts }: MemberPlace, depth: number): Target | undefined {
    return this.#model.targets(facts).declared.declaration(member, depth + 1);
  }

  /** The members that override or implement one. */
  overriding(member: Node): readonly MemberPlace[] {
    const owner = ownerOfMember(member);
    const name = (member as Partial<{ name: Node }>).name?.getText();
    if (owner === undefined || name === undefined || name.startsWith('#')) return [];
    return this.#model.hierarchy.members(owner.node, owner.name, name);
  }

  /** A member and what overrides it, whichever it is when the program runs. */
  dispatched(place: MemberPlace, depth: number): Target | undefined {
    const all = [place, ...this.overriding(place.member)];
    return oneOf(all.flatMap((one) => this.atPlace(one, depth) ?? []));
  }
}

function nameOf({ name }: { readonly name: Node }): string {
  return isIdentifier(name) || isPrivateIdentifier(name) ? name.text : name.getText();
}

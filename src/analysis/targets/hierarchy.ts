import {
  type CompilerSymbol,
  isClassDeclaration,
  isClassExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isOwnFile,
  isPrivateIdentifier,
  ModifierFlags,
  type Node,
  SymbolFlags,
} from '../../compiler/index.ts';
import type { FileFacts, ImplementationFact } from '../facts/facts.ts';
import { hasModifier } from '../syntax/functionNode.ts';
import type { ProjectModel } from '../project/projectModel.ts';

/** A member with a body or a value, and the file that it is in. */
export interface MemberPlace {
  readonly member: Node;
  readonly facts: FileFacts;
}

/** A method that more classes than this override is not followed into all of them. */
const maxMembers = 24;

/** Who derives from a class, implements an interface, or is an object literal of a named type. */
export class Hierarchy {
  readonly #model: ProjectModel;
  #byBase: ReadonlyMap<string, readonly (ImplementationFact & { readonly facts: FileFacts })[]> | undefined;
  readonly #declarations = new Map<Node, readonly Node[]>();
  readonly #derived = new Map<Node, readonly { node: Node; facts: FileFacts }[]>();

  constructor(model: ProjectModel) {
    this.#model = model;
  }

  /**
   * The members of a name in everything that derives from `owner` (a class, an interface, a type alias), further down
   * included; in order of file and position.
   */
  members(owner: Node, ownerName: string, memberName: string): readonly MemberPlace[] {
    const found: MemberPlace[] = [];
    const seen = new Set<Node>([owner]);
    const queue: { readonly node: Node; readonly name: string }[] = [{ node: owner, name: ownerName }];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const { node, facts } of this.#derivedFrom(at.node, at.name)) {
        if (seen.has(node)) continue;
        seen.add(node);
        const member = memberOf(node, memberName);
        if (member !== undefined) found.push({ member, facts });
        if (found.length >= maxMembers) return found;
        if ((isClassDeclaration(node) || isClassExpression(node)) && node.name !== undefined)
          queue.push({ node, name: node.name.text });
      }
    }
    return found;
  }

  #derivedFrom(owner: Node, name: string): readonly { node: Node; facts: FileFacts }[] {
    const known = this.#derived.get(owner);
    if (known !== undefined) return known;
    const names = [name, ...this.#model.otherNames(name)];
    const candidates = names.flatMap((one) => this.#index().get(one) ?? []);
    const derived = candidates
      .filter(({ base }) => this.#declarationsOf(base).includes(owner))
      .sort(
        (a, b) => a.facts.source.fileName.localeCompare(b.facts.source.fileName) || a.node.pos - b.node.pos,
      )
      .map(({ node, facts }) => ({ node, facts }));
    this.#derived.set(owner, derived);
    return derived;
  }

  #index(): ReadonlyMap<string, readonly (ImplementationFact & { readonly facts: FileFacts })[]> {
    if (this.#byBase !== undefined) return this.#byBase;
    const byBase = new Map<string, (ImplementationFact & { readonly facts: FileFacts })[]>();
    for (const facts of this.#model.allFacts()) {
      for (const implementation of facts.implementations) {
        const list = byBase.get(implementation.baseName);
        if (list === undefined) byBase.set(implementation.baseName, [{ ...implementation, facts }]);
        else list.push({ ...implementation, facts });
      }
    }
    this.#byBase = byBase;
    return byBase;
  }

  /** What the name in an `extends`, `implements` or annotation stands for. */
  #declarationsOf(base: Node): readonly Node[] {
    const known = this.#declarations.get(base);
    if (known !== undefined) return known;
    const { checker } = this.#model.project;
    let symbol: CompilerSymbol | undefined = checker.getSymbolAtLocation(base);
    if (symbol !== undefined && (symbol.flags & SymbolFlags.Alias) !== 0)
      symbol = checker.getAliasedSymbol(symbol);
    const declarations = (symbol?.declarations ?? [])
      .filter((handle) => isOwnFile(handle.path))
      .map((handle) => this.#model.project.resolve(handle))
      .filter((node) => node !== undefined);
    this.#declarations.set(base, declarations);
    return declarations;
  }
}

/** The member of a name in a class (not a static one) or an object literal. */
export function memberOf(owner: Node, name: string): Node | undefined {
  let members = membersOf.get(owner);
  if (members === undefined) membersOf.set(owner, (members = membersByName(owner)));
  return members.get(name);
}

const membersOf = new WeakMap<Node, ReadonlyMap<string, Node>>();

/** Of several of one name the first. */
function membersByName(owner: Node): ReadonlyMap<string, Node> {
  const members = new Map<string, Node>();
  const add = (member: Node): void => {
    const name = nameOf(member);
    if (name !== undefined && !members.has(name)) members.set(name, member);
  };
  if (isClassDeclaration(owner) || isClassExpression(owner)) {
    for (const member of owner.members) {
      const { body, initializer } = member as Partial<{ body: Node; initializer: Node }>;
      const hasValue = body !== undefined || initializer !== undefined;
      if (hasValue && !hasModifier(member, ModifierFlags.Static)) add(member);
    }
  } else if (isObjectLiteralExpression(owner)) for (const property of owner.properties) add(property);
  return members;
}

function nameOf(member: Node): string | undefined {
  const { name } = member as Partial<{ name: Node }>;
  if (name === undefined) return undefined;
  return isIdentifier(name) || isPrivateIdentifier(name) ? name.text : name.getText();
}

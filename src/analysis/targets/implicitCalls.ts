import { isBuiltin } from 'node:module';
import type { Catalog, CatalogEntry } from '../../catalog/index.ts';
import {
  type CompilerSymbol,
  type Expression,
  isClassDeclaration,
  isGetAccessorDeclaration,
  isInterfaceDeclaration,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isSetAccessorDeclaration,
  type Node,
  type Type,
} from '../../compiler/index.ts';
import { unwrapAwait } from '../syntax/expressions.ts';
import { externalName } from '../names/externalName.ts';
import { globalEntry } from '../names/globals.ts';
import type { CallFact, FileFacts } from '../facts/facts.ts';
import type { MemberPlace } from './hierarchy.ts';
import { allGetters } from '../facts/implicitUses.ts';
import { type ImportedName, importedName } from '../names/imports.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { catalogued, light, oneOf, type Target } from './target.ts';
import { thisMember } from './thisMember.ts';
import type { Targets } from './targets.ts';

/** Finds what the language calls by itself: accessors, iterators, `toJSON`. */
export class ImplicitCalls {
  readonly #model: ProjectModel;
  readonly #facts: FileFacts;
  readonly #file: Targets;

  constructor(file: Targets) {
    this.#model = file.model;
    this.#facts = file.facts;
    this.#file = file;
  }

  /** The getter or setter that a property is; `light` for plain properties. */
  accessor(call: CallFact): Target {
    const node = call.callee;
    if (!isPropertyAccessExpression(node)) return light;
    const isWrite = call.isDiscarded;
    const inLexical = thisMember(node);
    const symbol = inLexical === undefined ? this.#file.answers.symbolAt(node) : undefined;
    const places: readonly MemberPlace[] =
      inLexical === undefined
        ? (symbol?.declarations ?? []).flatMap((handle) => this.#file.answers.place(handle) ?? [])
        : [{ member: inLexical, facts: this.#facts }];
    const all = places.flatMap((place) => [place, ...this.#file.declared.overriding(place.member)]);
    const accessors = all.filter(({ member }) =>
      isWrite ? isSetAccessorDeclaration(member) : isGetAccessorDeclaration(member),
    );
    return oneOf(accessors.flatMap((place) => this.#file.declared.atPlace(place, 0) ?? [])) ?? light;
  }

  /** The member of an object that the language calls by itself, where it is written in the project or catalogued. */
  implicit(call: CallFact): Target {
    const node = unwrapAwait(call.callee);
    const members = call.members ?? [];
    if (members.includes('[Symbol.asyncIterator]')) {
      const named = importedName(node, this.#file);
      const listed =
        (named === undefined ? undefined : turnOf(named, this.#file.catalog)) ??
        globalEntry(node, this.#file.scopes, '@@asyncIterator');
      if (listed !== undefined) return catalogued(listed, true) ?? light;
    }
    if (!this.mayRun(call)) return light;
    const made = this.#file.objects.made(node, 0);
    const own = made === undefined ? undefined : made.targets.implicit.firstOf(made.node, members);
    if (own !== undefined) return own;
    const type = this.#file.answers.typeAt(node);
    return type === undefined
      ? light
      : this.#model.implicitOf(type, members, () => this.#ofType(type, members));
  }

  /** A member with a symbol for a name that a program calls itself; asking for an iterator goes through nothing yet. */
  member(owner: Expression, name: string): Target | undefined {
    const node = unwrapAwait(owner);
    const made = this.#file.objects.made(node, 0);
    const own = made?.targets.implicit.firstOf(made.node, [name]);
    if (own !== undefined) return own;
    const symbol = this.#file.answers.typeAt(node)?.getSymbol();
    if (symbol === undefined) return undefined;
    const external = externalName(symbol, this.#file.catalog);
    if (external === undefined) return this.#ofOwnType(symbol, [name]);
    return external.isLanguage || isBuiltin(external.module) ? light : undefined;
  }

  mayRun({ members = [] }: CallFact): boolean {
    const declared = this.#model.implicitMembers();
    return (
      members.some((name) =>
        name === allGetters ? this.#model.accessorNames().size > 0 : declared.has(name),
      ) || members.includes('[Symbol.asyncIterator]')
    );
  }

  #ofType(type: Type, members: readonly string[]): Target {
    const symbol = type.getSymbol();
    if (symbol === undefined) return light;
    const external = externalName(symbol, this.#file.catalog);
    if (external !== undefined) {
      const entry = members.includes('[Symbol.asyncIterator]')
        ? turnOf(external, this.#file.catalog)
        : undefined;
      return catalogued(entry, false) ?? light;
    }
    return this.#ofOwnType(symbol, members) ?? light;
  }

  #ofOwnType({ declarations }: CompilerSymbol, members: readonly string[]): Target | undefined {
    const places = declarations.flatMap((handle) => this.#file.answers.place(handle) ?? []);
    const found = places.flatMap(({ member, facts }) => {
      const targets = this.#model.targets(facts);
      return [targets.implicit.firstOf(member, members) ?? [], this.#derivedImplicit(member, members)].flat();
    });
    return oneOf(found);
  }

  /** The same members of what derives from a class or interface. */
  #derivedImplicit(node: Node, members: readonly string[]): readonly Target[] {
    if (!isClassDeclaration(node) && !isInterfaceDeclaration(node)) return [];
    const { name } = node;
    if (name === undefined) return [];
    return members.flatMap((member) =>
      this.#model.hierarchy
        .members(node, name.text, member)
        .flatMap((place) => this.#file.declared.atPlace(place, 0) ?? []),
    );
  }

  firstOf(owner: Node, members: readonly string[]): Target | undefined {
    for (const name of members) {
      const target =
        name === allGetters ? this.#gettersOf(owner) : this.#file.objects.memberOfMade(owner, name, 0, 0);
      if (target !== undefined) return target;
    }
    return undefined;
  }

  /** Whoever takes an object apart runs the getters of an object literal; those of a class belong to its prototype. */
  #gettersOf(owner: Node): Target | undefined {
    if (!isObjectLiteralExpression(owner)) return undefined;
    const functions = [...owner.properties]
      .filter(isGetAccessorDeclaration)
      .flatMap((getter) => this.#facts.byNode.get(getter) ?? []);
    return functions.length === 0 ? undefined : { kind: 'functions', functions };
  }
}

/** What each turn of `for await` over an object of a catalogued class does: it asks for the next one and waits. */
function turnOf({ module, name }: ImportedName, catalog: Catalog): CatalogEntry | undefined {
  const listed = ['next', '@@asyncIterator'].map((member) => catalog.lookUp(module, `${name}.${member}`));
  return listed.find((entry) => entry !== undefined && entry.effect !== 'light');
}

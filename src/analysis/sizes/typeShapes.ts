import { type Checker, type CompilerSymbol, type Node, type Type, TypeFlags } from '../../compiler/index.ts';
import { realisticSizes, sizeAmongMany } from '../cost/realisticSizes.ts';
import { bytesNames } from './typeSizes.ts';

/** Types nested deeper than this are taken for small. */
const maxDepth = 4;
/** More properties than this are not looked at one by one. */
const maxProperties = 60;

/** What objects that hold any number of things have; so many properties of theirs say nothing. */
const collectionMembers = /^(length|size|byteLength|next|forEach|then|pipe|__@.*)$/;

/**
 * Looks into object types. Each look takes several questions to the compiler, so it is taken only where a whole object
 * is copied, listed or turned into text.
 */
export class TypeShapes {
  #checker: Checker;
  readonly #propertiesOf = new WeakMap<Node, number | undefined>();
  readonly #leavesIn = new WeakMap<Node, number | undefined>();
  /** Types are numbered by each checker anew. */
  readonly #leaves = new Map<number, number | undefined>();

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  rebase(checker: Checker): void {
    this.#checker = checker;
    this.#leaves.clear();
  }

  /** The number of a value's properties, where its type names all of them. */
  properties(node: Node): number | undefined {
    return this.#remembered(this.#propertiesOf, node, (type) => this.#propertiesIn(type));
  }

  /** An object of which a type says nothing, or only that it holds anything under names, has some properties. */
  #propertiesIn(type: Type): number | undefined {
    if ((type.flags & TypeFlags.NonPrimitive) !== 0) return realisticSizes.properties;
    if (!type.isObjectType() && !type.isIntersectionType()) return undefined;
    const properties = this.#checker.getPropertiesOfType(type);
    // A promise holds no properties that anybody would go through.
    if (properties.some(({ name }) => name === 'then')) return realisticSizes.properties;
    if (properties.length > 0) return this.#areNamed(type, properties) ? properties.length : undefined;
    const [info, other] = this.#checker.getIndexInfosOfType(type);
    const isOfAnything =
      info !== undefined &&
      other === undefined &&
      (info.keyType.flags & TypeFlags.String) !== 0 &&
      (info.valueType.flags & (TypeFlags.Any | TypeFlags.Unknown)) !== 0;
    return isOfAnything || info === undefined ? realisticSizes.properties : undefined;
  }

  /** Values to go through in a value, those inside of its parts included; `undefined` where its type does not tell. */
  leaves(node: Node): number | undefined {
    return this.#remembered(this.#leavesIn, node, (type) => this.#leavesOf(type, 0, false));
  }

  #remembered(
    known: WeakMap<Node, number | undefined>,
    node: Node,
    find: (type: Type) => number | undefined,
  ): number | undefined {
    if (known.has(node)) return known.get(node);
    const type = this.#checker.getTypeAtLocation(node);
    const found = type === undefined ? undefined : find(type);
    known.set(node, found);
    return found;
  }

  /** The properties of a plain object; `undefined` for collections and unknown types. */
  #named(type: Type): readonly CompilerSymbol[] | undefined {
    if (!type.isObjectType() && !type.isIntersectionType()) return undefined;
    const properties = this.#checker.getPropertiesOfType(type);
    return this.#areNamed(type, properties) ? properties : undefined;
  }

  #areNamed(type: Type, properties: readonly CompilerSymbol[]): boolean {
    if (properties.length === 0 || properties.length > maxProperties) return false;
    if (properties.some(({ name }) => collectionMembers.test(name))) return false;
    return this.#checker.getIndexInfosOfType(type).length === 0;
  }

  #leavesOf(type: Type, depth: number, isOneOfMany: boolean): number | undefined {
    const { flags } = type;
    if ((flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.TypeParameter)) !== 0) return undefined;
    if (type.isUnionType()) {
      const parts = (type.getTypes() ?? []).filter((one) => (one.flags & absent) === 0);
      const sizes = parts.map((one) => this.#leavesOf(one, depth, isOneOfMany));
      return sizes.some((size) => size === undefined) ? undefined : Math.max(1, ...(sizes as number[]));
    }
    if (!type.isObjectType() && !type.isIntersectionType()) return 1;
    if (depth > maxDepth) return 1;
    const key = isOneOfMany ? -type.id : type.id;
    if (this.#leaves.has(key)) return this.#leaves.get(key);
    // A type that holds itself is a tree: all of its nodes together are as many as a collection has elements.
    this.#leaves.set(key, 1);
    const leaves = this.#leavesOfObject(type, depth, isOneOfMany);
    this.#leaves.set(key, leaves);
    return leaves;
  }

  #leavesOfObject(type: Type, depth: number, isOneOfMany: boolean): number | undefined {
    const name = type.getSymbol()?.name ?? '';
    if (bytesNames.test(name)) return realisticSizes.elements;
    const many = this.#contents(type, name);
    if (many !== undefined) {
      const isNumeric = (many.element.flags & TypeFlags.NumberLike) !== 0;
      const usual = isNumeric ? realisticSizes.numbers : realisticSizes.elements;
      const count = many.fixed ?? (isOneOfMany ? sizeAmongMany(usual) : usual);
      const each = this.#leavesOf(many.element, depth + 1, true);
      return count * (each ?? 1);
    }
    const properties = this.#named(type);
    if (properties === undefined) return undefined;
    return this.#checker.getTypeOfSymbol(properties).reduce<number>((sum, property) => {
      const one = property === undefined ? undefined : this.#leavesOf(property, depth + 1, isOneOfMany);
      return Math.min(sum + (one ?? 1), realisticSizes.exponential);
    }, 0);
  }

  /** What a collection holds many of. */
  #contents(type: Type, name: string): { readonly element: Type; readonly fixed?: number } | undefined {
    if (type.isTypeReference()) {
      const args = this.#checker.getTypeArguments(type);
      const element = args.at(-1);
      if (element === undefined) return undefined;
      const target = type.getTarget();
      if (target.isTupleType()) return { element, fixed: target.fixedLength };
      return /^(Readonly)?(Array|Map|Set)$/.test(name) ? { element } : undefined;
    }
    if (!type.isObjectType()) return undefined;
    const [info] = this.#checker.getIndexInfosOfType(type);
    return info === undefined ? undefined : { element: info.valueType };
  }
}

const absent = TypeFlags.Undefined | TypeFlags.Null | TypeFlags.Void;

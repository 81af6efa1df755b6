import {
  type Checker,
  type CompilerProject,
  type CompilerSymbol,
  isArrayTypeNode,
  isIdentifier,
  isTypeOperatorNode,
  isTypeReferenceNode,
  type Node,
  ObjectFlags,
  SyntaxKind,
  type Type,
  TypeFlags,
  type TypeNode,
} from '../../compiler/index.ts';
import { ElementSizes } from './elementSizes.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { collectionNames } from '../syntax/collections.ts';

/** What a value's type says about how much there is to go through. */
export interface TypeSize {
  readonly size: number;
  /** A tuple's length: a number that no input changes. */
  readonly fixed?: number;
  readonly isNumber: boolean;
  /** Nothing is known about the type: `any`, or it could not be resolved. */
  readonly isUnknown: boolean;
}

const unknownSize: TypeSize = { size: realisticSizes.elements, isNumber: false, isUnknown: true };

/** Names of the classes that hold bytes or numbers in one piece. */
export const bytesNames =
  /^(Big)?(Int|Uint|Float)\d+(Clamped)?Array$|^(Shared)?ArrayBuffer$|^(NonShared|AllowShared)?Buffer$|^DataView$/;

/** The size that a type annotation spells out; `undefined` where only the compiler knows what is meant. */
export function annotatedSize(type: TypeNode): TypeSize | undefined {
  if (type.kind === SyntaxKind.StringKeyword) return sized(realisticSizes.text);
  if (type.kind === SyntaxKind.NumberKeyword) return { ...sized(realisticSizes.count), isNumber: true };
  if (isTypeOperatorNode(type)) return annotatedSize(type.type);
  if (isArrayTypeNode(type)) {
    const isNumeric = type.elementType.kind === SyntaxKind.NumberKeyword;
    return sized(isNumeric ? realisticSizes.numbers : realisticSizes.elements);
  }
  if (!isTypeReferenceNode(type) || !isIdentifier(type.typeName)) return undefined;
  const [first] = type.typeArguments ?? [];
  if (bytesNames.test(type.typeName.text)) return sized(realisticSizes.bytes);
  if (!collectionNames.test(type.typeName.text)) return undefined;
  return sized(first?.kind === SyntaxKind.NumberKeyword ? realisticSizes.numbers : realisticSizes.elements);
}

/** Sizes by type; asks the compiler for many nodes at once and for each type only once. */
export class TypeSizes {
  #checker: Checker;
  #elements: ElementSizes;
  readonly #byNode = new WeakMap<Node, TypeSize>();
  /** Types are numbered by each checker anew. */
  readonly #byType = new Map<number, TypeSize>();

  constructor(project: CompilerProject) {
    this.#checker = project.checker;
    this.#elements = new ElementSizes(project);
  }

  /** Goes on with another program; sizes of nodes that are known stay. */
  rebase(project: CompilerProject): void {
    this.#checker = project.checker;
    this.#elements = new ElementSizes(project);
    this.#byType.clear();
  }

  /** Lets a node of a new tree have the size of the same node in an old one. */
  carry(from: Node, to: Node): void {
    const size = this.#byNode.get(from);
    if (size !== undefined) this.#byNode.set(to, size);
  }

  prefetch(nodes: readonly Node[]): void {
    const missing = nodes.filter((node) => !this.#byNode.has(node));
    if (missing.length === 0) return;
    for (const [index, type] of this.#checker.getTypeAtLocation(missing).entries()) {
      const node = missing[index];
      if (node !== undefined) this.#byNode.set(node, this.#sizeOf(type));
    }
  }

  of(node: Node): TypeSize {
    this.prefetch([node]);
    return this.#byNode.get(node) ?? unknownSize;
  }

  #sizeOf(type: Type | undefined): TypeSize {
    if (type === undefined) return unknownSize;
    const known = this.#byType.get(type.id);
    if (known !== undefined) return known;
    const size = this.#measure(type);
    this.#byType.set(type.id, size);
    return size;
  }

  #measure(type: Type): TypeSize {
    const { flags } = type;
    if ((flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.TypeParameter)) !== 0) return unknownSize;
    // A type that spells out the form of a text means a token: an address, a colour, a key.
    if ((flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) !== 0)
      return sized(realisticSizes.token);
    if (type.isStringLiteralType()) return literal(type.value.length, false);
    if (type.isNumberLiteralType()) return literal(Math.abs(type.value), true);
    if ((flags & TypeFlags.StringLike) !== 0) return sized(realisticSizes.text);
    if ((flags & (TypeFlags.NumberLike | TypeFlags.BigIntLike)) !== 0)
      return { ...sized(realisticSizes.count), isNumber: true };
    if (type.isUnionType()) return this.#largestOf(type.getTypes() ?? []);
    if (!type.isObjectType()) return sized(realisticSizes.elements);
    if (type.isTypeReference() && (type.objectFlags & ObjectFlags.Reference) !== 0) {
      const target = type.getTarget();
      if (target.isTupleType()) {
        if (isOpen(target)) return sized(realisticSizes.atLeastOne);
        return { ...sized(realisticSizes.elements), fixed: target.fixedLength };
      }
    }
    return sized(this.#objectSize(type, type.getSymbol()));
  }

  #objectSize(type: Type, symbol: CompilerSymbol | undefined): number {
    const name = symbol?.name ?? '';
    if (bytesNames.test(name)) return realisticSizes.bytes;
    if (name === 'IArguments') return realisticSizes.arguments;
    if (!collectionNames.test(name) || !type.isTypeReference()) return realisticSizes.elements;
    const element = this.#checker
      .getTypeArguments(type)
      .slice(0, name.endsWith('Map') ? 2 : 1)
      .at(-1);
    if (element === undefined) return realisticSizes.elements;
    const isNumeric = (element.flags & TypeFlags.NumberLike) !== 0;
    if (isNumeric) return name.endsWith('Array') ? realisticSizes.numbers : realisticSizes.elements;
    return this.#elements.of(element) ?? realisticSizes.elements;
  }

  /** Of `string | string[] | undefined` the largest counts. */
  #largestOf(types: readonly Type[]): TypeSize {
    const sizes = types
      .filter((type) => (type.flags & (TypeFlags.Undefined | TypeFlags.Null | TypeFlags.Void)) === 0)
      .map((type) => this.#sizeOf(type));
    return sizes.reduce((a, b) => (b.size > a.size ? b : a), sizes[0] ?? unknownSize);
  }
}

/** The one value that a type allows bounds what goes by it. */
function literal(amount: number, isNumber: boolean): TypeSize {
  return { size: amount, fixed: amount, isNumber, isUnknown: false };
}

function sized(size: number): TypeSize {
  return { size, isNumber: false, isUnknown: false };
}

/** `[first, ...rest]` has as many elements as anybody likes. */
function isOpen(tuple: {
  readonly elementFlags?: readonly unknown[];
  readonly fixedLength: number;
}): boolean {
  // The compiler leaves out what is empty: `[]` has none.
  return (tuple.elementFlags?.length ?? 0) > tuple.fixedLength;
}

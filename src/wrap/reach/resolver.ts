import {
  isExpression,
  isIdentifier,
  isPrivateIdentifier,
  isShorthandPropertyAssignment,
  SignatureKind,
  SymbolFlags,
  TypeFlags,
  type CompilerProject,
  type CompilerSymbol,
  type Node,
  type NodeHandle,
  type Type,
} from '../../compiler/index.ts';
import { isOwnFile } from '../../compiler/index.ts';
import { exportedValue } from '../commonJs/exportedValue.ts';
import { walk } from '../target/functionLike.ts';
import { isPoolFile, originalOf } from '../target/originalOf.ts';
import { attemptAll, typeParts } from './attempt.ts';
import { isTypeOnly } from './isTypeOnly.ts';

/** The language's own library, Node's types, a package, or a declaration file of the project. */
export type Library = 'language' | 'node' | 'package' | 'ambient';

/** Where a name is declared. */
export type Declared =
  /** In a source file of the project. */
  | { readonly kind: 'own'; readonly declaration: Node }
  /** In a library: the language's own, Node's types, a package's, or a declaration file of the project. */
  | { readonly kind: 'library'; readonly library: Library }
  | { readonly kind: 'unresolved' };

const unresolved: Declared = { kind: 'unresolved' };
const primitiveFlags =
  TypeFlags.Primitive | TypeFlags.Never | TypeFlags.Void | TypeFlags.Undefined | TypeFlags.Null;

/**
 * What the checker knows about the names and expressions of some code. A region (a function, an initialiser) is asked
 * about in two round trips, however many names it has.
 */
export class Resolver {
  readonly project: CompilerProject;
  readonly #prepared = new Set<Node>();
  readonly #symbols = new Map<Node, CompilerSymbol | undefined>();
  readonly #types = new Map<Node, Type | undefined>();
  readonly #primitive = new Map<number, boolean>();
  readonly #callable = new Map<number, boolean>();
  readonly #declared = new Map<number, Declared>();

  constructor(project: CompilerProject) {
    this.project = project;
  }

  /** Asks for all names and expression types of a region at once. */
  prepare(region: Node): void {
    if (this.#prepared.has(region)) return;
    this.#prepared.add(region);
    const names: Node[] = [];
    const typed: Node[] = [];
    walk(region, (node) => {
      if (isTypeOnly(node)) return false;
      if (isIdentifier(node) || isPrivateIdentifier(node)) {
        if (!this.#symbols.has(node)) names.push(node);
        if (!this.#types.has(node)) typed.push(node);
      } else if (isExpression(node) && !this.#types.has(node)) typed.push(node);
      return true;
    });
    this.#load(names, typed);
  }

  /** Asks for some names and expression types at once. */
  ask(names: readonly Node[], typed: readonly Node[]): void {
    this.#load(
      names.filter((name) => !this.#symbols.has(name)),
      typed.filter((node) => !this.#types.has(node)),
    );
  }

  symbolOf(name: Node): CompilerSymbol | undefined {
    if (!this.#symbols.has(name)) this.#load([name], []);
    return this.#symbols.get(name);
  }

  /** The declaration that a name in an expression stands for, through imports and re-exports. */
  declared(name: Node): Declared {
    const symbol = this.symbolOf(name);
    if (symbol === undefined) return unresolved;
    const known = this.#declared.get(symbol.id);
    if (known !== undefined) return known;
    const found = this.#declarationOf(this.#target(symbol));
    this.#declared.set(symbol.id, found);
    return found;
  }

  /** The own declaration that a name stands for, as {@link declared} says, but twins are told from their originals. */
  named(name: Node): Node | undefined {
    const symbol = this.symbolOf(name);
    const target = symbol === undefined ? undefined : this.#target(symbol);
    const handle = target?.valueDeclaration ?? target?.declarations[0];
    const declaration =
      handle === undefined || !isOwnFile(handle.path) ? undefined : this.project.resolve(handle);
    return declaration === undefined ? undefined : exportedValue(declaration, this.project);
  }

  typeOf(node: Node): Type | undefined {
    if (!this.#types.has(node)) this.#load([], [node]);
    return this.#types.get(node);
  }

  /** Whether a value of this expression can only be a primitive, which nobody can change or share. */
  isPrimitive(node: Node): boolean {
    const type = this.typeOf(node);
    return type !== undefined && this.isPrimitiveType(type);
  }

  /** Whether a value of this expression can be called, or nobody knows. */
  isFunction(node: Node): boolean {
    const type = this.typeOf(node);
    if (type === undefined || (type.flags & TypeFlags.AnyOrUnknown) !== 0) return true;
    if (this.isPrimitiveType(type)) return false;
    const known = this.#callable.get(type.id);
    if (known !== undefined) return known;
    const isCallable = typeParts(type).some(
      (part) => this.project.checker.getSignaturesOfType(part, SignatureKind.Call).length > 0,
    );
    this.#callable.set(type.id, isCallable);
    return isCallable;
  }

  /** Whether the value of an expression surely is one of the language's arrays. */
  isArray(node: Node): boolean {
    const type = this.typeOf(node);
    if (type === undefined) return false;
    const parts: readonly Type[] = type.isUnionType() ? typeParts(type) : [type];
    const { checker } = this.project;
    return parts.every((part) => checker.isArrayType(part) || checker.isTupleType(part));
  }

  isPrimitiveType(type: Type): boolean {
    if ((type.flags & primitiveFlags) !== 0) return true;
    const known = this.#primitive.get(type.id);
    if (known !== undefined) return known;
    // Recursive types are not primitive; the entry ends the recursion.
    this.#primitive.set(type.id, false);
    const isPrimitive = this.#isComposedOfPrimitives(type);
    this.#primitive.set(type.id, isPrimitive);
    return isPrimitive;
  }

  #isComposedOfPrimitives(type: Type): boolean {
    if (type.isUnionType()) return typeParts(type).every((part) => this.isPrimitiveType(part));
    // `string & { brand: true }` is a string at run time.
    if (type.isIntersectionType()) return typeParts(type).some((part) => this.isPrimitiveType(part));
    return false;
  }

  /** The library that declares a symbol; `undefined` for one of the project, or of none. */
  libraryOf(symbol: CompilerSymbol): Library | undefined {
    const handle = symbol.valueDeclaration ?? symbol.declarations[0];
    return handle === undefined ? undefined : libraryOf(handle);
  }

  #target(symbol: CompilerSymbol): CompilerSymbol {
    if ((symbol.flags & SymbolFlags.Alias) === 0) return symbol;
    return this.project.checker.getAliasedSymbol(symbol);
  }

  #declarationOf(symbol: CompilerSymbol): Declared {
    const handle = symbol.valueDeclaration ?? symbol.declarations[0];
    if (handle === undefined) return unresolved;
    const library = libraryOf(handle);
    if (library !== undefined) return { kind: 'library', library };
    const declaration = this.project.resolve(handle);
    if (declaration === undefined) return unresolved;
    // What runs the pools is not looked into; it is known what it does.
    if (isPoolFile(declaration.getSourceFile())) return { kind: 'library', library: 'package' };
    return { kind: 'own', declaration: originalOf(exportedValue(declaration, this.project)) };
  }

  #load(names: readonly Node[], typed: readonly Node[]): void {
    const { checker } = this.project;
    if (names.length > 0) {
      const symbols = attemptAll(names, (all) => checker.getSymbolAtLocation(all));
      names.forEach((name, index) => this.#symbols.set(name, symbols[index]));
      for (const name of names) {
        // `{ x }` names a property and a variable; the variable is what the code uses.
        if (!isShorthandPropertyAssignment(name.parent)) continue;
        this.#symbols.set(name, checker.getShorthandAssignmentValueSymbol(name.parent));
      }
    }
    if (typed.length > 0) {
      const types = attemptAll(typed, (all) => checker.getTypeAtLocation(all));
      typed.forEach((node, index) => this.#types.set(node, types[index]));
    }
  }
}

function libraryOf(handle: NodeHandle): Library | undefined {
  const { path } = handle;
  if (isOwnFile(path)) return undefined;
  if (/\/lib\.[\w.]*d\.ts$/.test(path)) return 'language';
  if (path.includes('/node_modules/@types/node/') || path.includes('/node_modules/undici-types/'))
    return 'node';
  return path.includes('/node_modules/') ? 'package' : 'ambient';
}

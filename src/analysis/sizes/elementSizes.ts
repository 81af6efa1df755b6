import {
  type CompilerProject,
  isInterfaceDeclaration,
  isOwnFile,
  isParenthesizedTypeNode,
  isTypeLiteralNode,
  isUnionTypeNode,
  type Node,
  SyntaxKind,
  type Type,
  TypeFlags,
  type TypeNode,
} from '../../compiler/index.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';

/** What the elements of a collection are says how many of them there are. */
export class ElementSizes {
  readonly #project: CompilerProject;

  constructor(project: CompilerProject) {
    this.#project = project;
  }

  /** How many elements of a type lie in one collection; `undefined` where there are as many as of anything. */
  of(element: Type): number | undefined {
    if (this.#isCallback(element)) return realisticSizes.callbacks;
    return isMixed(element) ? realisticSizes.row : undefined;
  }

  /** A function, or an object that mostly consists of functions. */
  #isCallback(type: Type): boolean {
    if (type.isUnionType()) {
      const present = (type.getTypes() ?? []).filter(({ flags }) => (flags & absent) === 0);
      return present.length > 0 && present.every((one) => this.#isCallback(one));
    }
    if (!type.isObjectType()) return false;
    const symbol = type.getSymbol();
    if (symbol === undefined) return false;
    if (symbol.name === 'Function') return true;
    if (symbol.declarations.some(({ kind }) => functionKinds.has(kind))) return true;
    const [declaration] = symbol.declarations;
    if (declaration === undefined || !isOwnFile(declaration.path)) return false;
    if (declaration.kind !== SyntaxKind.InterfaceDeclaration && declaration.kind !== SyntaxKind.TypeLiteral)
      return false;
    const node = this.#project.resolve(declaration);
    return node !== undefined && holdsFunctions(node);
  }
}

const absent = TypeFlags.Undefined | TypeFlags.Null | TypeFlags.Void;

const functionKinds: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.FunctionType,
  SyntaxKind.ArrowFunction,
  SyntaxKind.FunctionExpression,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.MethodSignature,
]);

/** `{ resolve: (value) => void; reject: (reason) => void; since: number }`: at least half of it is functions. */
function holdsFunctions(node: Node): boolean {
  if (!isInterfaceDeclaration(node) && !isTypeLiteralNode(node)) return false;
  const members = [...node.members];
  if (members.some(({ kind }) => kind === SyntaxKind.CallSignature)) return true;
  const functions = members.filter((member) => {
    const { type } = member as Partial<{ type: TypeNode }>;
    return member.kind === SyntaxKind.PropertySignature && type !== undefined && isFunctionType(type);
  });
  return functions.length > 0 && functions.length * 2 >= members.length;
}

function isFunctionType(type: TypeNode): boolean {
  if (isParenthesizedTypeNode(type)) return isFunctionType(type.type);
  if (isUnionTypeNode(type)) return [...type.types].some(isFunctionType);
  return type.kind === SyntaxKind.FunctionType;
}

/** `string | number`, `string | boolean | null`: one collection holds values of several kinds. */
function isMixed(type: Type): boolean {
  if (!type.isUnionType()) return false;
  const kinds = new Set<number>();
  for (const { flags } of type.getTypes() ?? []) {
    if ((flags & absent) !== 0) continue;
    const kind = primitiveKinds.find((one) => (flags & one) !== 0);
    if (kind === undefined) return false;
    kinds.add(kind);
  }
  return kinds.size > 1;
}

const primitiveKinds = [
  TypeFlags.StringLike,
  TypeFlags.NumberLike | TypeFlags.BigIntLike,
  TypeFlags.BooleanLike,
  TypeFlags.ESSymbolLike,
];

import {
  type EntityName,
  type Expression,
  type Identifier,
  isClassDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isIntersectionTypeNode,
  isParenthesizedTypeNode,
  isPropertyAccessExpression,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isTypeReferenceNode,
  isUnionTypeNode,
  type Node,
  type TypeNode,
} from '../../compiler/index.ts';
import { classAround, fieldText, isThis } from '../syntax/classText.ts';
import { unwrapAwait } from '../syntax/expressions.ts';
import type { NameSource } from './nameSource.ts';

/** A type as it is written, and the file that it is written in. */
export interface WrittenType {
  readonly type: TypeNode;
  readonly from: NameSource;
}

const maxDepth = 6;

/** The type that is written for an expression, through parameters, fields, destructuring and members of own types. */
export function writtenType(expression: Expression, from: NameSource, depth = 0): WrittenType | undefined {
  const node = unwrapAwait(expression);
  if (depth > maxDepth) return undefined;
  if (isIdentifier(node)) {
    const declared = from.scopes.lookUp(node);
    if (declared?.kind !== 'parameter' && declared?.kind !== 'variable') return undefined;
    const { type } = declared.node;
    return type === undefined ? undefined : memberAt({ type, from }, declared.path.split('.').slice(1));
  }
  if (!isPropertyAccessExpression(node)) return undefined;
  if (isThis(node.expression)) {
    const around = classAround(node);
    const type = around === undefined ? undefined : fieldText(around, node.name.text)?.type;
    return type === undefined ? undefined : { type, from };
  }
  const base = writtenType(node.expression, from, depth + 1);
  return base === undefined ? undefined : memberAt(base, [node.name.text]);
}

function memberAt(written: WrittenType, steps: readonly string[]): WrittenType | undefined {
  let at: WrittenType | undefined = written;
  for (const step of steps) at = at === undefined || step.includes('[]') ? undefined : member(at, step, 0);
  return at;
}

function member({ type, from }: WrittenType, name: string, depth: number): WrittenType | undefined {
  if (depth > maxDepth) return undefined;
  if (isParenthesizedTypeNode(type)) return member({ type: type.type, from }, name, depth + 1);
  if (isTypeLiteralNode(type)) return memberIn(type.members, name, from);
  if (isUnionTypeNode(type) || isIntersectionTypeNode(type)) {
    const found = [...type.types].map((one) => member({ type: one, from }, name, depth + 1));
    return found.find((one) => one !== undefined);
  }
  if (!isTypeReferenceNode(type)) return undefined;
  const { typeName } = type;
  const [inner] = type.typeArguments ?? [];
  if (inner !== undefined && isHandedOn(typeName)) return member({ type: inner, from }, name, depth + 1);
  const named = isIdentifier(typeName) ? from.typeNamed(typeName) : undefined;
  return named === undefined ? undefined : memberOfDeclaration(named.node, named.from, name, depth);
}

function memberOfDeclaration(
  node: Node,
  from: NameSource,
  name: string,
  depth: number,
): WrittenType | undefined {
  if (isTypeAliasDeclaration(node)) return member({ type: node.type, from }, name, depth + 1);
  if (isClassDeclaration(node)) {
    const type = fieldText(node, name)?.type;
    return type === undefined ? undefined : { type, from };
  }
  if (!isInterfaceDeclaration(node)) return undefined;
  const own = memberIn(node.members, name, from);
  if (own !== undefined) return own;
  const bases = [...(node.heritageClauses ?? [])].flatMap((clause) => [...clause.types]);
  for (const { expression } of bases) {
    const base = isIdentifier(expression) ? from.typeNamed(expression) : undefined;
    const found =
      base === undefined || depth > maxDepth
        ? undefined
        : memberOfDeclaration(base.node, base.from, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function memberIn(members: Iterable<Node>, name: string, from: NameSource): WrittenType | undefined {
  for (const one of members) {
    const { name: own, type } = one as Partial<{ name: Identifier; type: TypeNode }>;
    if (own?.getText() === name) return type === undefined ? undefined : { type, from };
  }
  return undefined;
}

/** Types whose members are those of what they are given. */
function isHandedOn(name: EntityName): boolean {
  return (
    isIdentifier(name) &&
    /^(Promise|Awaited|Readonly|Partial|Required|NonNullable|Pick|Omit)$/.test(name.text)
  );
}

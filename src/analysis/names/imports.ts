import type { CatalogEntry } from '../../catalog/index.ts';
import {
  type CallExpression,
  type Expression,
  isBinaryExpression,
  isBindingElement,
  isCallExpression,
  isClassDeclaration,
  isIdentifier,
  isNewExpression,
  isParenthesizedTypeNode,
  isPropertyAccessExpression,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTypeQueryNode,
  isTypeReferenceNode,
  isUnionTypeNode,
  type Node,
  type PropertyAccessExpression,
  SyntaxKind,
  type TypeNode,
} from '../../compiler/index.ts';
import { baseOf, classAround, fieldText, isThis } from '../syntax/classText.ts';
import { unwrapAwait } from '../syntax/expressions.ts';
import type { FileScopes } from '../values/fileScopes.ts';
import type { ClassNode } from '../syntax/functionNode.ts';
import { memberValue } from '../values/handed.ts';
import type { NameSource } from './nameSource.ts';
import { globalEntry } from './globals.ts';
import { writtenType } from './writtenTypes.ts';

/** Something that a module exports, as the file spells it: `fs` and `promises.readFile`; `*` is the module itself. */
export interface ImportedName {
  readonly module: string;
  readonly name: string;
}

/** How far values are followed; a chain of calls on a client takes two steps a call. */
const maxDepth = 40;

/**
 * What an expression stands for by the imports and `require` calls of its file alone. This is all there is to go by
 * where types are missing: no `@types/node`, nothing installed yet, plain JavaScript.
 */
export function importedName(expression: Expression, from: NameSource, depth = 0): ImportedName | undefined {
  if (depth > maxDepth) return undefined;
  const node = unwrapAwait(expression);
  if (isIdentifier(node)) {
    const declared = from.scopes.lookUp(node);
    if (declared?.kind === 'import') {
      return isOwn(declared.module)
        ? followed(node, from, depth)
        : { module: declared.module, name: declared.exported };
    }
    if (declared?.kind === 'parameter') return annotated(node, from);
    if (declared?.kind === 'other' && isClassDeclaration(declared.node))
      return baseName(declared.node, from, depth);
    if (declared?.kind !== 'variable' || declared.path.includes('[]')) return undefined;
    const written = annotated(node, from);
    if (written !== undefined || declared.node.initializer === undefined) return written;
    if (isBindingElement(node.parent)) return undefined;
    const value = importedName(declared.node.initializer, from, depth + 1);
    if (value === undefined) return undefined;
    return isOwn(value.module) ? followed(node, from, depth) : memberOf(value, declared.path.slice(1));
  }
  if (isPropertyAccessExpression(node)) {
    if (isThis(node.expression)) return memberOfThis(node, node.name.text, from, depth);
    const base = importedName(node.expression, from, depth + 1);
    if (base === undefined) return annotated(node, from) ?? heldName(node, from, depth);
    return isOwn(base.module) ? followed(node.name, from, depth) : memberOf(base, node.name.text);
  }
  if (isCallExpression(node)) return calledName(node, from, depth) ?? returnedName(node, from, depth);
  if (isNewExpression(node)) return instanceOf(node.expression, from, depth);
  // `cached ?? new Client()`: what is made here is what was kept.
  if (isBinaryExpression(node) && isFallback(node.operatorToken.kind))
    return importedName(node.right, from, depth + 1) ?? importedName(node.left, from, depth + 1);
  if (isTaggedTemplateExpression(node)) return taggedName(node.tag, from, depth);
  return undefined;
}

/** A module of the project: what it exports has to be looked at there. */
function isOwn(module: string): boolean {
  return module.startsWith('.');
}

/** What another module of the project exports under a name, by what that module says of it. */
function followed(name: Node, from: NameSource, depth: number): ImportedName | undefined {
  const constant = isIdentifier(name) ? from.constantOf(name) : undefined;
  if (constant === undefined) return undefined;
  const { value, type } = constant;
  const written = type === undefined ? undefined : typeName(type, constant.from);
  return written ?? (value === undefined ? undefined : importedName(value, constant.from, depth + 1));
}

/** What is written about the type of an expression. */
function annotated(node: Expression, from: NameSource): ImportedName | undefined {
  const written = writtenType(node, from);
  return written === undefined ? undefined : typeName(written.type, written.from);
}

/** `db.client` of `const db = { client: new Client() }`. */
function heldName(node: PropertyAccessExpression, from: NameSource, depth: number): ImportedName | undefined {
  const base = unwrapAwait(node.expression);
  if (!isIdentifier(base)) return undefined;
  const declared = from.scopes.lookUp(base);
  const local = declared?.kind === 'variable' && declared.path === '' ? declared.node.initializer : undefined;
  const isImported = declared?.kind === 'import' || (declared?.kind === 'variable' && declared.path !== '');
  const held = local !== undefined ? { value: local, from } : isImported ? from.constantOf(base) : undefined;
  if (held?.value === undefined) return undefined;
  const member = memberValue(held.value, `.${node.name.text}`, held.from.scopes);
  return member === undefined || member === 'absent' ? undefined : importedName(member, held.from, depth + 1);
}

/** What a function of the project gives, by its return type or by what it returns. */
function returnedName(node: CallExpression, from: NameSource, depth: number): ImportedName | undefined {
  const returned = from.returnedBy(node);
  if (returned === undefined) return undefined;
  const written = returned.type === undefined ? undefined : typeName(returned.type, returned.from);
  return (
    written ??
    (returned.value === undefined ? undefined : importedName(returned.value, returned.from, depth + 1))
  );
}

/** `this.pool` by what the class itself says of it, else as a member of what it extends. */
function memberOfThis(node: Node, member: string, from: NameSource, depth: number): ImportedName | undefined {
  const around = classAround(node);
  if (around === undefined) return undefined;
  const field = fieldText(around, member);
  const named = typeName(field?.type, from);
  if (named !== undefined) return named;
  if (field?.value !== undefined) return importedName(field.value, from, depth + 1);
  const base = field === undefined ? baseName(around, from, depth) : undefined;
  return base === undefined ? undefined : memberOf(base, member);
}

/** What a class of the project extends: `Model` of another package. */
function baseName(node: ClassNode, from: NameSource, depth: number): ImportedName | undefined {
  const base = baseOf(node);
  const extended = base === undefined ? undefined : importedName(base, from, depth + 1);
  return extended === undefined ? undefined : instanceNamed(extended, from.scopes);
}

function isFallback(operator: SyntaxKind): boolean {
  return [SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken].includes(operator);
}

/** What a value is by its annotation: `page: Page`, `book: ExcelJS.Workbook`, `pool: Pool | undefined`. */
function typeName(type: TypeNode | undefined, from: NameSource): ImportedName | undefined {
  if (type === undefined) return undefined;
  if (isUnionTypeNode(type)) {
    const named = type.types.map((one) => typeName(one, from)).filter((one) => one !== undefined);
    return named.length === 1 ? named[0] : undefined;
  }
  if (isParenthesizedTypeNode(type)) return typeName(type.type, from);
  if (isTypeQueryNode(type))
    return isIdentifier(type.exprName) ? importedName(type.exprName, from) : undefined;
  if (!isTypeReferenceNode(type)) return undefined;
  const { typeName: name } = type;
  const [inner] = type.typeArguments ?? [];
  // What is awaited, or handed on unchanged, is what stands inside.
  if (isIdentifier(name) && inner !== undefined && /^(Promise|Awaited|Readonly|NonNullable)$/.test(name.text))
    return typeName(inner, from);
  const [root, member] = isIdentifier(name) ? [name, ''] : [name.left, name.right.text];
  const declared = isIdentifier(root) ? from.scopes.lookUp(root) : undefined;
  if (declared === undefined && isIdentifier(root) && from.scopes.catalog.lookUp('', root.text) !== undefined)
    return { module: '', name: root.text };
  if (declared?.kind !== 'import' || isOwn(declared.module)) return undefined;
  const base = memberOf({ module: declared.module, name: declared.exported }, member);
  // The type of a function (`Sql`, `LimitFunction`) is not what calling it gives; a class has objects of its own name.
  const entry = from.scopes.catalog.lookUp(base.module, base.name);
  const isClass = base.name === 'default' || entry?.returns === base.name || entry?.effect === 'light';
  return isClass ? instanceNamed(base, from.scopes) : base;
}

function calledName(
  node: Node & { expression: Expression; arguments: readonly Expression[] },
  from: NameSource,
  depth: number,
): ImportedName | undefined {
  const [first] = node.arguments;
  const isRequire =
    node.expression.kind === SyntaxKind.ImportKeyword ||
    (isIdentifier(node.expression) &&
      node.expression.text === 'require' &&
      from.scopes.lookUp(node.expression) === undefined) ||
    (isPropertyAccessExpression(node.expression) &&
      node.expression.getText() === 'process.getBuiltinModule' &&
      globalEntry(node.expression, from.scopes) !== undefined);
  if (isRequire) {
    return first !== undefined && isStringLiteral(first) ? { module: first.text, name: '*' } : undefined;
  }
  const callee = importedName(node.expression, from, depth + 1);
  if (callee === undefined) return made(globalEntry(node.expression, from.scopes));
  // promisify(exec) does what exec does.
  if (callee.module.replace(/^node:/, '') === 'util' && callee.name === 'promisify' && first !== undefined) {
    return importedName(first, from, depth + 1);
  }
  const entry = from.scopes.catalog.lookUp(callee.module, callee.name);
  if (entry?.returns !== undefined) return made(entry);
  // hash.update(…) gives the hash again.
  const owner = callee.name.slice(0, Math.max(0, callee.name.lastIndexOf('.')));
  return entry !== undefined && owner !== '' && /\.(update|on|once|setEncoding)$/.test(callee.name)
    ? { module: callee.module, name: owner }
    : undefined;
}

/** What the tag of a template gives: a query of sql`select …`. */
function taggedName(tag: Expression, from: NameSource, depth: number): ImportedName | undefined {
  const called = importedName(tag, from, depth + 1);
  const entry = called === undefined ? undefined : from.scopes.catalog.lookUp(called.module, called.name);
  return entry?.returns === undefined ? undefined : { module: entry.module, name: entry.returns };
}

function instanceOf(callee: Expression, from: NameSource, depth: number): ImportedName | undefined {
  const owner = importedName(callee, from, depth + 1);
  return owner === undefined ? made(globalEntry(callee, from.scopes)) : instanceNamed(owner, from.scopes);
}

/** A class that is exported as `default` has its methods under its own name. */
function instanceNamed(owner: ImportedName, scopes: FileScopes): ImportedName {
  return {
    module: owner.module,
    name: scopes.catalog.lookUp(owner.module, owner.name)?.returns ?? owner.name,
  };
}

/** The instance that a call of a catalogued function gives. */
function made(entry: CatalogEntry | undefined): ImportedName | undefined {
  return entry?.returns === undefined ? undefined : { module: entry.module, name: entry.returns };
}

function memberOf(base: ImportedName, member: string): ImportedName {
  if (member === '') return base;
  const isModule = base.name === '*' || base.name === 'default';
  return { module: base.module, name: isModule ? member : `${base.name}.${member}` };
}

import type { CatalogEntry } from '../catalog/index.ts';
import {
  type Expression,
  isBinaryExpression,
  isBindingElement,
  isCallExpression,
  isClassDeclaration,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTypeReferenceNode,
  isUnionTypeNode,
  type Node,
  SyntaxKind,
  type TypeNode,
} from '../compiler/index.ts';
import { baseOf, classAround, fieldText, isThis } from './classText.ts';
import { unwrapAwait } from './expressions.ts';
import type { FileScopes } from './fileScopes.ts';
import type { ClassNode } from './functionNode.ts';
import { globalEntry } from './target.ts';

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
export function importedName(
  expression: Expression,
  scopes: FileScopes,
  depth = 0,
): ImportedName | undefined {
  if (depth > maxDepth) return undefined;
  const node = unwrapAwait(expression);
  if (isIdentifier(node)) {
    const declared = scopes.lookUp(node);
    if (declared?.kind === 'import') return { module: declared.module, name: declared.exported };
    if (declared?.kind === 'parameter' && declared.path === '') return typeName(declared.node.type, scopes);
    if (declared?.kind === 'other' && isClassDeclaration(declared.node))
      return baseName(declared.node, scopes, depth);
    if (declared?.kind !== 'variable' || declared.path.includes('[]')) return undefined;
    const annotated = declared.path === '' ? typeName(declared.node.type, scopes) : undefined;
    if (annotated !== undefined || declared.node.initializer === undefined) return annotated;
    if (isBindingElement(node.parent)) return undefined;
    const value = importedName(declared.node.initializer, scopes, depth + 1);
    return value === undefined ? undefined : memberOf(value, declared.path.slice(1));
  }
  if (isPropertyAccessExpression(node)) {
    if (isThis(node.expression)) return memberOfThis(node, node.name.text, scopes, depth);
    const base = importedName(node.expression, scopes, depth + 1);
    return base === undefined ? undefined : memberOf(base, node.name.text);
  }
  if (isCallExpression(node)) return calledName(node, scopes, depth);
  if (isNewExpression(node)) return instanceOf(node.expression, scopes, depth);
  // `cached ?? new Client()`: what is made here is what was kept.
  if (isBinaryExpression(node) && isFallback(node.operatorToken.kind))
    return importedName(node.right, scopes, depth + 1) ?? importedName(node.left, scopes, depth + 1);
  if (isTaggedTemplateExpression(node)) return taggedName(node.tag, scopes, depth);
  return undefined;
}

/** `this.pool` by what the class itself says of it, else as a member of what it extends. */
function memberOfThis(
  node: Node,
  member: string,
  scopes: FileScopes,
  depth: number,
): ImportedName | undefined {
  const around = classAround(node);
  if (around === undefined) return undefined;
  const field = fieldText(around, member);
  const named = typeName(field?.type, scopes);
  if (named !== undefined) return named;
  if (field?.value !== undefined) return importedName(field.value, scopes, depth + 1);
  const base = field === undefined ? baseName(around, scopes, depth) : undefined;
  return base === undefined ? undefined : memberOf(base, member);
}

/** What a class of the project extends: `Model` of another package. */
function baseName(node: ClassNode, scopes: FileScopes, depth: number): ImportedName | undefined {
  const base = baseOf(node);
  const owner = base === undefined ? undefined : importedName(base, scopes, depth + 1);
  return owner === undefined ? undefined : instanceNamed(owner, scopes);
}

function isFallback(operator: SyntaxKind): boolean {
  return [SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken].includes(operator);
}

/** What a value is by its annotation: `page: Page`, `book: ExcelJS.Workbook`, `pool: Pool | undefined`. */
function typeName(type: TypeNode | undefined, scopes: FileScopes): ImportedName | undefined {
  if (type === undefined) return undefined;
  if (isUnionTypeNode(type)) {
    const named = type.types.map((one) => typeName(one, scopes)).filter((one) => one !== undefined);
    return named.length === 1 ? named[0] : undefined;
  }
  if (!isTypeReferenceNode(type)) return undefined;
  const { typeName: name } = type;
  const [root, member] = isIdentifier(name) ? [name, ''] : [name.left, name.right.text];
  const declared = isIdentifier(root) ? scopes.lookUp(root) : undefined;
  if (declared?.kind !== 'import') return undefined;
  const base = memberOf({ module: declared.module, name: declared.exported }, member);
  return instanceNamed(base, scopes);
}

function calledName(
  node: Node & { expression: Expression; arguments: readonly Expression[] },
  scopes: FileScopes,
  depth: number,
): ImportedName | undefined {
  const [first] = node.arguments;
  const isRequire =
    node.expression.kind === SyntaxKind.ImportKeyword ||
    (isIdentifier(node.expression) &&
      node.expression.text === 'require' &&
      scopes.lookUp(node.expression) === undefined);
  if (isRequire) {
    return first !== undefined && isStringLiteral(first) ? { module: first.text, name: '*' } : undefined;
  }
  const callee = importedName(node.expression, scopes, depth + 1);
  if (callee === undefined) return made(globalEntry(node.expression, scopes));
  // promisify(exec) does what exec does.
  if (callee.module.replace(/^node:/, '') === 'util' && callee.name === 'promisify' && first !== undefined) {
    return importedName(first, scopes, depth + 1);
  }
  const entry = scopes.catalog.lookUp(callee.module, callee.name);
  if (entry?.returns !== undefined) return made(entry);
  // hash.update(…) gives the hash again.
  const owner = callee.name.slice(0, Math.max(0, callee.name.lastIndexOf('.')));
  return entry !== undefined && owner !== '' && /\.(update|on|once|setEncoding)$/.test(callee.name)
    ? { module: callee.module, name: owner }
    : undefined;
}

/** What the tag of a template gives: a query of sql`select …`. */
function taggedName(tag: Expression, scopes: FileScopes, depth: number): ImportedName | undefined {
  const called = importedName(tag, scopes, depth + 1);
  const entry = called === undefined ? undefined : scopes.catalog.lookUp(called.module, called.name);
  return entry?.returns === undefined ? undefined : { module: entry.module, name: entry.returns };
}

function instanceOf(callee: Expression, scopes: FileScopes, depth: number): ImportedName | undefined {
  const owner = importedName(callee, scopes, depth + 1);
  return owner === undefined ? made(globalEntry(callee, scopes)) : instanceNamed(owner, scopes);
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

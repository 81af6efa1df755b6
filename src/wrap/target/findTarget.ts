import {
  isArrowFunction,
  isBinaryExpression,
  isClassDeclaration,
  isExpressionStatement,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isVariableStatement,
  SyntaxKind,
  type ClassDeclaration,
  type FunctionExpression,
  type ArrowFunction,
  type Node,
  type ObjectLiteralExpression,
  type SourceFile,
  type VariableDeclaration,
} from '../../compiler/index.ts';
import { commonJsExports, isPlainScript } from '../commonJs/exports.ts';
import type { Refusal } from '../../core/index.ts';
import { refusal } from '../refusals.ts';
import type { FunctionSelector } from '../wrapRequest.ts';
import { defaultExportName, exportNameOf } from './exportNames.ts';
import {
  describeFunction,
  hasModifier,
  isDefaultExport,
  isFunctionLike,
  unwrap,
  walk,
  wrapped,
  type FunctionLike,
} from './functionLike.ts';
import { isPlace, placeOf, type FunctionPlace } from './placeOf.ts';
import type { WrapTarget } from './wrapTarget.ts';

export type FoundTarget =
  | { readonly kind: 'found'; readonly target: WrapTarget }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The function that a wrap is asked for, when it is of the form that can be wrapped at all. */
export function findTarget(sourceFile: SourceFile, selector: FunctionSelector): FoundTarget {
  if ('name' in selector) return targetNamed(sourceFile, selector.name);
  const fn = functionAt(sourceFile, selector.offset);
  if (fn === undefined)
    return refused('not-a-function', sourceFile, 'There is no function here; put the cursor on one.');
  return targetOf(sourceFile, implementationOf(fn));
}

function targetNamed(sourceFile: SourceFile, name: string): FoundTarget {
  const [first = '', memberName] = name.split('.');
  const wanted = first === 'default' ? (defaultExportName(sourceFile) ?? first) : first;
  for (const statement of sourceFile.statements) {
    const isDefault = first === 'default' && isDefaultExport(statement);
    if (isFunctionDeclaration(statement) && statement.body !== undefined && memberName === undefined) {
      if (isDefault || statement.name?.text === wanted) return targetOf(sourceFile, statement);
    }
    if (isClassDeclaration(statement) && memberName !== undefined) {
      if (isDefault || statement.name?.text === wanted) return memberNamed(sourceFile, statement, memberName);
    }
    const assigned = memberName === undefined ? assignedIn(statement, wanted) : undefined;
    if (assigned !== undefined) return targetOf(sourceFile, assigned);
    if (!isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (!isIdentifier(declaration.name) || declaration.name.text !== wanted) continue;
      const value = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
      if (memberName !== undefined && value !== undefined && isObjectLiteralExpression(value))
        return memberNamed(sourceFile, value, memberName);
      const fn = functionOf(declaration);
      if (fn !== undefined && memberName === undefined) return targetOf(sourceFile, fn);
      const message = `\`${name}\` is not a function that is written out here.`;
      return refused('not-a-function', declaration, message);
    }
  }
  const message = `There is no function \`${name}\` at the top level of this module.`;
  return refused('not-a-function', sourceFile, message);
}

/** The function of `exports.resample = (image) => …`. */
function assignedIn(statement: Node, name: string): FunctionLike | undefined {
  const sourceFile = statement.getSourceFile();
  if (!isPlainScript(sourceFile)) return undefined;
  const found = commonJsExports(sourceFile).named.find(
    (one) => one.place === statement && one.name.text === name,
  );
  return found === undefined ? undefined : functionOf({ initializer: found.value });
}

/** `median` and `static median` name the same member of a class: names are their own on either side. */
function memberNamed(
  sourceFile: SourceFile,
  holder: ClassDeclaration | ObjectLiteralExpression,
  name: string,
): FoundTarget {
  const plain = name.replace(/^static /, '');
  const members: readonly Node[] = isClassDeclaration(holder) ? holder.members : holder.properties;
  const found = members.flatMap((member) => {
    const isNamed = 'name' in member && (member.name as Node | undefined)?.getText() === plain;
    const isStatic = hasModifier(asModified(member), SyntaxKind.StaticKeyword);
    const fn = isNamed && (isStatic || plain === name) ? functionOfMember(member) : undefined;
    return fn === undefined ? [] : [fn];
  });
  // An instance method and a static one may share a name; the latter has a longer one of its own.
  const fn = found.find((one) => !hasModifier(asModified(one), SyntaxKind.StaticKeyword)) ?? found[0];
  if (fn !== undefined) return targetOf(sourceFile, fn);
  return refused(
    'not-a-function',
    holder,
    `There is no function \`${plain}\` in it that is written out here.`,
  );
}

function functionOfMember(member: Node): FunctionLike | undefined {
  if (isMethodDeclaration(member)) return member.body === undefined ? undefined : member;
  if (!isPropertyAssignment(member) && !isPropertyDeclaration(member)) return undefined;
  return functionOf(member);
}

function targetOf(sourceFile: SourceFile, fn: FunctionLike): FoundTarget {
  const described = describeFunction(fn);
  const isWrappable =
    isFunctionDeclaration(fn) || isArrowFunction(fn) || isFunctionExpression(fn) || isMethodDeclaration(fn);
  if (!isWrappable) {
    const message = `${described} is an accessor or a constructor, which runs where it is used; move its work into a function.`;
    return refused('unsupported-form', fn, message);
  }
  const place = placeOf(fn);
  if (!isPlace(place)) return refused('unsupported-form', place.node, `${described} ${place.why}`);
  const { member, nameNode, statement, topName } = place;
  if (nameNode === undefined || topName === undefined) {
    const what = member === undefined ? 'The default export' : 'Its class';
    const message = `${what} has no name that its twin could be called after; give it one.`;
    return refused('unsupported-form', fn, message);
  }
  const isProperty = place.isProperty === true;
  const exportName = isProperty ? topName.text : exportNameOf(sourceFile, statement, topName.text);
  const rest = pathBehind(place);
  const target: WrapTarget = {
    sourceFile,
    fn,
    nameNode,
    name: nameNode.text,
    reportName: member === undefined ? nameNode.text : memberReportName(topName.text, nameNode.text, member),
    reference: `${isProperty ? 'exports.' : ''}${topName.text}${rest}`,
    exportPath: `${exportName ?? topName.text}${rest}`,
    unexported: exportName === undefined ? topName : undefined,
    member,
    place: place.place,
    statement,
  };
  return { kind: 'found', target };
}

/** `.median`, `.prototype.median`; empty for what is at the top level itself. */
function pathBehind({ member, nameNode }: FunctionPlace): string {
  if (member === undefined) return '';
  return `${member.kind === 'instance' ? '.prototype' : ''}.${nameNode?.text ?? ''}`;
}

function memberReportName(holder: string, name: string, { kind }: { readonly kind: string }): string {
  return `${holder}.${kind === 'static' ? 'static ' : ''}${name}`;
}

/** The innermost function whose text, or whose declaration's text, contains the offset. */
export function functionAt(sourceFile: SourceFile, offset: number): FunctionLike | undefined {
  let innermost: FunctionLike | undefined;
  walk(sourceFile, (node) => {
    if (!isFunctionLike(node)) return;
    const owner = ownerOf(node);
    if (owner.getStart(sourceFile) <= offset && offset <= owner.end) innermost = node;
  });
  return innermost;
}

/** The function with a body that an overload announces; any other function is its own. */
function implementationOf(fn: FunctionLike): FunctionLike {
  if (fn.body !== undefined || (!isFunctionDeclaration(fn) && !isMethodDeclaration(fn))) return fn;
  const name = fn.name?.getText();
  let found: FunctionLike = fn;
  fn.parent.forEachChild((sibling) => {
    const isSame = sibling.kind === fn.kind && 'name' in sibling && sibling.pos > fn.pos && found === fn;
    if (!isSame || (!isFunctionDeclaration(sibling) && !isMethodDeclaration(sibling))) return;
    if (sibling.name?.getText() === name && sibling.body !== undefined) found = sibling;
  });
  return found;
}

/** The node whose text a person would call the function: for a function constant that is its whole declaration. */
function ownerOf(fn: FunctionLike): Node {
  const parent = wrapped(fn).parent;
  if (isPropertyAssignment(parent) || isPropertyDeclaration(parent)) return parent;
  if (isBinaryExpression(parent) && isExpressionStatement(parent.parent)) return parent.parent;
  if (parent.kind !== SyntaxKind.VariableDeclaration) return fn;
  const statement = parent.parent.parent;
  const isOnlyOne = isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
  return isOnlyOne ? statement : parent;
}

/** A function that is the value of a variable or a property, or `undefined`. */
export function functionOf(
  declaration: Pick<VariableDeclaration, 'initializer'>,
): FunctionExpression | ArrowFunction | undefined {
  if (declaration.initializer === undefined) return undefined;
  const value = unwrap(declaration.initializer);
  return isArrowFunction(value) || isFunctionExpression(value) ? value : undefined;
}

function asModified(node: Node): Parameters<typeof hasModifier>[0] {
  return node as Parameters<typeof hasModifier>[0];
}

function refused(code: Refusal['code'], node: Node, message: string): FoundTarget {
  return { kind: 'refused', refusal: refusal(code, node, message) };
}

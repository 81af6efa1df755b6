import {
  isArrowFunction,
  isAsExpression,
  isCallExpression,
  isFunctionDeclaration,
  isImportDeclaration,
  isImportSpecifier,
  isInterfaceDeclaration,
  isNewExpression,
  isParameterDeclaration,
  isTypeAliasDeclaration,
  isVariableDeclaration,
  type Node,
  type NodeArray,
  type SourceFile,
  SyntaxKind,
} from '../../src/compiler/index.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The JavaScript of a TypeScript module of functions: what they do needs no types, only what declares them does. Comments
 * stay, but for the documentation of types; a formatter has to close the gaps.
 */
export function eraseTypes(sourceFile: SourceFile): string {
  const { text } = sourceFile;
  const ranges: Range[] = [];
  const visit = (node: Node): void => {
    if (isOnlyType(node)) ranges.push({ start: node.getStart(sourceFile, true), end: node.end });
    else {
      ranges.push(...typesOf(node));
      node.forEachChild(visit);
    }
  };
  visit(sourceFile);
  let erased = '';
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    erased += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return (erased + text.slice(at)).replace(/(\{ *), /g, '$1');
}

function isOnlyType(node: Node): boolean {
  if (isImportDeclaration(node)) return node.importClause?.phaseModifier === SyntaxKind.TypeKeyword;
  if (isImportSpecifier(node)) return node.isTypeOnly;
  return isInterfaceDeclaration(node) || isTypeAliasDeclaration(node);
}

/** Where the types are that belong to a node itself, with the signs that lead to them. */
function typesOf(node: Node): readonly Range[] {
  if (isAsExpression(node)) return [{ start: node.expression.end, end: node.end }];
  if (isCallExpression(node) || isNewExpression(node)) return angled(node.typeArguments);
  if (isFunctionDeclaration(node) || isArrowFunction(node))
    return [...angled(node.typeParameters), ...annotation(node)];
  return isParameterDeclaration(node) || isVariableDeclaration(node) ? annotation(node) : [];
}

/** From the sign before a list of types to the one after it. */
function angled(list: NodeArray<Node> | undefined): readonly Range[] {
  return list === undefined ? [] : [{ start: list.pos - '<'.length, end: list.end + '>'.length }];
}

/** A type begins, with the blanks before it, right after its colon. */
function annotation(declared: {
  readonly type?: Node | undefined;
  readonly questionToken?: Node | undefined;
}) {
  const { questionToken, type } = declared;
  return type === undefined ? [] : [{ start: questionToken?.pos ?? type.pos - ':'.length, end: type.end }];
}

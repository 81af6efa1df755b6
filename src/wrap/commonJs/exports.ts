import {
  isBinaryExpression,
  isExportAssignment,
  isExportDeclaration,
  isExpressionStatement,
  isIdentifier,
  isImportDeclaration,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isVariableStatement,
  SyntaxKind,
  type Expression,
  type Identifier,
  type Node,
  type ObjectLiteralExpression,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { hasModifier, unwrap } from '../target/functionLike.ts';

/** Something that a CommonJS module in JavaScript exports by a name. */
export interface CommonJsExport {
  readonly name: Identifier;
  readonly value: Expression;
  /** The property of `module.exports = { … }`, or the statement `exports.f = f`. */
  readonly place: Node;
  readonly statement: Statement;
}

export interface CommonJsExports {
  readonly named: readonly CommonJsExport[];
  /** `module.exports = { … }`; nothing else may be assigned to `module.exports` as a whole. */
  readonly literal: ObjectLiteralExpression | undefined;
  /** Where `module.exports` becomes something that is not written out: a function, a class, a variable. */
  readonly whole: Node | undefined;
}

/** Whether a file is JavaScript without `import` and `export`; Node runs such a one as CommonJS if nothing forbids it. */
export function isPlainScript(sourceFile: SourceFile): boolean {
  return (
    /\.c?js$/.test(sourceFile.fileName) &&
    !sourceFile.statements.some(
      (statement) =>
        isImportDeclaration(statement) ||
        isExportDeclaration(statement) ||
        isExportAssignment(statement) ||
        hasModifier(statement as Parameters<typeof hasModifier>[0], SyntaxKind.ExportKeyword),
    )
  );
}

/** What the statements at the top level of a CommonJS module export. */
export function commonJsExports(sourceFile: SourceFile): CommonJsExports {
  const named: CommonJsExport[] = [];
  let literal: ObjectLiteralExpression | undefined;
  let whole: Node | undefined;
  for (const statement of sourceFile.statements) {
    const assignment = assignmentIn(statement);
    if (assignment === undefined) continue;
    const { left, right } = assignment;
    if (isModuleExports(left) || (isIdentifier(left) && left.text === 'exports')) {
      const value = unwrap(right);
      if (!isObjectLiteralExpression(value) || literal !== undefined) {
        whole = left;
        continue;
      }
      literal = value;
      named.push(...propertiesOf(value, statement));
    } else if (
      isPropertyAccessExpression(left) &&
      isExportsObject(left.expression) &&
      isIdentifier(left.name)
    ) {
      named.push({ name: left.name, value: right, place: statement, statement });
    }
  }
  return { named, literal, whole };
}

function propertiesOf(literal: ObjectLiteralExpression, statement: Statement): readonly CommonJsExport[] {
  return literal.properties.flatMap((place): readonly CommonJsExport[] => {
    if (isShorthandPropertyAssignment(place) && isIdentifier(place.name))
      return [{ name: place.name, value: place.name, place, statement }];
    if (!isPropertyAssignment(place) || !isIdentifier(place.name)) return [];
    return [{ name: place.name, value: place.initializer, place, statement }];
  });
}

/** `exports` or `module.exports`. */
export function isExportsObject(node: Node): boolean {
  return (isIdentifier(node) && node.text === 'exports') || isModuleExports(node);
}

function isModuleExports(node: Node): boolean {
  if (!isPropertyAccessExpression(node) || !isIdentifier(node.expression)) return false;
  return node.expression.text === 'module' && node.name.text === 'exports';
}

function assignmentIn(
  statement: Statement,
): { readonly left: Expression; readonly right: Expression } | undefined {
  if (isVariableStatement(statement) || !isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  const isAssignment =
    isBinaryExpression(expression) && expression.operatorToken.kind === SyntaxKind.EqualsToken;
  return isAssignment ? { left: unwrap(expression.left), right: expression.right } : undefined;
}

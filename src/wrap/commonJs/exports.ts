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
  SyntaxKind,
  type Expression,
  type Identifier,
  type Node,
  type ObjectLiteralExpression,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { hasModifier, unwrap, walk } from '../target/functionLike.ts';

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
  const known = read.get(sourceFile);
  if (known !== undefined) return known;
  const found = readExports(sourceFile);
  read.set(sourceFile, found);
  return found;
}

const read = new WeakMap<SourceFile, CommonJsExports>();

function readExports(sourceFile: SourceFile): CommonJsExports {
  const named: CommonJsExport[] = [];
  let literal: ObjectLiteralExpression | undefined;
  let whole: Node | undefined;
  walk(sourceFile, (node) => {
    if (!isBinaryExpression(node) || node.operatorToken.kind !== SyntaxKind.EqualsToken) return;
    const left = unwrap(node.left);
    const statement = node.parent;
    const isAtTop = isExpressionStatement(statement) && statement.parent === sourceFile;
    if (isModuleExports(left) || (isIdentifier(left) && left.text === 'exports')) {
      const value = unwrap(node.right);
      if (!isAtTop || !isObjectLiteralExpression(value) || literal !== undefined || isIdentifier(left))
        whole ??= left;
      else {
        literal = value;
        named.push(...propertiesOf(value, statement));
      }
      return;
    }
    const isNamed =
      isPropertyAccessExpression(left) && isExportsObject(left.expression) && isIdentifier(left.name);
    if (isAtTop && isNamed) named.push({ name: left.name, value: node.right, place: statement, statement });
  });
  // `exports` is no longer what others get once `module.exports` is something else.
  const isLost = ({ name }: CommonJsExport): boolean =>
    literal !== undefined && isPropertyAccessExpression(name.parent) && isIdentifier(name.parent.expression);
  return { named: named.filter((one) => !isLost(one)), literal, whole };
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

import {
  isArrowFunction,
  isExportAssignment,
  isExportDeclaration,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isNamedExports,
  isVariableStatement,
  SyntaxKind,
  type ArrowFunction,
  type FunctionDeclaration,
  type FunctionExpression,
  type Identifier,
  type Node,
  type SourceFile,
  type Statement,
  type VariableDeclaration,
} from '../../compiler/index.ts';
import type { Refusal } from '../../core/index.ts';
import { refusal } from '../refusals.ts';
import type { FunctionSelector } from '../wrapRequest.ts';
import {
  describeFunction,
  hasModifier,
  isFunctionLike,
  unwrap,
  walk,
  wrapped,
  type FunctionLike,
} from './functionLike.ts';

/** An exported function at the top level of its module. */
export interface WrapTarget {
  readonly sourceFile: SourceFile;
  readonly fn: FunctionDeclaration | FunctionExpression | ArrowFunction;
  /** The name in the module, and the one that a worker finds it by among the exports (`default` for a default export). */
  readonly nameNode: Identifier;
  readonly name: string;
  readonly exportName: string;
  /** The statement at the top level of the module that declares it. */
  readonly statement: Statement;
}

export type FoundTarget =
  | { readonly kind: 'found'; readonly target: WrapTarget }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The function that a wrap is asked for, when it is of the form that can be wrapped at all. */
export function findTarget(sourceFile: SourceFile, selector: FunctionSelector): FoundTarget {
  if ('name' in selector) return targetNamed(sourceFile, selector.name);
  const fn = functionAt(sourceFile, selector.offset);
  if (fn === undefined)
    return refused('not-a-function', sourceFile, 'There is no function here; put the cursor on one.');
  return targetOf(sourceFile, fn);
}

function targetNamed(sourceFile: SourceFile, name: string): FoundTarget {
  const wanted = name === 'default' ? (defaultExportName(sourceFile) ?? name) : name;
  for (const statement of sourceFile.statements) {
    if (isFunctionDeclaration(statement) && statement.body !== undefined) {
      const isDefault = name === 'default' && hasModifier(statement, SyntaxKind.DefaultKeyword);
      if (isDefault || statement.name?.text === wanted) return targetOf(sourceFile, statement);
    }
    if (!isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (!isIdentifier(declaration.name) || declaration.name.text !== wanted) continue;
      const fn = functionOf(declaration);
      if (fn !== undefined) return targetOf(sourceFile, fn);
      return refused(
        'not-a-function',
        declaration,
        `\`${wanted}\` is not a function that is written out here.`,
      );
    }
  }
  return refused(
    'not-a-function',
    sourceFile,
    `There is no function \`${name}\` at the top level of this module.`,
  );
}

function targetOf(sourceFile: SourceFile, fn: FunctionLike): FoundTarget {
  const described = describeFunction(fn);
  const declaration = declarationOf(fn);
  if (
    declaration === undefined ||
    (!isFunctionDeclaration(fn) && !isArrowFunction(fn) && !isFunctionExpression(fn))
  ) {
    const message = `${described} is not a function of its own at the top level of the module; move it there and export it.`;
    return refused('unsupported-form', fn, message);
  }
  if (declaration.nameNode === undefined) {
    return refused(
      'unsupported-form',
      fn,
      'The default export has no name that its twin could be called after; give it one.',
    );
  }
  const name = declaration.nameNode.text;
  const exportName = exportNameOf(sourceFile, declaration.statement, name);
  if (exportName === undefined) {
    return refused(
      'not-exported',
      declaration.nameNode,
      `${described} is not exported, so a worker cannot import it; export it.`,
    );
  }
  return {
    kind: 'found',
    target: {
      sourceFile,
      fn,
      nameNode: declaration.nameNode,
      name,
      exportName,
      statement: declaration.statement,
    },
  };
}

/** The innermost function whose text, or whose declaration's text, contains the offset. */
function functionAt(sourceFile: SourceFile, offset: number): FunctionLike | undefined {
  let innermost: FunctionLike | undefined;
  walk(sourceFile, (node) => {
    if (!isFunctionLike(node)) return;
    const owner = ownerOf(node);
    if (owner.getStart(sourceFile) <= offset && offset <= owner.end) innermost = node;
  });
  return innermost;
}

/** The node whose text a person would call the function: for a function constant that is its whole declaration. */
function ownerOf(fn: FunctionLike): Node {
  const parent = wrapped(fn).parent;
  if (parent.kind === SyntaxKind.PropertyAssignment) return parent;
  if (parent.kind !== SyntaxKind.VariableDeclaration) return fn;
  const statement = parent.parent.parent;
  const isOnlyOne = isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
  return isOnlyOne ? statement : parent;
}

function declarationOf(
  fn: FunctionLike,
): { readonly statement: Statement; readonly nameNode: Identifier | undefined } | undefined {
  if (isFunctionDeclaration(fn)) {
    return fn.parent.kind === SyntaxKind.SourceFile ? { statement: fn, nameNode: fn.name } : undefined;
  }
  const declaration = wrapped(fn).parent;
  if (declaration.kind !== SyntaxKind.VariableDeclaration) return undefined;
  const { name } = declaration as VariableDeclaration;
  const statement = declaration.parent.parent;
  if (!isVariableStatement(statement) || statement.parent.kind !== SyntaxKind.SourceFile) return undefined;
  return isIdentifier(name) ? { statement, nameNode: name } : undefined;
}

/** A function that is the value of a variable, or `undefined`. */
export function functionOf(declaration: VariableDeclaration): FunctionExpression | ArrowFunction | undefined {
  if (declaration.initializer === undefined) return undefined;
  const value = unwrap(declaration.initializer);
  return isArrowFunction(value) || isFunctionExpression(value) ? value : undefined;
}

function exportNameOf(sourceFile: SourceFile, statement: Statement, name: string): string | undefined {
  const modified = statement as Statement & {
    readonly modifiers?: Parameters<typeof hasModifier>[0]['modifiers'];
  };
  if (hasModifier(modified, SyntaxKind.ExportKeyword)) {
    return hasModifier(modified, SyntaxKind.DefaultKeyword) ? 'default' : name;
  }
  for (const other of sourceFile.statements) {
    if (isExportAssignment(other) && isIdentifier(other.expression) && other.expression.text === name)
      return 'default';
    if (!isExportDeclaration(other) || other.isTypeOnly || other.moduleSpecifier !== undefined) continue;
    if (other.exportClause === undefined || !isNamedExports(other.exportClause)) continue;
    const specifier = other.exportClause.elements.find((one) => (one.propertyName ?? one.name).text === name);
    if (specifier !== undefined && !specifier.isTypeOnly) return specifier.name.text;
  }
  return undefined;
}

function defaultExportName(sourceFile: SourceFile): string | undefined {
  for (const statement of sourceFile.statements) {
    if (isExportAssignment(statement) && isIdentifier(statement.expression)) return statement.expression.text;
    if (!isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    if (statement.exportClause === undefined || !isNamedExports(statement.exportClause)) continue;
    const specifier = statement.exportClause.elements.find(({ name }) => name.text === 'default');
    if (specifier !== undefined) return (specifier.propertyName ?? specifier.name).text;
  }
  return undefined;
}

function refused(code: Refusal['code'], node: Node, message: string): FoundTarget {
  return { kind: 'refused', refusal: refusal(code, node, message) };
}

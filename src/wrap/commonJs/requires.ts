import {
  isBindingElement,
  isCallExpression,
  isIdentifier,
  isObjectBindingPattern,
  isStringLiteral,
  isVariableDeclaration,
  isVariableStatement,
  type BindingElement,
  type Node,
  type SourceFile,
  type StringLiteral,
  type VariableDeclaration,
  type VariableStatement,
} from '../../compiler/index.ts';
import { isFunctionLike, walk } from '../target/functionLike.ts';

/** The module that `require('./module')` names; `undefined` for anything else. */
export function requiredBy(node: Node | undefined): StringLiteral | undefined {
  if (node === undefined || !isCallExpression(node) || node.arguments.length !== 1) return undefined;
  const [argument] = node.arguments;
  const isRequire = isIdentifier(node.expression) && node.expression.text === 'require';
  return isRequire && argument !== undefined && isStringLiteral(argument) ? argument : undefined;
}

/** Whether a name is bound by `const { name } = require(…)`, which is to CommonJS what an import specifier is to ESM. */
export function isRequireBinding(node: Node): node is BindingElement {
  return isBindingElement(node) && requireOf(node) !== undefined;
}

/** The `require` that a variable, or a name in its pattern, takes its value from. */
export function requireOf(node: Node): StringLiteral | undefined {
  if (isVariableDeclaration(node)) return requiredBy(node.initializer);
  if (!isBindingElement(node) || !isObjectBindingPattern(node.parent)) return undefined;
  const declaration = node.parent.parent;
  return isVariableDeclaration(declaration) ? requiredBy(declaration.initializer) : undefined;
}

/** Statements at the top level that do nothing but require modules: the imports of a CommonJS module. */
export function isRequireStatement(statement: Node): statement is VariableStatement {
  return (
    isVariableStatement(statement) &&
    statement.declarationList.declarations.length > 0 &&
    statement.declarationList.declarations.every((one: VariableDeclaration) => requireOf(one) !== undefined)
  );
}

/** All that a module requires while it is loaded; `require` in a function waits for its call. */
export function requiredWhenLoaded(sourceFile: SourceFile): readonly StringLiteral[] {
  const found: StringLiteral[] = [];
  walk(sourceFile, (node) => {
    if (isFunctionLike(node)) return false;
    const specifier = requiredBy(node);
    if (specifier !== undefined) found.push(specifier);
    return true;
  });
  return found;
}

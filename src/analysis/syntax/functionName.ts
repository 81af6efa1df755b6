import {
  type ClassExpression,
  type Expression,
  type Identifier,
  isBinaryExpression,
  isBindingElement,
  isCallExpression,
  isClassDeclaration,
  isClassExpression,
  isClassStaticBlockDeclaration,
  isConstructorDeclaration,
  isExportAssignment,
  isFunctionDeclaration,
  isGetAccessorDeclaration,
  isIdentifier,
  isMethodDeclaration,
  isNumericLiteral,
  isObjectLiteralExpression,
  isPrivateIdentifier,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isSetAccessorDeclaration,
  isStringLiteral,
  isVariableDeclaration,
  ModifierFlags,
  type Node,
  type PropertyName,
  type SourceFile,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from './expressions.ts';
import { type FunctionNode, hasModifier } from './functionNode.ts';

/** A function's name without the functions around it, and the node that carries it. */
export interface LocalName {
  readonly text: string;
  /** Where the name stands; `undefined` for a function without one. */
  readonly node: Node | undefined;
}

/** The name of a function as docs/signals.md, *Names*, has it, before outer functions and `~2` are added. */
export function localNameOf(node: FunctionNode, source: SourceFile): LocalName {
  if (isFunctionDeclaration(node)) return { text: node.name?.text ?? 'default', node: node.name };
  if (isConstructorDeclaration(node)) return member(node, 'constructor', undefined, source);
  if (isClassStaticBlockDeclaration(node)) {
    return member(node, `<static@${position(node, source)}>`, undefined, source);
  }
  if (isMethodDeclaration(node)) return member(node, propertyText(node.name), node.name, source);
  if (isGetAccessorDeclaration(node))
    return member(node, `get ${propertyText(node.name)}`, node.name, source);
  if (isSetAccessorDeclaration(node))
    return member(node, `set ${propertyText(node.name)}`, node.name, source);
  return expressionName(node, source);
}

function expressionName(node: FunctionNode, source: SourceFile): LocalName {
  const owner = ownerOf(node);
  const given = assignedName(owner, source);
  if (given !== undefined) return given;
  const { name } = node as { name?: Identifier };
  if (name !== undefined) return { text: name.text, node: name };
  const word = node.kind === SyntaxKind.ArrowFunction ? 'arrow' : 'function';
  return { text: `<${word}@${position(node, source)}>`, node: undefined };
}

/** The name that a value gets from where it is put: a variable, a property, an assignment, a default export. */
function assignedName(owner: Node, source: SourceFile): LocalName | undefined {
  const { parent } = owner;
  if (isVariableDeclaration(parent) && isIdentifier(parent.name))
    return { text: parent.name.text, node: parent.name };
  if (isBindingElement(parent) && parent.name !== undefined && isIdentifier(parent.name)) {
    return { text: parent.name.text, node: parent.name };
  }
  if (isPropertyDeclaration(parent)) return member(parent, propertyText(parent.name), parent.name, source);
  if (isPropertyAssignment(parent)) {
    return {
      text: joinOwner(objectName(parent.parent, source), propertyText(parent.name)),
      node: parent.name,
    };
  }
  if (isExportAssignment(parent)) return { text: 'default', node: undefined };
  if (
    isBinaryExpression(parent) &&
    parent.operatorToken.kind === SyntaxKind.EqualsToken &&
    unwrap(parent.right) === unwrap(owner as Expression)
  ) {
    const text = assignmentTarget(parent.left);
    return text === undefined ? undefined : { text, node: unwrap(parent.left) };
  }
  return undefined;
}

/** `module.exports = f` is the default export, `exports.f` is `f`, `C.prototype.m` is `C.m`. */
function assignmentTarget(left: Expression): string | undefined {
  const target = unwrap(left);
  if (isIdentifier(target)) return target.text;
  if (!isPropertyAccessExpression(target)) return undefined;
  const text = target.getText().replaceAll(/\s+/g, '');
  if (!/^[\w$.#]+$/.test(text)) return undefined;
  if (text === 'module.exports') return 'default';
  return text
    .replace(/^(module\.)?exports\./, '')
    .replace('.prototype.', '.')
    .replace(/^this\./, '');
}

function member(node: Node, text: string, name: Node | undefined, source: SourceFile): LocalName {
  const { parent } = node;
  const isStatic = hasModifier(node, ModifierFlags.Static) ? 'static ' : '';
  if (isClassDeclaration(parent) || isClassExpression(parent)) {
    return { text: `${className(parent as ClassExpression, source)}.${isStatic}${text}`, node: name };
  }
  return { text: joinOwner(objectName(parent, source), text), node: name };
}

function className(node: ClassExpression, source: SourceFile): string {
  const own = node.name?.text;
  if (own !== undefined) return own;
  if (hasModifier(node, ModifierFlags.Default)) return 'default';
  return assignedName(ownerOf(node), source)?.text ?? `<class@${position(node, source)}>`;
}

/** `config` of `const config = { read() {} }`; nested literals make a path. */
function objectName(node: Node, source: SourceFile): string | undefined {
  if (!isObjectLiteralExpression(node)) return undefined;
  return assignedName(ownerOf(node), source)?.text;
}

function joinOwner(owner: string | undefined, text: string): string {
  return owner === undefined ? text : `${owner}.${text}`;
}

/** The outermost expression that has the same value: `(f)`, `f as T`, `Object.freeze({ … })`. */
function ownerOf(node: Node): Node {
  let owner = node;
  for (;;) {
    const { parent } = owner;
    const isSameValue =
      parent.kind === SyntaxKind.ParenthesizedExpression ||
      parent.kind === SyntaxKind.AsExpression ||
      parent.kind === SyntaxKind.SatisfiesExpression ||
      parent.kind === SyntaxKind.NonNullExpression ||
      (isCallExpression(parent) && parent.expression.getText() === 'Object.freeze');
    if (!isSameValue) return owner;
    owner = parent;
  }
}

function propertyText(name: PropertyName): string {
  const isPlain =
    isIdentifier(name) || isPrivateIdentifier(name) || isNumericLiteral(name) || isStringLiteral(name);
  return isPlain ? name.text : name.getText().replaceAll(/\s+/g, ' ');
}

function position(node: Node, source: SourceFile): string {
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${line + 1}:${character + 1}`;
}

import {
  isArrowFunction,
  isFunctionDeclaration,
  isFunctionExpression,
  isMethodDeclaration,
  type Node,
  type TypeNode,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { AsyncGroup } from '../callers/asyncGroup.ts';
import type { FunctionLike } from '../target/functionLike.ts';

/** Makes the functions of a group async, and promises of what they, their overloads and their interfaces return. */
export function asyncEdits({ bodies, returnTypes }: AsyncGroup): TextEdit[] {
  return [...bodies.map(asyncEdit), ...[...new Set(returnTypes)].flatMap(promiseEdits)];
}

/** `async` goes behind all other modifiers, before `function`, the name of a method or the parameters of an arrow. */
function asyncEdit(fn: FunctionLike): TextEdit {
  const { modifiers = [] } = fn as { readonly modifiers?: readonly Node[] };
  const hasModifiers = !isArrowFunction(fn) && !isFunctionExpression(fn) && modifiers.length > 0;
  const last = hasModifiers ? modifiers.at(-1) : undefined;
  const isKnown = isFunctionDeclaration(fn) || isMethodDeclaration(fn) || last === undefined;
  const from = isKnown && last !== undefined ? last.end : undefined;
  return insertAt(fn, from === undefined ? fn.getStart() : afterTrivia(fn, from), 'async ');
}

function promiseEdits(type: TypeNode): TextEdit[] {
  return [insertAt(type, afterTrivia(type, type.pos), 'Promise<'), insertAt(type, type.end, '>')];
}

/** Where the next word begins. */
function afterTrivia(node: Node, offset: number): number {
  const { text } = node.getSourceFile();
  const trivia = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*/.exec(text.slice(offset))?.[0] ?? '';
  return offset + trivia.length;
}

function insertAt(node: Node, at: number, text: string): TextEdit {
  return { file: node.getSourceFile().fileName, start: at, end: at, text };
}

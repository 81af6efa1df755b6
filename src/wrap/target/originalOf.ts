import {
  isArrowFunction,
  isBinaryExpression,
  isFunctionDeclaration,
  isFunctionExpression,
  isMethodDeclaration,
  isObjectLiteralExpression,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import { POOL_FILE_MARK } from '../poolFiles.ts';
import { findTarget } from './findTarget.ts';
import { findTwins, type Twin } from './findTwin.ts';
import { wrapped } from './functionLike.ts';
import type { WrapTarget } from './wrapTarget.ts';

/** Whether a file is one of those that run the pools, as far as its first line says. */
export function isPoolFile(sourceFile: SourceFile): boolean {
  return sourceFile.text.startsWith(POOL_FILE_MARK);
}

/**
 * The declaration of the function that a twin stands for; any other declaration is its own. Inside a worker a twin calls
 * the original right there, so that is what calling it comes to.
 */
export function originalOf(declaration: Node): Node {
  if (!isFunctionDeclaration(declaration) && !isMethodDeclaration(declaration)) return declaration;
  const twin = findTwins(declaration.getSourceFile()).find((one) => one.declaration === declaration);
  const fn = twin === undefined ? undefined : originalTarget(twin)?.fn;
  if (fn === undefined) return declaration;
  if (!isArrowFunction(fn) && !isFunctionExpression(fn)) return fn;
  // `exports.mean = (values) => …` declares no name but that of the function.
  const owner = wrapped(fn).parent;
  return isBinaryExpression(owner) ? fn : owner;
}

/** The function that a twin stands for; `undefined` where the module does not write it out. */
export function originalTarget({ declaration, original }: Twin): WrapTarget | undefined {
  const sourceFile = declaration.getSourceFile();
  const isOfClass = isMethodDeclaration(declaration) && !isObjectLiteralExpression(declaration.parent);
  const isStatic = isOfClass && !original.includes('.prototype.');
  const written = isPlainScript(sourceFile) ? original.replace(/^exports\./, '') : original;
  const name = written.replace('.prototype.', '.').replace('.', isStatic ? '.static ' : '.');
  const found = findTarget(sourceFile, { name });
  return found.kind === 'refused' ? undefined : found.target;
}

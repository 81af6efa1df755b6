import {
  isArrowFunction,
  isFunctionDeclaration,
  isFunctionExpression,
  isMethodDeclaration,
  isObjectLiteralExpression,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { POOL_FILE_MARK } from '../poolFiles.ts';
import { findTarget } from './findTarget.ts';
import { findTwins } from './findTwin.ts';
import { wrapped } from './functionLike.ts';

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
  const sourceFile = declaration.getSourceFile();
  const twin = findTwins(sourceFile).find((one) => one.declaration === declaration);
  if (twin === undefined) return declaration;
  const isOfClass = isMethodDeclaration(declaration) && !isObjectLiteralExpression(declaration.parent);
  const isStatic = isOfClass && !twin.original.includes('.prototype.');
  const name = twin.original.replace('.prototype.', '.').replace('.', isStatic ? '.static ' : '.');
  const found = findTarget(sourceFile, { name });
  if (found.kind === 'refused') return declaration;
  const { fn } = found.target;
  return isArrowFunction(fn) || isFunctionExpression(fn) ? wrapped(fn).parent : fn;
}

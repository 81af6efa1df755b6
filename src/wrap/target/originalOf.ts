import {
  isFunctionDeclaration,
  isIdentifier,
  isVariableStatement,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { POOL_FILE_MARK } from '../poolFiles.ts';
import { findTwins } from './findTwin.ts';

/** Whether a file is one of those that run the pools, as far as its first line says. */
export function isPoolFile(sourceFile: SourceFile): boolean {
  return sourceFile.text.startsWith(POOL_FILE_MARK);
}

/**
 * The declaration of the function that a twin stands for; any other declaration is its own. Inside a worker a twin calls
 * the original right there, so that is what calling it comes to.
 */
export function originalOf(declaration: Node): Node {
  if (!isFunctionDeclaration(declaration)) return declaration;
  const sourceFile = declaration.getSourceFile();
  const twin = findTwins(sourceFile).find((one) => one.declaration === declaration);
  if (twin === undefined) return declaration;
  for (const statement of sourceFile.statements) {
    if (isFunctionDeclaration(statement) && statement.name?.text === twin.original) return statement;
    if (!isVariableStatement(statement)) continue;
    const variable = statement.declarationList.declarations.find(
      ({ name }) => isIdentifier(name) && name.text === twin.original,
    );
    if (variable !== undefined) return variable;
  }
  return declaration;
}

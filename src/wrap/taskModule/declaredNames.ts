import {
  isClassDeclaration,
  isEnumDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isModuleDeclaration,
  isTypeAliasDeclaration,
  isVariableStatement,
  type Node,
  type Statement,
} from '../../compiler/index.ts';
import { declarationsOf } from '../effects/binding.ts';

/** The names that a statement at the top level gives to its module. */
export function declaredNames(statement: Statement): readonly string[] {
  if (isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .flatMap(({ name }) => declarationsOf(name))
      .flatMap((one) =>
        'name' in one && isIdentifier(one.name as Node) ? [(one.name as Node).getText()] : [],
      );
  }
  const isNamed =
    isFunctionDeclaration(statement) ||
    isClassDeclaration(statement) ||
    isInterfaceDeclaration(statement) ||
    isTypeAliasDeclaration(statement) ||
    isEnumDeclaration(statement) ||
    isModuleDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.getText()] : [];
}

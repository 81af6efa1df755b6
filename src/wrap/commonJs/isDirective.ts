import { isExpressionStatement, isStringLiteral, type Node } from '../../compiler/index.ts';

/** `'use strict'`, which has to stay the first statement. */
export function isDirective(statement: Node): boolean {
  return isExpressionStatement(statement) && isStringLiteral(statement.expression);
}

import {
  isArrayTypeNode,
  isIdentifier,
  isParenthesizedTypeNode,
  isTypeLiteralNode,
  isTypeOperatorNode,
  isTypeReferenceNode,
  SyntaxKind,
  type TypeNode,
} from '../../compiler/index.ts';

/** Names of the language's collections. */
export const collectionNames = /^(Readonly)?(Array|Map|Set)$/;

/** Whether only the compiler knows what a collection's elements are that an annotation names. */
export function namesElements(type: TypeNode): boolean {
  if (isTypeOperatorNode(type)) return namesElements(type.type);
  if (isParenthesizedTypeNode(type)) return namesElements(type.type);
  if (isArrayTypeNode(type)) return !isSpelledOut(type.elementType);
  if (!isTypeReferenceNode(type) || !isIdentifier(type.typeName)) return false;
  if (!collectionNames.test(type.typeName.text)) return false;
  const last = type.typeArguments?.at(-1);
  return last !== undefined && !isSpelledOut(last);
}

/** A type that says by itself that there are as many of it as of anything. */
function isSpelledOut(element: TypeNode): boolean {
  if (isArrayTypeNode(element) || isTypeLiteralNode(element)) return true;
  if (isTypeOperatorNode(element)) return isSpelledOut(element.type);
  return element.kind >= SyntaxKind.FirstKeyword && element.kind <= SyntaxKind.LastKeyword;
}

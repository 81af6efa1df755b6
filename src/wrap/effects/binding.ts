import {
  isBindingElement,
  isIdentifier,
  isOmittedExpression,
  isParameterDeclaration,
  isVariableDeclaration,
  type BindingName,
  type Expression,
  type Node,
} from '../../compiler/index.ts';
import { isTypeOnly } from '../reach/isTypeOnly.ts';
import { isFunctionLike, isWithin, walk } from '../target/functionLike.ts';
import type { UnitScope } from './unitScope.ts';
import { contents, join, type Value } from './value.ts';

/** Gives a name, or the names of a pattern, a value. */
export function bind(name: BindingName, value: Value, scope: UnitScope): void {
  if (isIdentifier(name)) {
    if (!scope.resolver.isPrimitive(name)) scope.environment.add(name.parent, value);
    return;
  }
  const inside = contents(value);
  for (const element of name.elements) {
    if (isOmittedExpression(element) || !isBindingElement(element) || element.name === undefined) continue;
    // The rest of a pattern is a new object, but a variable that is too often in doubt is on the safe side.
    bind(element.name, element.dotDotDotToken === undefined ? inside : join(inside, value), scope);
    if (element.initializer !== undefined) {
      bindTo(element.name, element.initializer, scope.evaluate(element.initializer, scope), scope);
    }
  }
}

/** Like `bind`, and remembers that the name may have a part of an object that `source` mentions. */
export function bindTo(name: BindingName, source: Expression, value: Value, scope: UnitScope): void {
  bind(name, value, scope);
  const names = isIdentifier(name) ? [name.parent] : namesOf(name);
  for (const variable of variablesIn(source, scope)) {
    for (const bound of names) scope.environment.alias(bound, variable);
  }
}

/** The local variables whose objects an expression may give, or give parts of. */
export function variablesIn(expression: Node, scope: UnitScope): readonly Node[] {
  const found = new Set<Node>();
  walk(expression, (node) => {
    if (isTypeOnly(node) || (isFunctionLike(node) && node !== expression)) return false;
    if (isIdentifier(node) && !scope.resolver.isPrimitive(node)) {
      const declared = scope.resolver.declared(node);
      if (declared.kind === 'own' && isLocalVariable(declared.declaration, scope.unit))
        found.add(declared.declaration);
    }
    return true;
  });
  return [...found];
}

export function isLocalVariable(declaration: Node, unit: Node): boolean {
  const isVariable =
    isVariableDeclaration(declaration) ||
    isBindingElement(declaration) ||
    isParameterDeclaration(declaration);
  return isVariable && isWithin(declaration, unit);
}

/** The declarations that a name or a pattern declares. */
export function namesOf(pattern: BindingName): readonly Node[] {
  if (isIdentifier(pattern)) return [pattern.parent];
  return pattern.elements.flatMap((element) =>
    isBindingElement(element) && element.name !== undefined ? namesOf(element.name) : [],
  );
}

import {
  isBindingElement,
  isIdentifier,
  isOmittedExpression,
  isParameterDeclaration,
  isVariableDeclaration,
  type BindingName,
  type Node,
} from '../../compiler/index.ts';
import { isWithin } from '../target/functionLike.ts';
import type { UnitScope } from './unitScope.ts';
import { join, type Value } from './value.ts';

/** Gives a name, or the names of a pattern, a value. */
export function bind(name: BindingName, value: Value, scope: UnitScope): void {
  if (isIdentifier(name)) {
    if (!scope.resolver.isPrimitive(name)) scope.environment.add(name.parent, value);
    return;
  }
  const inside = scope.environment.contents(value);
  for (const element of name.elements) {
    if (isOmittedExpression(element) || !isBindingElement(element) || element.name === undefined) continue;
    if (element.initializer !== undefined) {
      bind(element.name, scope.evaluate(element.initializer, scope), scope);
    }
    if (element.dotDotDotToken === undefined) bind(element.name, inside, scope);
    else {
      const rest: Value = new Set([scope.effects.allocationOf(element)]);
      scope.environment.store(rest, inside);
      bind(element.name, rest, scope);
    }
  }
}

/** The declarations that a name or a pattern declares. */
export function declarationsOf(name: BindingName): readonly Node[] {
  if (isIdentifier(name)) return [name.parent];
  return name.elements.flatMap((element) =>
    isBindingElement(element) && element.name !== undefined ? declarationsOf(element.name) : [],
  );
}

export function isLocalVariable(declaration: Node, unit: Node): boolean {
  const isVariable =
    isVariableDeclaration(declaration) ||
    isBindingElement(declaration) ||
    isParameterDeclaration(declaration);
  return isVariable && isWithin(declaration, unit);
}

/** Every object from outside that a function has its hands on from the start. */
export function givenTo(
  fn: { readonly parameters: readonly { readonly name: BindingName }[] },
  scope: UnitScope,
): Value {
  const variables = fn.parameters.flatMap(({ name }) => declarationsOf(name));
  return scope.environment.reachable(
    join(scope.receiver, ...variables.map((one) => scope.environment.get(one))),
  );
}

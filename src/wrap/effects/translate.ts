import type { Summary } from './effects.ts';
import type { UnitScope } from './unitScope.ts';
import { isInner, join, object, outerOf, type Location, type Value } from './value.ts';

/** What a callee's parameter or receiver is for its caller; `undefined` for what means the same to both. */
export type Given = (outer: Location) => Value | undefined;

/** What a callee's value is for its caller. */
export function translate(value: Value, given: Given, scope: UnitScope): Value {
  return join(...[...value].map((location) => translateOne(location, given, scope)));
}

/** Notes in the caller what a callee does, and gives back what the call returns. */
export function translateChanges(summary: Summary, given: Given, scope: UnitScope): Value {
  const { environment } = scope;
  for (const [location, value] of summary.heap) {
    environment.store(translateOne(location, given, scope), translate(value, given, scope));
  }
  for (const [location, changes] of summary.changes) {
    const value = translateOne(location, given, scope);
    for (const change of changes.values()) environment.change(value, change);
  }
  return translate(summary.returns, given, scope);
}

function translateOne(location: Location, given: Given, scope: UnitScope): Value {
  const value = given(outerOf(location));
  if (value === undefined) return object(location);
  return isInner(location) ? scope.environment.reachable(scope.environment.contents(value)) : value;
}

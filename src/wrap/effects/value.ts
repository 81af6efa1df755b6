/**
 * What a value may be, as far as changing it goes: a set of *locations*, which stand for objects.
 *
 * - `p0` is the object in the first parameter, `p0*` any object inside it, at whatever depth; `this` and `this*` are
 *   the receiver and what is inside it; `v7` and `v7*` the same of an outer variable. These come from outside.
 * - `n12` is what one expression of the code makes anew.
 *
 * A primitive is the empty set.
 */
export type Location = string;
export type Value = ReadonlySet<Location>;

export const nothing: Value = new Set();

export function object(location: Location): Value {
  return new Set([location]);
}

/** All of several values. Sets are made only where none of the values has all of it: most often one has. */
export function join(...values: readonly (Value | undefined)[]): Value {
  let all: Value = nothing;
  for (const value of values) if (value !== undefined && value.size > all.size) all = value;
  let joined: Set<Location> | undefined;
  for (const value of values) {
    if (value === undefined || value === all) continue;
    for (const location of value) {
      if ((joined ?? all).has(location)) continue;
      joined ??= new Set(all);
      joined.add(location);
    }
  }
  return joined ?? all;
}

/** Whether `value` has anything that `known` has not. */
export function adds(known: Value, value: Value): boolean {
  for (const location of value) if (!known.has(location)) return true;
  return false;
}

/** Made by the code itself, so that changing it is nobody else's business. */
export function isNew(location: Location): boolean {
  return location.startsWith('n');
}

export function isInner(location: Location): boolean {
  return location.endsWith('*');
}

export function innerOf(location: Location): Location {
  return isInner(location) ? location : `${location}*`;
}

/** The location of the object itself, whether something inside it was meant or not. */
export function outerOf(location: Location): Location {
  return isInner(location) ? location.slice(0, -1) : location;
}

/** The number of the parameter that a location belongs to. */
export function parameterOf(location: Location): number | undefined {
  return location.startsWith('p') ? Number.parseInt(location.slice(1), 10) : undefined;
}

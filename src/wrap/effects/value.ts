/**
 * What a value may be, as far as changing it goes. A *location* is an object that comes from outside the code that is
 * looked at: `p0` is the first parameter's object, `p0*` anything inside it, `this` the receiver, `v7` the object in an
 * outer variable. A value may *be* such objects, or be a new object that *holds* them at some depth.
 */
export type Location = string;

export interface Value {
  readonly is: ReadonlySet<Location>;
  readonly holds: ReadonlySet<Location>;
}

const none: ReadonlySet<Location> = new Set();

/** A primitive, or an object that nobody outside has. */
export const fresh: Value = { is: none, holds: none };

export function object(location: Location): Value {
  return { is: new Set([location]), holds: none };
}

export function isFresh(value: Value): boolean {
  return value.is.size === 0 && value.holds.size === 0;
}

export function join(...values: readonly Value[]): Value {
  const parts = values.filter((value) => !isFresh(value));
  const [first] = parts;
  if (first === undefined) return fresh;
  if (parts.length === 1) return first;
  return { is: union(parts.map((part) => part.is)), holds: union(parts.map((part) => part.holds)) };
}

/** What reading a property, an element or the next item of a value may give. */
export function contents(value: Value): Value {
  if (isFresh(value)) return fresh;
  return { is: union([inner(value.is), value.holds]), holds: value.holds };
}

/** A new object or array with the value inside. */
export function holding(value: Value): Value {
  return isFresh(value) ? fresh : { is: none, holds: union([value.is, value.holds]) };
}

/** Whether `value` adds anything to `known`. */
export function adds(known: Value, value: Value): boolean {
  return (
    [...value.is].some((one) => !known.is.has(one)) || [...value.holds].some((one) => !known.holds.has(one))
  );
}

export function innerOf(location: Location): Location {
  return location.endsWith('*') ? location : `${location}*`;
}

/** The location of the object itself, whether something inside it was meant or not. */
export function outerOf(location: Location): Location {
  return location.endsWith('*') ? location.slice(0, -1) : location;
}

/** What a callee's value is for its caller, when `given` says what each location of the callee is there. */
export function translate(value: Value, given: (outer: Location) => Value | undefined): Value {
  const translated: Value[] = [];
  for (const location of value.is) translated.push(translateOne(location, given));
  for (const location of value.holds) translated.push(holding(translateOne(location, given)));
  return join(...translated);
}

export function translateOne(location: Location, given: (outer: Location) => Value | undefined): Value {
  const value = given(outerOf(location));
  if (value === undefined) return object(location);
  return location.endsWith('*') ? contents(value) : value;
}

function inner(locations: ReadonlySet<Location>): ReadonlySet<Location> {
  return new Set([...locations].map(innerOf));
}

function union(sets: readonly ReadonlySet<Location>[]): ReadonlySet<Location> {
  const filled = sets.filter((set) => set.size > 0);
  const [first] = filled;
  if (first === undefined) return none;
  return filled.length === 1 ? first : new Set(filled.flatMap((set) => [...set]));
}

import type { Summary } from './effects.ts';
import type { Environment } from './environment.ts';
import { adds, isNew, join, nothing, type Location, type Value } from './value.ts';

/** So many new objects of a function are told apart by its callers; of more, they see one that holds all the rest. */
const maxNewObjects = 12;

/**
 * What callers have to know of a unit: what it changes and returns, what it puts into objects from outside, and of the
 * new objects only those that can be reached from there. `stand-in` is the location that stands for too many of them.
 */
export function exportedSummary(environment: Environment, returns: Value, standIn: Location): Summary {
  const outside = [...environment.heap].filter(([location]) => !isNew(location));
  const reached = reachedNew(join(returns, ...outside.map(([, value]) => value)), environment);
  const kept = [...environment.heap].filter(([location]) => !isNew(location) || reached.has(location));
  if (reached.size <= maxNewObjects) return { changes: environment.changes, returns, heap: new Map(kept) };
  const merge = (value: Value): Value =>
    [...value].some(isNew) ? new Set([...[...value].filter((one) => !isNew(one)), standIn]) : value;
  const heap = new Map<Location, Value>([[standIn, new Set([standIn])]]);
  for (const [location, value] of kept) {
    const key = isNew(location) ? standIn : location;
    heap.set(key, join(heap.get(key), merge(value)));
  }
  return { changes: environment.changes, returns: merge(returns), heap };
}

/** The new objects that a value is or leads to. */
function reachedNew(start: Value, environment: Environment): Value {
  let all: Value = new Set([...start].filter(isNew));
  for (;;) {
    const more = join(...[...all].map((location) => environment.heap.get(location) ?? nothing));
    const found = new Set([...more].filter(isNew));
    if (!adds(all, found)) return all;
    all = join(all, found);
  }
}

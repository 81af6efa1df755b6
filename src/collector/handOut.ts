/** A function that the program may call, whatever it takes and returns. */
export type AnyFunction = (...parameters: never[]) => unknown;

/**
 * Has a property hand out its function by a getter, which tells `onGet` that the function is about to be called on
 * `holder`, and may give another one out instead. Nothing is wrapped by that: what wraps stands in the stack of every error.
 */
export function handOut(
  holder: object,
  name: PropertyKey,
  onGet: (holder: object, value: AnyFunction) => AnyFunction | undefined,
): void {
  const found = findProperty(holder, name);
  if (found === undefined || !('value' in found) || found.configurable !== true) return;
  const value: unknown = found.value;
  if (typeof value !== 'function') return;
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: found.enumerable ?? false,
    get(this: object) {
      try {
        return onGet(this, value as AnyFunction) ?? value;
      } catch {
        // Whatever was to be seen is not seen; the program gets its function.
        return value;
      }
    },
    // Who replaces the function gets an ordinary property, where it would have been.
    set(this: object, replacement: unknown) {
      const property = { value: replacement, writable: true, enumerable: found.enumerable ?? false };
      Object.defineProperty(this, name, { ...property, configurable: true });
    },
  });
}

/** The holder's own, or the one that it inherits, which stays as it is. */
function findProperty(holder: object, name: PropertyKey): PropertyDescriptor | undefined {
  for (let one: object | null = holder; one !== null; one = Reflect.getPrototypeOf(one)) {
    const found = Object.getOwnPropertyDescriptor(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

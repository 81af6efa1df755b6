/** Marks the default branch of a switch over a closed union: a compile error when a case is missing. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}

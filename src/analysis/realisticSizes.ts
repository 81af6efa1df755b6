/**
 * How large input is taken to be where nothing says otherwise, so that work can be compared with half a millisecond.
 * These are assumptions about programs in general, stated in docs/signals.md; a verdict near its threshold says so in
 * its confidence.
 */
export const realisticSizes = {
  /** Characters of a text. */
  text: 20_000,
  /** Bytes or elements of a typed array or Buffer. */
  bytes: 1_000_000,
  /** Elements of an array of numbers. */
  numbers: 10_000,
  /** Elements of any other collection, nodes of a tree. */
  elements: 1_000,
  /** A number that bounds a loop. */
  count: 30_000,
  /** Steps of work that grows exponentially. */
  exponential: 10_000_000,
} as const;

/** How often a loop runs that halves what is left: log₂ of a large input. */
export const halvingSteps = 20;

/**
 * How large input is taken to be where nothing says otherwise, so that work can be compared with half a millisecond.
 * These are assumptions about programs in general, stated in docs/signals.md; a verdict near its threshold says so in
 * its confidence.
 */
export const realisticSizes = {
  /** Characters of a text. */
  text: 20_000,
  /** Characters of a text that only built-in functions look at: mostly names, keys and lines. */
  shortText: 200,
  /** Characters of a text that names something: an address, a key, a number in digits. */
  token: 100,
  /** Words or lines of a text. */
  parts: 2_000,
  /** Bytes or elements of a typed array or Buffer. */
  bytes: 1_000_000,
  /** Elements of an array of numbers. */
  numbers: 10_000,
  /** Elements of any other collection, nodes of a tree. */
  elements: 1_000,
  /** The same where it is itself an element of a collection: characters of a line, numbers of a row, parts of a part. */
  textOfMany: 100,
  numbersOfMany: 100,
  elementsOfMany: 20,
  /** Bytes of one of many buffers: a chunk, a file. */
  bytesOfMany: 10_000,
  /** Functions that are kept to be called: listeners, hooks, steps. */
  callbacks: 10,
  /** Values of several kinds beside one another: cells of a row, steps of a path, what is bound to a query. */
  row: 20,
  /** Properties of an object of which no type says how many it has. */
  properties: 20,
  /** A list of which a type says that it holds at least one. */
  atLeastOne: 100,
  /** What comes and goes by itself, and not by a key or a place: observers, connections. */
  registered: 100,
  /** Pieces between the separators of a name: a path, a version, a key and its value. */
  segments: 10,
  /** Places in a text where something stands that a pattern spells out. */
  found: 100,
  /** Arguments that a call spells out one by one. */
  arguments: 10,
  /** Steps from an object to the next (`node = node.parent`), or of a loop whose end cannot be seen. */
  steps: 100,
  /** Objects around one another that each do the same in a way of their own; things where one may stand as well. */
  layers: 10,
  /** A number that bounds a loop. */
  count: 30_000,
  /** Steps of work that grows exponentially. */
  exponential: 10_000_000,
} as const;

/** How often a loop runs that halves what is left: log₂ of a large input. */
export const halvingSteps = 20;

/** The size of something that many of its kind lie beside in a collection. */
export function sizeAmongMany(size: number): number {
  if (size === realisticSizes.text) return realisticSizes.textOfMany;
  if (size === realisticSizes.numbers) return realisticSizes.numbersOfMany;
  if (size === realisticSizes.bytes) return realisticSizes.bytesOfMany;
  return size === realisticSizes.elements ? realisticSizes.elementsOfMany : size;
}

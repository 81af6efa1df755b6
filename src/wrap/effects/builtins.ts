/**
 * What the language's and Node's own functions do to the objects that they are given. Source: ECMA-262 (2025) and the
 * documentation of Node 20 to 26. Whatever is not listed leaves its receiver and arguments alone.
 */

/** Methods that change their receiver, by name: in no type of the language or Node do they mean anything gentler. */
export const mutatingMethods: ReadonlySet<string> = names(
  // Array, typed arrays, Buffer
  'push pop shift unshift splice sort reverse fill copyWithin swap16 swap32 swap64',
  // Map, Set, WeakMap, WeakSet, URLSearchParams, Headers, FormData
  'set add delete clear append getOrInsert getOrInsertComputed',
  // RegExp keeps `lastIndex`; iterators and generators move on
  'exec test compile next return throw',
  // ArrayBuffer
  'resize grow transfer transferToFixedLength',
  // EventEmitter, streams, hashes and the like
  'on once off emit addListener removeListener removeAllListeners addEventListener removeEventListener dispatchEvent write end destroy pipe unpipe update digest final abort close setEncoding pause resume read',
);

/** Also by the beginning of the name: `setDate`, `setUint8`, `writeInt32LE`. */
const mutatingMethodPattern = /^(set|write)[A-Z]/;

export function isMutatingMethod(name: string): boolean {
  return mutatingMethods.has(name) || mutatingMethodPattern.test(name);
}

/** Functions that change an argument: the index of that argument, by the end of the callee's path. */
export const mutatingArguments: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    'Object.assign': [0],
    'Object.defineProperty': [0],
    'Object.defineProperties': [0],
    'Object.setPrototypeOf': [0],
    'Object.freeze': [0],
    'Object.seal': [0],
    'Object.preventExtensions': [0],
    'Reflect.set': [0],
    'Reflect.defineProperty': [0],
    'Reflect.deleteProperty': [0],
    'Reflect.setPrototypeOf': [0],
    'Reflect.preventExtensions': [0],
    'Reflect.apply': [1, 2],
    'Atomics.add': [0],
    'Atomics.and': [0],
    'Atomics.compareExchange': [0],
    'Atomics.exchange': [0],
    'Atomics.or': [0],
    'Atomics.store': [0],
    'Atomics.sub': [0],
    'Atomics.xor': [0],
    'node:crypto.getRandomValues': [0],
    'node:crypto.randomFill': [0],
    'node:crypto.randomFillSync': [0],
    'crypto.getRandomValues': [0],
    'node:fs.readSync': [1],
    'node:fs.read': [1],
    'node:fs.readvSync': [1],
    'node:fs.readv': [1],
    'node:util.inherits': [0],
  }),
);

/** Methods that write into an argument rather than their receiver. */
export const methodsThatFillArguments: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    // Buffer#copy(target), TextEncoder#encodeInto(text, target), FileHandle#read(buffer)
    copy: [0],
    encodeInto: [1],
    read: [0],
    randomFillSync: [0],
    getRandomValues: [0],
  }),
);

/** Methods that give a new container with what the receiver (and the arguments) contained. */
export const copyingMethods: ReadonlySet<string> = names(
  'slice filter concat flat toSorted toReversed toSpliced with entries keys values union intersection difference symmetricDifference take drop toArray matchAll split match',
);

/** Methods that give one of the items of their receiver. */
export const itemMethods: ReadonlySet<string> = names('at get find findLast pop shift');

/** Methods whose result is made of what their callback returns. */
export const mappingMethods: ReadonlySet<string> = names('map flatMap from fromAsync');

/** Methods that fold: the first parameter of their callback is the accumulator. */
export const foldingMethods: ReadonlySet<string> = names('reduce reduceRight');

/** Methods that give back the receiver itself. */
export const chainingMethods: ReadonlySet<string> = names(
  'sort reverse fill copyWithin set add on once off addListener update',
);

/** Static functions that give a new container with what their arguments contain. */
export const copyingFunctions: ReadonlySet<string> = names(
  'Object.keys Object.values Object.entries Object.fromEntries Array.of Array.from Array.fromAsync Map.groupBy Object.groupBy Promise.all Promise.allSettled',
);

/** Functions whose result shares nothing with what they were given. */
export const detachingFunctions: ReadonlySet<string> = names(
  'structuredClone JSON.parse JSON.stringify Buffer.concat String Number Boolean BigInt Array.isArray isNaN parseInt parseFloat',
);

/** Classes whose instances copy what their constructor is given, at least as far as the container goes. */
export const copyingClasses: ReadonlySet<string> = names('Map Set WeakMap WeakSet Array');

/** Classes whose instances share nothing with what their constructor is given. */
export const detachingClasses: ReadonlySet<string> = names(
  'Date RegExp URL URLSearchParams TextEncoder TextDecoder ArrayBuffer SharedArrayBuffer',
);

/** A set of the names in some lists, which are divided by spaces. */
function names(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

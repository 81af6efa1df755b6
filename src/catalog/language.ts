import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const language = moduleTable('', 'developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects');

const arrays = 'Array ReadonlyArray';
const typedArrays =
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array';
const each = { argument: 0, calls: 'each' } as const;
const overReceiver = (perUnitNs: number): { perUnitNs: number; over: 'receiver' } => ({
  perUnitNs,
  over: 'receiver',
});

/** The language's own objects. What is not listed is constant work. */
export const languageEntries: readonly CatalogEntry[] = [
  ...language(
    methodsOf(
      `${arrays} ${typedArrays}`,
      'forEach map filter reduce reduceRight find findIndex findLast findLastIndex some every flatMap',
    ),
    { effect: 'cpu', work: { fixedNs: 20, ...overReceiver(2) }, callback: each },
  ),
  ...language(methodsOf('Map Set ReadonlyMap ReadonlySet URLSearchParams Headers', 'forEach'), {
    effect: 'cpu',
    work: overReceiver(10),
    callback: each,
  }),
  ...language(
    methodsOf(
      'Iterator IteratorObject',
      'map filter take drop flatMap reduce toArray forEach some every find',
    ),
    {
      effect: 'cpu',
      work: overReceiver(20),
      callback: each,
    },
  ),
  ...language(methodsOf(`${arrays} ${typedArrays}`, 'sort toSorted'), {
    effect: 'cpu',
    work: { ...overReceiver(20), order: 'n log n' },
    callback: { argument: 0, calls: 'compare' },
  }),
  ...language(
    methodsOf(
      arrays,
      'indexOf lastIndexOf includes join concat slice reverse toReversed fill copyWithin splice toSpliced with unshift shift',
    ),
    {
      effect: 'cpu',
      work: { fixedNs: 10, ...overReceiver(1) },
    },
  ),
  ...language(methodsOf(arrays, 'flat'), {
    effect: 'cpu',
    work: { fixedNs: 100, ...overReceiver(20), isDeep: true },
  }),
  ...language(
    methodsOf(typedArrays, 'indexOf lastIndexOf includes slice reverse toReversed fill copyWithin with'),
    {
      effect: 'cpu',
      work: { fixedNs: 50, ...overReceiver(0.2) },
    },
  ),
  ...language(methodsOf(typedArrays, 'join toLocaleString toString'), {
    effect: 'cpu',
    work: overReceiver(30),
  }),
  ...language(methodsOf(typedArrays, 'set'), {
    effect: 'cpu',
    work: { fixedNs: 50, perUnitNs: 0.2, over: 0 },
  }),
  ...language(methodsOf(typedArrays, 'subarray'), { effect: 'light', work: { fixedNs: 50 } }),
  ...language('Array.from', {
    effect: 'cpu',
    work: { fixedNs: 50, perUnitNs: 5, over: 0 },
    callback: { argument: 1, calls: 'each' },
  }),
  ...language(methodsOf(typedArrays, 'from'), {
    effect: 'cpu',
    work: { fixedNs: 50, perUnitNs: 0.5, over: 0 },
    callback: { argument: 1, calls: 'each' },
  }),
  ...language(`${typedArrays} ArrayBuffer SharedArrayBuffer Array`, {
    effect: 'cpu',
    work: { fixedNs: 100, perUnitNs: 0.1, over: 0, isAmount: true },
  }),
  ...language('Map Set WeakMap WeakSet', { effect: 'cpu', work: { fixedNs: 50, perUnitNs: 20, over: 0 } }),
  ...language(methodsOf('Map Set WeakMap WeakSet ReadonlyMap ReadonlySet', 'get has'), {
    effect: 'light',
    work: { fixedNs: 10 },
  }),
  ...language(methodsOf('Map Set WeakMap WeakSet', 'set add delete clear'), {
    effect: 'light',
    work: { fixedNs: 20 },
  }),
  ...language(methodsOf('Array', 'push pop at'), { effect: 'light', work: { fixedNs: 4 } }),
  ...language(
    methodsOf(
      'String',
      'split replaceAll repeat padStart padEnd normalize indexOf lastIndexOf includes toUpperCase toLowerCase localeCompare',
    ),
    { effect: 'cpu', work: { fixedNs: 30, ...overReceiver(1) } },
  ),
  ...language(methodsOf('String', 'replace'), {
    effect: 'cpu',
    work: { fixedNs: 50, ...overReceiver(2) },
    callback: { argument: 1, calls: 'once' },
  }),
  ...language(methodsOf('String', 'match matchAll search'), {
    effect: 'cpu',
    work: { fixedNs: 50, ...overReceiver(3) },
  }),
  ...language(
    methodsOf(
      'String',
      'slice substring substr trim trimStart trimEnd charAt charCodeAt codePointAt at startsWith endsWith concat',
    ),
    { effect: 'light', work: { fixedNs: 5 } },
  ),
  ...language('RegExp.test RegExp.exec', { effect: 'cpu', work: { fixedNs: 50, perUnitNs: 2, over: 0 } }),
  ...language('RegExp', { effect: 'light', work: { fixedNs: 500 } }),
  ...language('JSON.parse', { effect: 'cpu', work: { fixedNs: 200, perUnitNs: 5, over: 0 } }),
  ...language('JSON.stringify', {
    effect: 'cpu',
    work: { fixedNs: 200, perUnitNs: 80, over: 0, isDeep: true },
  }),
  ...language('structuredClone', {
    effect: 'cpu',
    work: { fixedNs: 1_000, perUnitNs: 150, over: 0, isDeep: true },
  }),
  ...language(
    'Object.keys Object.values Object.entries Object.assign Object.fromEntries Object.getOwnPropertyNames',
    {
      effect: 'cpu',
      work: { fixedNs: 30, perUnitNs: 20, over: 0 },
    },
  ),
  ...language('Object.groupBy Map.groupBy', {
    effect: 'cpu',
    work: { perUnitNs: 30, over: 0 },
    callback: { argument: 1, calls: 'each' },
  }),
  ...language(
    methodsOf(
      'Math',
      'sin cos tan asin acos atan atan2 sinh cosh tanh exp expm1 log log2 log10 log1p pow cbrt hypot',
    ),
    {
      effect: 'light',
      work: { fixedNs: 15 },
    },
  ),
  ...language(methodsOf('Math', 'abs ceil floor round trunc sign sqrt min max imul fround clz32'), {
    effect: 'light',
    work: { fixedNs: 1 },
  }),
  ...language('Math.random', { effect: 'light', work: { fixedNs: 5 } }),
  ...language('Promise', {
    effect: 'light',
    work: { fixedNs: 100 },
    callback: { argument: 0, calls: 'once' },
  }),
  ...language(
    'Promise.all Promise.allSettled Promise.race Promise.any Promise.resolve Promise.reject Promise.withResolvers',
    {
      effect: 'light',
      work: { fixedNs: 100 },
    },
  ),
  ...language('Promise.then Promise.catch Promise.finally', {
    effect: 'light',
    work: { fixedNs: 100 },
    callback: { argument: 0, calls: 'once' },
  }),
  ...language('encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape', {
    effect: 'cpu',
    work: { fixedNs: 50, perUnitNs: 5, over: 0 },
  }),
  ...language(
    methodsOf(
      'Console',
      'log error warn info debug trace table dir time timeEnd group groupEnd assert count',
    ),
    {
      effect: 'light',
      work: { fixedNs: 5_000 },
    },
  ),
];

import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const language = moduleTable('', 'developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects');

const typedArrays =
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array';
const each = { argument: 0, calls: 'each' } as const;
const overReceiver = (
  perUnitNs: number,
): { effect: 'cpu'; work: { fixedNs: number; perUnitNs: number; over: 'receiver' } } => ({
  effect: 'cpu',
  work: { fixedNs: 50, perUnitNs, over: 'receiver' },
});
const overFirst = (
  perUnitNs: number,
): { effect: 'cpu'; work: { fixedNs: number; perUnitNs: number; over: 0 } } => ({
  effect: 'cpu',
  work: { fixedNs: 50, perUnitNs, over: 0 },
});

/** What goes by the number of elements and is rarer than what `language.ts` has. */
export const collectionEntries: readonly CatalogEntry[] = [
  ...language(methodsOf('Array ReadonlyArray', 'toString'), overReceiver(20)),
  ...language(methodsOf('Array ReadonlyArray', 'toLocaleString'), overReceiver(300)),
  ...language(methodsOf('ConcatArray', 'join slice'), overReceiver(1)),
  ...language('Array.fromAsync', {
    effect: 'io-async',
    waitMs: 1,
    callback: { argument: 1, calls: 'later' },
  }),
  // The set that is asked is gone through, or the one that it is asked about: they are taken to be of one size.
  ...language(
    methodsOf(
      'Set ReadonlySet',
      'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
    ),
    overReceiver(50),
  ),
  ...language(methodsOf('Map WeakMap', 'getOrInsert'), { effect: 'light', work: { fixedNs: 20 } }),
  ...language(methodsOf('Map WeakMap', 'getOrInsertComputed'), {
    effect: 'light',
    work: { fixedNs: 20 },
    callback: { argument: 1, calls: 'once' },
  }),
  ...language('ArrayBuffer.slice SharedArrayBuffer.slice', overReceiver(0.1)),
  ...language('ArrayBuffer.resize ArrayBuffer.transfer ArrayBuffer.transferToFixedLength', overReceiver(0.1)),
  ...language(methodsOf(typedArrays, 'of'), { effect: 'light', work: { fixedNs: 100 } }),
  ...language('Uint8Array.toBase64 Uint8Array.toHex', overReceiver(1)),
  ...language(
    'Uint8Array.fromBase64 Uint8Array.fromHex Uint8Array.setFromBase64 Uint8Array.setFromHex',
    overFirst(1),
  ),
  ...language(
    methodsOf(
      'Float16Array',
      'forEach map filter reduce reduceRight find findIndex findLast findLastIndex some every',
    ),
    { ...overReceiver(5), callback: each },
  ),
  ...language('Float16Array.sort Float16Array.toSorted', {
    effect: 'cpu',
    work: { perUnitNs: 20, over: 'receiver', order: 'n log n' },
    callback: { argument: 0, calls: 'compare' },
  }),
  ...language(
    methodsOf('Float16Array', 'indexOf lastIndexOf includes slice reverse toReversed fill copyWithin with'),
    overReceiver(0.5),
  ),
  ...language('Float16Array.join Float16Array.toString Float16Array.toLocaleString', overReceiver(30)),
  ...language('Float16Array', {
    effect: 'cpu',
    work: { fixedNs: 100, perUnitNs: 0.1, over: 0, isAmount: true },
  }),
  ...language('Float16Array.set', overFirst(0.5)),
  ...language('Float16Array.from', { ...overFirst(1), callback: { argument: 1, calls: 'each' } }),
  ...language('Float16Array.of Float16Array.subarray', { effect: 'light', work: { fixedNs: 100 } }),
  ...language(
    'Object.freeze Object.seal Object.isFrozen Object.isSealed Object.getOwnPropertySymbols Reflect.ownKeys',
    overFirst(20),
  ),
  ...language('Object.getOwnPropertyDescriptors', overFirst(300)),
  ...language('Object.create', { effect: 'cpu', work: { fixedNs: 50, perUnitNs: 200, over: 1 } }),
  ...language('Object.defineProperties', { effect: 'cpu', work: { fixedNs: 50, perUnitNs: 200, over: 1 } }),
  ...language(methodsOf('Function CallableFunction NewableFunction', 'toString'), {
    effect: 'light',
    work: { fixedNs: 200 },
  }),
  ...language('Reflect.apply Reflect.construct', {
    effect: 'light',
    work: { fixedNs: 50 },
    callback: { argument: 0, calls: 'once' },
  }),
  ...language('Promise.try', {
    effect: 'light',
    work: { fixedNs: 200 },
    callback: { argument: 0, calls: 'once' },
  }),
  ...language('PromiseLike.then', {
    effect: 'light',
    work: { fixedNs: 100 },
    callback: { argument: 0, calls: 'once' },
  }),
  ...language('Iterator.from', { effect: 'light', work: { fixedNs: 200 } }),
];

import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, later, light, query } from '../../package.ts';

const over = (perUnitNs: number): { fixedNs: number; perUnitNs: number; over: 0 } => ({
  fixedNs: 300,
  perUnitNs,
  over: 0,
});
const overReceiver = (perUnitNs: number): { fixedNs: number; perUnitNs: number; over: 'receiver' } => ({
  fixedNs: 500,
  perUnitNs,
  over: 'receiver',
});
const each = { argument: 0, calls: 'each' } as const;

/** What turns one collection into another. */
const immutableResults = [
  ['*.toList *.reverse *.flatten', 'List'],
  ['*.toMap *.toOrderedMap', 'Map'],
  ['*.toSet', 'Set'],
  ['*.keySeq *.valueSeq *.entrySeq', 'Seq'],
] as const;

/** Persistent collections, deep comparison and copies, caches. */
export const structurePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'immutable',
      version: '5.2.1',
      source: 'immutable-js.com/docs',
      declaredAs: {
        Immutable: '',
        'Immutable.Collection.Indexed': 'Collection',
        'Immutable.Collection.Keyed': 'Collection',
        'Immutable.Collection.Set': 'Collection',
        'Immutable.Seq.Indexed': 'Seq',
        'Immutable.Seq.Keyed': 'Seq',
        'Immutable.Seq.Set': 'Seq',
      },
    },
    [
      ...['List', 'Map', 'OrderedMap', 'Set', 'OrderedSet', 'Stack', 'Seq'].map(
        (name) => [name, { effect: 'cpu', work: over(100), returns: name }] as const,
      ),
      ['Record', { ...light, work: { fixedNs: 5_000 } }],
      ['Range Repeat', { ...light, work: { fixedNs: 300 }, returns: 'Seq' }],
      ['fromJS', { effect: 'cpu', work: over(10_000), returns: 'Collection' }],
      ['is', { effect: 'cpu', work: over(100) }],
      ['mergeDeep merge', { effect: 'cpu', work: over(1_000), returns: 'Map' }],
      [
        'get getIn set setIn update updateIn has hasIn remove removeIn isImmutable isCollection isList isMap',
        light,
      ],
      ['*.toJS', { effect: 'cpu', work: overReceiver(1_000) }],
      ...immutableResults.map(
        ([names, returns]) => [names, { effect: 'cpu', work: overReceiver(50), returns }] as const,
      ),
      ['*.toArray *.toObject *.join *.includes *.last *.first', { effect: 'cpu', work: overReceiver(20) }],
      [
        `*.map *.filter *.filterNot *.flatMap *.sortBy *.takeWhile *.skipWhile`,
        { effect: 'cpu', work: overReceiver(150), callback: each, returns: 'Collection' },
      ],
      [
        '*.groupBy *.countBy *.partition *.mapKeys',
        { effect: 'cpu', work: overReceiver(150), callback: each, returns: 'Map' },
      ],
      [
        '*.reduce *.forEach *.find *.findKey *.some *.every *.max *.min *.maxBy *.minBy',
        { effect: 'cpu', work: overReceiver(50), callback: each },
      ],
      [
        '*.sort',
        {
          effect: 'cpu',
          work: { ...overReceiver(50), order: 'n log n' },
          callback: { argument: 0, calls: 'compare' },
          returns: 'Collection',
        },
      ],
      ['*.equals', { effect: 'cpu', work: overReceiver(100) }],
      [
        '*.merge *.concat *.union *.intersect *.subtract',
        { effect: 'cpu', work: over(500), returns: 'Collection' },
      ],
      ['*.mergeDeep *.mergeDeepWith', { effect: 'cpu', work: over(1_000), returns: 'Map' }],
      ['*.withMutations', { ...light, callback: { argument: 0, calls: 'once' }, returns: 'Collection' }],
      [
        `*.get *.has *.getIn *.hasIn *.isEmpty *.count *.keys *.values *.entries *.of
        *.isMap *.isList *.pop *.shift *.peek`,
        { ...light, work: { fixedNs: 300 } },
      ],
      [
        `*.set *.push *.unshift *.delete *.insert *.update *.setIn *.updateIn *.deleteIn *.remove *.add *.slice *.take
        *.skip`,
        { ...light, work: { fixedNs: 3_000 }, returns: 'Collection' },
      ],
    ],
  ),
  definePackage({ name: 'immer', version: '11.2.10', source: 'immerjs.github.io/immer' }, [
    [
      'produce produceWithPatches',
      { ...light, work: { fixedNs: 20_000 }, callback: { argument: 1, calls: 'once' }, returns: 'produce' },
    ],
    ['applyPatches', { effect: 'cpu', work: { fixedNs: 5_000, perUnitNs: 1_000, over: 1 } }],
    ['freeze', { effect: 'cpu', work: over(200) }],
    ['createDraft finishDraft original current isDraft isDraftable', { ...light, work: { fixedNs: 2_000 } }],
    ['enableMapSet enablePatches setAutoFreeze setUseStrictShallowCopy nothing immerable', light],
  ]),
  definePackage(
    { name: 'fast-deep-equal', version: '3.1.3', source: 'github.com/epoberezkin/fast-deep-equal' },
    [['default', { effect: 'cpu', work: over(200) }]],
  ),
  definePackage(
    {
      name: 'deepmerge',
      version: '4.3.1',
      source: 'github.com/TehShrike/deepmerge',
      declaredAs: { deepmerge: '' },
    },
    [
      ['default deepmerge', { effect: 'cpu', work: over(5_000) }],
      ['all', { effect: 'cpu', work: over(5_000) }],
    ],
  ),
  definePackage({ name: 'lru-cache', version: '11.5.3', source: 'isaacs.github.io/node-lru-cache' }, [
    ['LRUCache', { ...light, work: { fixedNs: 20_000 }, returns: 'LRUCache' }],
    [
      'LRUCache.get LRUCache.set LRUCache.has LRUCache.delete LRUCache.peek LRUCache.pop',
      { ...light, work: { fixedNs: 100 } },
    ],
    [
      'LRUCache.clear LRUCache.getRemainingTTL LRUCache.info LRUCache.keys LRUCache.values LRUCache.entries',
      { ...light, work: { fixedNs: 500 } },
    ],
    ['LRUCache.forEach', { effect: 'cpu', work: overReceiver(50), callback: each }],
    ['LRUCache.find', { effect: 'cpu', work: overReceiver(50), callback: each }],
    ['LRUCache.purgeStale LRUCache.dump LRUCache.load', { effect: 'cpu', work: overReceiver(100) }],
    // Waits for the `fetchMethod` that the cache was made with.
    ['LRUCache.fetch LRUCache.forceFetch', query],
    ['LRUCache.memo', light],
  ]),
  definePackage(
    {
      name: 'node-cache',
      version: '5.1.2',
      source: 'github.com/node-cache/node-cache',
      declaredAs: { EventEmitter: 'NodeCache' },
      alsoInstall: ['@types/node@20.19.43'],
    },
    [
      ['default', { ...light, work: { fixedNs: 2_000 }, returns: 'NodeCache' }],
      ['NodeCache.on NodeCache.once', { ...light, callback: { argument: 1, calls: 'later' } }],
      // Values are cloned on their way in and out unless `useClones` is off.
      ['NodeCache.get NodeCache.set NodeCache.take', { ...light, work: { fixedNs: 5_000 } }],
      ['NodeCache.mget NodeCache.mset', { effect: 'cpu', work: over(3_000) }],
      [
        methodsOf('NodeCache', 'has del ttl getTtl keys getStats flushAll flushStats close'),
        { ...light, work: { fixedNs: 1_000 } },
      ],
    ],
  ),
  definePackage(
    {
      name: 'keyv',
      version: '6.1.0',
      source: 'keyv.org/docs',
      declaredAs: { IEventEmitter: 'Keyv', Hookified: 'Keyv' },
      declaredIn: ['hookified'],
      alsoInstall: ['hookified@3.0.4'],
    },
    [
      ['default Keyv', { ...light, work: { fixedNs: 5_000 }, returns: 'Keyv' }],
      [
        methodsOf('Keyv', 'get set delete has clear getMany setMany deleteMany disconnect'),
        { effect: 'io-async', waitMs: 2 },
      ],
      ['Keyv.on Keyv.once Keyv.off', { ...light, callback: later }],
    ],
  ),
];

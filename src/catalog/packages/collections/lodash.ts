import { type CataloguedPackage, definePackage, light, type Row } from '../../package.ts';

/** Once per element of the first argument, before the call returns. */
const each = { argument: 1, calls: 'each' } as const;
const over = (perUnitNs: number, argument = 0): { fixedNs: number; perUnitNs: number; over: number } => ({
  fixedNs: 100,
  perUnitNs,
  over: argument,
});
const overReceiver = (perUnitNs: number): { fixedNs: number; perUnitNs: number; over: 'receiver' } => ({
  fixedNs: 200,
  perUnitNs,
  over: 'receiver',
});

/** What lodash and its copies as ES modules export. Weights were measured on a thousand small objects. */
const rows: readonly Row[] = [
  [
    `map filter forEach each forEachRight eachRight reduce reduceRight reject find findLast findIndex findLastIndex
    some every flatMap flatMapDeep partition groupBy keyBy countBy sumBy meanBy maxBy minBy mapValues mapKeys pickBy
    omitBy forOwn forIn findKey transform takeWhile takeRightWhile dropWhile dropRightWhile remove`,
    { effect: 'cpu', work: over(10), callback: each },
  ],
  ['uniqBy sortedUniqBy', { effect: 'cpu', work: over(200), callback: each }],
  ['sortBy', { effect: 'cpu', work: { ...over(60), order: 'n log n' }, callback: each }],
  ['orderBy', { effect: 'cpu', work: { ...over(60), order: 'n log n' } }],
  [
    'differenceBy differenceWith intersectionBy intersectionWith unionBy unionWith xorBy pullAllBy zipWith',
    { effect: 'cpu', work: over(150) },
  ],
  [
    'difference intersection union xor without uniq sortedUniq pull pullAll zip zipObject unzip sample sampleSize shuffle',
    { effect: 'cpu', work: over(80) },
  ],
  [
    `chunk compact concat drop dropRight take takeRight slice initial tail fill flatten flattenDeep flattenDepth
    fromPairs toPairs keys keysIn values valuesIn reverse sum mean max min includes indexOf lastIndexOf invert
    toArray join size assign extend defaults clone`,
    { effect: 'cpu', work: over(20) },
  ],
  ['cloneDeep cloneDeepWith', { effect: 'cpu', work: over(2_000) }],
  ['merge mergeWith defaultsDeep', { effect: 'cpu', work: { fixedNs: 100, perUnitNs: 2_000, over: 1 } }],
  ['isEqual isEqualWith isMatch', { effect: 'cpu', work: over(1_000) }],
  ['pick omit', { ...light, work: { fixedNs: 1_000 } }],
  ['get set has hasIn unset update result invoke at', { ...light, work: { fixedNs: 300 } }],
  [
    `camelCase kebabCase snakeCase startCase upperCase lowerCase words deburr truncate pad padStart padEnd
    capitalize upperFirst lowerFirst escape unescape escapeRegExp trim trimStart trimEnd startsWith endsWith repeat
    replace split toLower toUpper`,
    { ...light, work: { fixedNs: 1_000 } },
  ],
  ['template', { ...light, work: { fixedNs: 30_000 }, returns: 'TemplateExecutor' }],
  ['TemplateExecutor', { effect: 'cpu', work: over(100) }],
  [
    'debounce throttle once memoize after before delay defer',
    { ...light, callback: { argument: 0, calls: 'later' } },
  ],
  ['partial partialRight bind bindAll curry negate flip rearg ary unary wrap flow flowRight', light],
  ['times', { effect: 'cpu', work: over(10), callback: each }],
  ['range rangeRight', { effect: 'cpu', work: { fixedNs: 100, perUnitNs: 5, over: 0 } }],
  [
    `isArray isArrayLike isBoolean isBuffer isDate isElement isEmpty isError isFinite isFunction isInteger isMap isNaN
    isNil isNull isNumber isObject isObjectLike isPlainObject isRegExp isSet isString isSymbol isTypedArray
    isUndefined`,
    light,
  ],
  [
    `first head last nth identity noop constant property matches iteratee uniqueId random clamp inRange round ceil
    floor add subtract multiply divide now toNumber toInteger toString toPath castArray defaultTo eq gt gte lt lte
    stubTrue stubFalse stubArray tap thru attempt cond over`,
    light,
  ],
  ['chain default', { ...light, work: { fixedNs: 200 }, returns: 'Collection' }],
  // Methods of what `chain(rows)` and `_(rows)` give, which run when the value is asked for.
  [
    `*.map *.filter *.reject *.find *.some *.every *.flatMap *.groupBy *.keyBy *.countBy *.partition *.sumBy *.maxBy
    *.minBy *.uniqBy *.mapValues *.mapKeys *.pickBy *.omitBy *.forEach *.each *.reduce *.takeWhile *.dropWhile`,
    {
      effect: 'cpu',
      work: overReceiver(10),
      callback: { argument: 0, calls: 'each' },
      returns: 'Collection',
    },
  ],
  [
    '*.sortBy *.orderBy',
    { effect: 'cpu', work: { ...overReceiver(60), order: 'n log n' }, returns: 'Collection' },
  ],
  [
    `*.uniq *.compact *.flatten *.flattenDeep *.keys *.values *.entries *.toPairs *.fromPairs *.chunk *.take *.drop
    *.slice *.reverse *.concat *.invert *.sum *.mean *.max *.min *.difference *.intersection *.union *.zip *.shuffle`,
    { effect: 'cpu', work: overReceiver(50), returns: 'Collection' },
  ],
  ['*.cloneDeep', { effect: 'cpu', work: overReceiver(2_000), returns: 'Collection' }],
  [
    '*.get *.head *.first *.last *.nth *.size *.join *.pick *.omit *.tap *.thru',
    { ...light, returns: 'Collection' },
  ],
  ['*.value *.valueOf *.toJSON *.commit *.plant', light],
];

/** `lodash/fp` takes the function first and the collection last. */
const functional: readonly Row[] = [
  [
    `map filter forEach each reject find findLast findIndex some every flatMap partition groupBy keyBy countBy sumBy
    maxBy minBy uniqBy mapValues mapKeys pickBy omitBy takeWhile dropWhile`,
    { effect: 'cpu', work: over(10, 1), callback: { argument: 0, calls: 'each' } },
    'lodash/fp',
  ],
  ['sortBy', { effect: 'cpu', work: { ...over(60, 1), order: 'n log n' } }, 'lodash/fp'],
  ['reduce', { effect: 'cpu', work: over(10, 2), callback: { argument: 0, calls: 'each' } }, 'lodash/fp'],
];

const source = 'lodash.com/docs';

/** Lodash, in its two forms. */
export const lodashPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'lodash',
      version: '4.18.1',
      types: '@types/lodash@4.17.27',
      source,
      declaredAs: { LoDashStatic: '', _: '' },
      subpathIsName: true,
    },
    [...rows, ...functional],
  ),
  definePackage(
    {
      name: 'lodash-es',
      version: '4.18.1',
      types: '@types/lodash-es@4.17.12',
      source,
      declaredAs: { LoDashStatic: '', _: '' },
      alsoInstall: ['@types/lodash@4.17.27'],
      subpathIsName: true,
    },
    rows,
  ),
];

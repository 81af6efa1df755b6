import { type CataloguedPackage, definePackage, light } from '../../package.ts';

const over = (argument: number, perUnitNs: number): { fixedNs: number; perUnitNs: number; over: number } => ({
  fixedNs: 200,
  perUnitNs,
  over: argument,
});

/** Other libraries of functions over collections. */
export const functionalPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'underscore',
      version: '1.13.8',
      types: '@types/underscore@1.13.0',
      source: 'underscorejs.org',
      declaredAs: { UnderscoreStatic: '', _: '' },
    },
    [
      [
        `map collect filter select each forEach reduce inject foldl reduceRight foldr reject find detect findIndex
        findLastIndex some any every all groupBy indexBy countBy partition max min mapObject pick omit findKey`,
        { effect: 'cpu', work: over(0, 30), callback: { argument: 1, calls: 'each' } },
      ],
      [
        'sortBy',
        {
          effect: 'cpu',
          work: { ...over(0, 60), order: 'n log n' },
          callback: { argument: 1, calls: 'each' },
        },
      ],
      [
        'uniq unique difference intersection union without shuffle sample',
        { effect: 'cpu', work: over(0, 200) },
      ],
      [
        `pluck where findWhere contains includes include invoke toArray size first head take initial last rest tail drop compact flatten
        zip unzip object chunk indexOf lastIndexOf keys allKeys values pairs invert extend assign extendOwn defaults clone
        functions`,
        { effect: 'cpu', work: over(0, 30) },
      ],
      ['isEqual isMatch', { effect: 'cpu', work: over(0, 500) }],
      ['times', { effect: 'cpu', work: over(0, 10), callback: { argument: 1, calls: 'each' } }],
      ['range', { effect: 'cpu', work: over(0, 5) }],
      [
        'debounce throttle once memoize after before delay defer',
        { ...light, callback: { argument: 0, calls: 'later' } },
      ],
      ['partial bind bindAll negate compose wrap', light],
      [
        `isArray isObject isFunction isString isNumber isFinite isBoolean isDate isRegExp isError isNaN isNull
        isUndefined isEmpty identity constant noop property matcher random uniqueId escape unescape result now has
        sortedIndex template chain`,
        light,
      ],
    ],
  ),
  definePackage(
    { name: 'ramda', version: '0.32.0', types: '@types/ramda@0.32.0', source: 'ramdajs.com/docs' },
    // With all but the collection a function gives one that takes the collection, as `pipe` does.
    [
      [
        `map filter reject forEach find findIndex findLast any all none chain groupBy countBy indexBy partition
        takeWhile dropWhile mapObjIndexed forEachObjIndexed`,
        {
          effect: 'cpu',
          work: over(1, 50),
          callback: { argument: 0, calls: 'each' },
          returns: 'pipe',
        },
      ],
      [
        'reduce',
        { effect: 'cpu', work: over(2, 50), callback: { argument: 0, calls: 'each' }, returns: 'pipe' },
      ],
      [
        'sortBy',
        {
          effect: 'cpu',
          work: { ...over(1, 60), order: 'n log n' },
          callback: { argument: 0, calls: 'each' },
          returns: 'pipe',
        },
      ],
      [
        'sort',
        {
          effect: 'cpu',
          work: { ...over(1, 30), order: 'n log n' },
          callback: { argument: 0, calls: 'compare' },
          returns: 'pipe',
        },
      ],
      [
        'uniqBy',
        { effect: 'cpu', work: over(1, 500), callback: { argument: 0, calls: 'each' }, returns: 'pipe' },
      ],
      // Objects are compared with each other, all with all.
      ['uniq', { effect: 'cpu', work: over(0, 20_000) }],
      ['clone', { effect: 'cpu', work: over(0, 5_000) }],
      ['equals', { effect: 'cpu', work: over(0, 2_000), returns: 'identity' }],
      ['mergeDeepRight mergeDeepLeft', { effect: 'cpu', work: over(0, 2_000), returns: 'identity' }],
      ['pipe compose pipeWith composeWith', { effect: 'cpu', work: over(0, 50), returns: 'pipe' }],
      [
        'difference intersection union without aperture zip splitEvery pluck project xprod append prepend concat',
        { effect: 'cpu', work: over(1, 100), returns: 'pipe' },
      ],
      [
        'flatten reverse sum mean median product keys values toPairs fromPairs invert transpose unnest',
        { effect: 'cpu', work: over(0, 50) },
      ],
      ['range times repeat', { effect: 'cpu', work: over(1, 10) }],
      [
        `prop props propOr propEq path pathOr pathEq pick omit evolve assoc assocPath dissoc has hasPath where whereEq
        includes indexOf nth take drop slice startsWith endsWith mergeRight mergeLeft objOf applySpec lensProp
        lensPath view set over gt gte lt lte add subtract multiply divide modulo inc dec negate max min maxBy minBy clamp defaultTo
        is isNil isEmpty isNotNil not and or both either complement allPass anyPass ifElse when unless cond tap
        curry curryN flip partial converge juxt split join replace match test trim toUpper toLower toString
        ascend descend comparator tryCatch unapply apply memoizeWith once`,
        { ...light, work: { fixedNs: 300 }, returns: 'identity' },
      ],
      ['identity head last tail init length always T F type', light],
    ],
  ),
];

import { type CataloguedPackage, definePackage, light } from '../../package.ts';

const short = (fixedNs: number) => ({ ...light, work: { fixedNs } }) as const;
const over = (fixedNs: number, perUnitNs: number, argument = 0) =>
  ({ effect: 'cpu', work: { fixedNs, perUnitNs, over: argument } }) as const;

/** Versions, times, types and differences of texts. */
export const textPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'semver',
      version: '7.8.6',
      types: '@types/semver@7.8.0',
      source: 'github.com/npm/node-semver',
      subpathIsName: true,
    },
    [
      [
        `valid clean parse coerce inc diff major minor patch prerelease compare rcompare compareLoose compareBuild gt gte lt lte eq neq cmp
        satisfies validRange outside gtr ltr intersects minVersion subset simplifyRange toComparators`,
        short(1_500),
      ],
      ['sort rsort', { effect: 'cpu', work: { fixedNs: 500, perUnitNs: 1_000, over: 0, order: 'n log n' } }],
      ['maxSatisfying minSatisfying', over(2_000, 1_500)],
      ['SemVer Range Comparator', short(3_000)],
      ['SemVer.compare SemVer.inc SemVer.format SemVer.toString Range.test Comparator.test', short(1_500)],
    ],
  ),
  definePackage({ name: 'ms', version: '2.1.3', types: '@types/ms@2.1.0', source: 'github.com/vercel/ms' }, [
    ['default ms', short(300)],
  ]),
  definePackage(
    {
      name: 'mime-types',
      version: '3.0.2',
      types: '@types/mime-types@3.0.1',
      source: 'github.com/jshttp/mime-types',
    },
    [['lookup contentType extension charset', short(500)]],
  ),
  definePackage(
    { name: 'slugify', version: '1.6.9', source: 'github.com/simov/slugify', declaredAs: { slugify: '' } },
    [
      ['default slugify', short(1_500)],
      ['extend', short(500)],
    ],
  ),
  definePackage(
    {
      name: 'escape-html',
      version: '1.0.3',
      types: '@types/escape-html@1.0.4',
      source: 'github.com/component/escape-html',
    },
    [['default escapeHTML', over(100, 3)]],
  ),
  // How long it takes grows with the square of what differs; these are texts with a tenth of their lines changed.
  definePackage({ name: 'diff', version: '9.0.0', source: 'github.com/kpdecker/jsdiff' }, [
    ['diffChars diffLines diffTrimmedLines diffSentences diffCss', over(5_000, 80)],
    ['diffWords diffWordsWithSpace', over(5_000, 150)],
    ['diffJson diffArrays', over(5_000, 2_000)],
    ['createPatch', over(5_000, 80, 1)],
    ['createTwoFilesPatch structuredPatch', over(5_000, 80, 2)],
    ['applyPatch parsePatch applyPatches reversePatch formatPatch', over(5_000, 20)],
    ['convertChangesToXML convertChangesToDMP canonicalize', over(1_000, 100)],
  ]),
  definePackage(
    { name: 'fuse.js', version: '7.5.0', source: 'fusejs.io/api', declaredAs: { FuseStatic: 'Fuse' } },
    [
      ['default', { ...over(5_000, 400), returns: 'Fuse' }],
      // Looks at every record of an index: a thousand of them.
      ['Fuse.search', { effect: 'cpu', work: { fixedNs: 800_000 } }],
      ['Fuse.add Fuse.removeAt Fuse.getIndex', short(2_000)],
      ['Fuse.setCollection Fuse.createIndex', over(5_000, 400)],
      ['Fuse.remove', { effect: 'cpu', work: { fixedNs: 200_000 } }],
      ['Fuse.parseIndex', over(5_000, 50)],
    ],
  ),
  definePackage(
    { name: 'fastest-levenshtein', version: '1.0.16', source: 'github.com/ka-weihe/fastest-levenshtein' },
    [
      // Of two words.
      ['distance', short(300)],
      ['closest', over(500, 150, 1)],
    ],
  ),
  definePackage({ name: 'leven', version: '4.1.0', source: 'github.com/sindresorhus/leven' }, [
    ['default leven', short(1_000)],
    ['closestMatch', over(500, 500, 1)],
  ]),
];

import { type CataloguedPackage, definePackage, light } from '../../package.ts';

const over = (perUnitNs: number, argument = 0) =>
  ({ effect: 'cpu', work: { fixedNs: 200, perUnitNs, over: argument } }) as const;
const sorts = (perUnitNs: number) =>
  ({ effect: 'cpu', work: { fixedNs: 200, perUnitNs, over: 0, order: 'n log n' } }) as const;
const each = { argument: 1, calls: 'each' } as const;

/** Statistics over collections. */
export const statisticsPackages: readonly CataloguedPackage[] = [
  definePackage(
    { name: 'simple-statistics', version: '7.12.1', source: 'simple-statistics.github.io/docs' },
    [
      [
        `sum sumSimple mean average min max extent product sumNthPowerDeviations variance standardDeviation sampleVariance sampleStandardDeviation
      rootMeanSquare geometricMean harmonicMean sampleSkewness sampleKurtosis coefficientOfVariation sampleCovariance sampleCorrelation
      modeFast modeSorted medianSorted quantileSorted minSorted maxSorted extentSorted uniqueCountSorted wilcoxonRankSum tTest`,
        over(4),
      ],
      ['median quantile interquartileRange medianAbsoluteDeviation quantileRank', over(30)],
      ['mode', over(150)],
      ['linearRegression rSquared sampleRankCorrelation', over(25)],
      ['ckmeans jenks equalIntervalBreaks chunk', over(1_000)],
      ['kMeansCluster silhouette', over(5_000)],
      ['permutationTest', { effect: 'cpu', work: { fixedNs: 100_000, perUnitNs: 300_000, over: 0 } }],
      // These give functions of one number.
      ['linearRegressionLine', { ...light, work: { fixedNs: 200 }, returns: 'linearRegressionLine' }],
      ['kernelDensityEstimation', { ...over(20), returns: 'linearRegressionLine' }],
      ['shuffle sample sampleWithReplacement', over(30)],
      ['combinations permutationsHeap combinationsReplacement', over(10_000)],
      [
        `zScore factorial gamma gammaln errorFunction inverseErrorFunction probit cumulativeStdNormalProbability
      binomialDistribution poissonDistribution bernoulliDistribution chiSquaredGoodnessOfFit
      sign quickselect addToMean combineMeans combineVariances tTestTwoSample
      BayesianClassifier PerceptronModel epsilon`,
        { ...light, work: { fixedNs: 2_000 } },
      ],
    ],
  ),
  definePackage(
    { name: 'd3-array', version: '3.2.5', types: '@types/d3-array@3.2.2', source: 'd3js.org/d3-array' },
    [
      [
        'sum mean min max extent variance deviation count fsum least greatest minIndex maxIndex leastIndex greatestIndex',
        { ...over(15), callback: each },
      ],
      ['median medianIndex mode', { ...over(100), callback: each }],
      ['quantile quantileIndex', { ...over(100), callback: { argument: 2, calls: 'each' } }],
      ['sort rank groupSort', sorts(20)],
      ['quantileSorted bisect bisectLeft bisectRight bisectCenter', { ...light, work: { fixedNs: 200 } }],
      ['group index groups indexes flatGroup', { ...over(60), callback: each }],
      ['rollup rollups flatRollup', { ...over(60), callback: { argument: 2, calls: 'each' } }],
      ['map filter reduce some every', { ...over(10), callback: each }],
      [
        'cumsum fcumsum reverse shuffle merge pairs transpose zip difference union intersection disjoint superset subset',
        over(50),
      ],
      ['cross', over(5_000)],
      ['blur blur2 blurImage', over(30)],
      ['bin histogram', { ...light, returns: 'HistogramGeneratorNumber' }],
      ['HistogramGeneratorNumber', over(60)],
      [
        'HistogramGeneratorNumber.domain HistogramGeneratorNumber.thresholds',
        { ...light, returns: 'HistogramGeneratorNumber' },
      ],
      ['ticks tickIncrement tickStep nice', { ...light, work: { fixedNs: 2_000 } }],
      ['range', { effect: 'cpu', work: { fixedNs: 100, perUnitNs: 5, over: 0 } }],
      [
        'ascending descending bisector permute thresholdFreedmanDiaconis thresholdScott thresholdSturges',
        light,
      ],
    ],
  ),
];

import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, light } from '../../package.ts';

const step = (fixedNs: number, returns: string) => ({ ...light, work: { fixedNs }, returns }) as const;
const asks = { ...light, work: { fixedNs: 300 } } as const;

/** Decimal numbers of any length. Weights are those of numbers with about twenty digits. */
export const decimalPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'bignumber.js',
      version: '11.1.5',
      source: 'mikemcl.github.io/bignumber.js',
      declaredAs: { BigNumber: '' },
    },
    [
      ['default BigNumber', step(500, 'BigNumber')],
      [
        methodsOf(
          'BigNumber',
          'plus minus times multipliedBy mod modulo abs absoluteValue negated decimalPlaces dp integerValue shiftedBy precision sd idiv dividedToIntegerBy',
        ),
        step(400, 'BigNumber'),
      ],
      [methodsOf('BigNumber', 'div dividedBy'), step(2_000, 'BigNumber')],
      [methodsOf('BigNumber', 'pow exponentiatedBy sqrt squareRoot'), step(10_000, 'BigNumber')],
      [
        `max maximum min minimum sum random ${methodsOf('BigNumber', 'max maximum min minimum sum random clone')}`,
        step(1_000, 'BigNumber'),
      ],
      [
        methodsOf(
          'BigNumber',
          'comparedTo eq isEqualTo gt isGreaterThan gte isGreaterThanOrEqualTo lt isLessThan lte isLessThanOrEqualTo isZero isNaN isInteger isFinite isNegative isPositive toFixed toFormat toNumber toString toJSON toPrecision toExponential valueOf config set isBigNumber',
        ),
        asks,
      ],
    ],
  ),
  definePackage(
    {
      name: 'decimal.js',
      version: '10.6.0',
      source: 'mikemcl.github.io/decimal.js',
      declaredAs: { Decimal: '' },
    },
    [
      ['default Decimal', step(500, 'Decimal')],
      [
        methodsOf(
          'Decimal',
          'plus add minus sub times mul mod modulo abs absoluteValue neg negated round floor ceil trunc toDecimalPlaces toDP toSignificantDigits toSD toNearest',
        ),
        step(400, 'Decimal'),
      ],
      [methodsOf('Decimal', 'div dividedBy divToInt'), step(2_000, 'Decimal')],
      [
        methodsOf(
          'Decimal',
          'pow toPower sqrt squareRoot cbrt exp naturalExponential ln naturalLogarithm log logarithm log2 log10 sin cos tan asin acos atan sinh cosh tanh',
        ),
        step(50_000, 'Decimal'),
      ],
      // What the class itself has, by the default export too.
      [
        `max min sum random hypot ${methodsOf('Decimal', 'max min sum random hypot atan2 clone')}`,
        step(2_000, 'Decimal'),
      ],
      [
        methodsOf(
          'Decimal',
          'cmp comparedTo eq equals gt greaterThan gte greaterThanOrEqualTo lt lessThan lte lessThanOrEqualTo isZero isNaN isInteger isFinite isNegative isPositive toFixed toNumber toString toJSON toPrecision valueOf set config isDecimal sign',
        ),
        asks,
      ],
    ],
  ),
  definePackage(
    {
      name: 'big.js',
      version: '7.0.1',
      types: '@types/big.js@7.0.0',
      source: 'mikemcl.github.io/big.js',
      declaredAs: { 'Big.Big': 'Big' },
    },
    [
      ['default Big', step(500, 'Big')],
      [methodsOf('Big', 'plus add minus sub times mul mod abs neg round prec'), step(400, 'Big')],
      ['Big.div', step(3_000, 'Big')],
      [methodsOf('Big', 'pow sqrt'), step(15_000, 'Big')],
      [
        methodsOf(
          'Big',
          'cmp eq gt gte lt lte toFixed toNumber toString toJSON toPrecision toExponential valueOf',
        ),
        asks,
      ],
    ],
  ),
];

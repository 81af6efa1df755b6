import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, light } from '../../package.ts';

/** Of a matrix with a thousand rows nobody waits for an interpreter: tens of rows are what is realistic. */
const matrix = (perUnitNs: number, over: 0 | 'receiver') =>
  ({ effect: 'cpu', work: { fixedNs: 5_000, perUnitNs, over } }) as const;
const numbers = (perUnitNs: number) =>
  ({ effect: 'cpu', work: { fixedNs: 2_000, perUnitNs, over: 0 } }) as const;

const decompositions = 'SingularValueDecomposition EigenvalueDecomposition';

/** Algebra, matrices, chance. */
export const mathPackages: readonly CataloguedPackage[] = [
  definePackage(
    { name: 'mathjs', version: '15.2.0', source: 'mathjs.org/docs', declaredAs: { MathJsInstance: '' } },
    [
      // Of input that a person typed: tens of microseconds.
      ['evaluate parse compile', { ...light, work: { fixedNs: 50_000 }, returns: 'MathNode' }],
      ['MathNode.evaluate MathNode.compile', { ...light, work: { fixedNs: 5_000 }, returns: 'MathNode' }],
      ['simplify rationalize derivative', { effect: 'cpu', work: { fixedNs: 1_500_000 } }],
      ['parser', { ...light, work: { fixedNs: 10_000 }, returns: 'Parser' }],
      ['Parser.evaluate', { ...light, work: { fixedNs: 50_000 } }],
      ['Parser.set Parser.get Parser.clear Parser.remove Parser.getAll', light],
      ['inv pinv det expm sqrtm lup qr slu schur sylvester lusolve usolve lsolve', matrix(20_000, 0)],
      ['eigs', matrix(100_000, 0)],
      ['multiply dot kron cross', matrix(5_000, 0)],
      [
        'transpose zeros ones identity diag reshape resize flatten concat row column subset trace',
        numbers(100),
      ],
      ['matrix sparse', { ...numbers(100), returns: 'Matrix' }],
      [
        'Matrix.size Matrix.get Matrix.set Matrix.toArray Matrix.valueOf Matrix.clone',
        { ...light, work: { fixedNs: 2_000 } },
      ],
      ['add subtract dotMultiply dotDivide dotPow', numbers(100)],
      ['mean sum prod min max std variance mad cumsum', numbers(150)],
      ['median quantileSeq mode sort', numbers(300)],
      ['fft ifft', numbers(500)],
      ['map forEach filter', { ...numbers(100), callback: { argument: 1, calls: 'each' } }],
      [
        `abs ceil floor round fix sqrt cbrt square cube exp expm1 log log2 log10 log1p pow mod gcd lcm sign hypot norm sin cos tan asin acos atan atan2 sinh cosh
        tanh divide unaryMinus equal smaller larger smallerEq largerEq unequal compare isInteger isNaN isPositive isNegative isZero isPrime isNumeric number string boolean bignumber
        fraction complex unit format random randomInt pickRandom`,
        { ...light, work: { fixedNs: 1_000 } },
      ],
      ['factorial gamma combinations permutations', { ...light, work: { fixedNs: 3_000 } }],
      ['range', { effect: 'cpu', work: { fixedNs: 2_000, perUnitNs: 50, over: 1 } }],
      ['chain config typed import', { ...light, work: { fixedNs: 10_000 } }],
    ],
  ),
  definePackage(
    {
      name: 'ml-matrix',
      version: '6.15.1',
      source: 'mljs.github.io/matrix',
      declaredAs: {
        AbstractMatrix: 'Matrix',
        SVD: 'SingularValueDecomposition',
        EVD: 'EigenvalueDecomposition',
      },
    },
    [
      [
        'default Matrix',
        { effect: 'cpu', work: { fixedNs: 500, perUnitNs: 20, over: 0 }, returns: 'Matrix' },
      ],
      [
        methodsOf('Matrix', 'zeros ones rand randInt eye diag rowVector columnVector identity random'),
        { ...light, work: { fixedNs: 10_000 }, returns: 'Matrix' },
      ],
      ['Matrix.mmul Matrix.kroneckerProduct', { ...matrix(5_000, 'receiver'), returns: 'Matrix' }],
      ['inverse pseudoInverse solve', { ...matrix(10_000, 0), returns: 'Matrix' }],
      ['determinant linearDependencies', matrix(5_000, 0)],
      ['covariance correlation', matrix(2_000, 0)],
      [`${decompositions} SVD EVD NIPALS`, { ...matrix(20_000, 0), returns: 'SingularValueDecomposition' }],
      [
        'LuDecomposition LU QrDecomposition QR CholeskyDecomposition CHO',
        { ...matrix(5_000, 0), returns: 'LuDecomposition' },
      ],
      ['LuDecomposition.solve SingularValueDecomposition.solve', matrix(5_000, 0)],
      [
        methodsOf(
          'Matrix',
          'transpose add sub mul div clone to2DArray to1DArray abs sqrt exp log neg repeat sum mean max min norm dot trace subMatrix scaleRows scaleColumns standardDeviation variance',
        ),
        { effect: 'cpu', work: { fixedNs: 1_000, perUnitNs: 100, over: 'receiver' }, returns: 'Matrix' },
      ],
      [
        methodsOf(
          'Matrix',
          'get set getRow getColumn setRow setColumn isSquare isSymmetric isEmpty addRow addColumn removeRow',
        ),
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: 'seedrandom',
      version: '3.0.5',
      types: '@types/seedrandom@3.0.8',
      source: 'github.com/davidbau/seedrandom',
      declaredAs: { seedrandom: '' },
    },
    [
      ['default', { ...light, work: { fixedNs: 20_000 }, returns: 'PRNG' }],
      ['PRNG PRNG.quick PRNG.int32 PRNG.double', { ...light, work: { fixedNs: 100 } }],
      [
        'alea xor128 tychei xorwow xor4096 xorshift7',
        { ...light, work: { fixedNs: 2_000 }, returns: 'PRNG' },
      ],
    ],
  ),
];

import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light } from '../package.ts';

/** One multiplication of a point on a curve, in JavaScript. */
const point = { effect: 'cpu', work: { fixedNs: 1_000_000 } } as const;

/** A stream cipher or a digest over the first argument. */
const bytes = { effect: 'cpu', work: { fixedNs: 5_000, perUnitNs: 15, over: 0 } } as const;

/** Signatures and key agreement on elliptic curves. */
export const curvePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'tweetnacl',
      version: '1.0.3',
      source: 'github.com/dchest/tweetnacl-js#documentation',
      declaredAs: { 'nacl.signProps': 'sign', 'nacl.boxProps': 'box', nacl: '' },
    },
    [
      [
        'sign sign.open sign.detached sign.detached.verify sign.keyPair sign.keyPair.fromSeed',
        { ...point, work: { fixedNs: 3_000_000 } },
      ],
      ['box box.open box.before box.keyPair scalarMult scalarMult.base', point],
      ['secretbox secretbox.open hash', bytes],
      ['box.after box.open.after', bytes],
      ['randomBytes verify setPRNG', light],
    ],
  ),
  definePackage(
    { name: '@noble/curves', version: '2.4.0', source: 'github.com/paulmillr/noble-curves#usage' },
    [
      [methodsOf('*', 'sign verify getPublicKey getSharedSecret keygen recoverPublicKey hashToCurve'), point],
      ['*.lift_x *.fromHex *.fromBytes *.toBytes *.toHex', light],
      ['*.utils.randomSecretKey', light],
    ],
  ),
];

import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** A signature or a cipher of the Web Crypto API, which Node computes on libuv's threads. */
const webCrypto = { effect: 'libuv', waitMs: 1 } as const;

/** Tokens and identifiers. */
export const tokenPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'jsonwebtoken',
      version: '9.0.3',
      types: '@types/jsonwebtoken@9.0.10',
      source: 'github.com/auth0/node-jsonwebtoken#usage',
    },
    [
      // With a shared secret, as most programs do; with an RSA key signing takes about a millisecond.
      ['sign verify', { effect: 'light', work: { fixedNs: 50_000 }, callback: later }],
      ['decode', { effect: 'light', work: { fixedNs: 10_000 } }],
    ],
  ),
  definePackage(
    {
      name: 'jose',
      version: '6.2.18',
      source: 'github.com/panva/jose/tree/main/docs',
      declaredAs: { ProduceJWT: 'JWT', SignJWT: 'JWT', EncryptJWT: 'JWT' },
    },
    [
      ['SignJWT EncryptJWT', { ...light, returns: 'JWT' }],
      [
        methodsOf(
          'JWT',
          `setProtectedHeader setIssuer setSubject setAudience setJti setNotBefore setExpirationTime setIssuedAt
          setKeyManagementParameters replicateIssuerAsHeader`,
        ),
        { ...light, returns: 'JWT' },
      ],
      ['CompactSign', { ...light, returns: 'CompactSign' }],
      ['CompactSign.setProtectedHeader', { ...light, returns: 'CompactSign' }],
      ['CompactEncrypt', { ...light, returns: 'CompactEncrypt' }],
      ['CompactEncrypt.setProtectedHeader', { ...light, returns: 'CompactEncrypt' }],
      [
        `JWT.sign JWT.encrypt CompactSign.sign CompactEncrypt.encrypt jwtVerify jwtDecrypt compactVerify
        compactDecrypt flattenedVerify flattenedDecrypt generalVerify generalDecrypt importJWK importPKCS8
        importSPKI importX509 exportJWK exportPKCS8 exportSPKI generateSecret calculateJwkThumbprint`,
        webCrypto,
      ],
      ['generateKeyPair', { effect: 'libuv', waitMs: 100 }],
      ['createRemoteJWKSet createLocalJWKSet decodeJwt decodeProtectedHeader', light],
    ],
  ),
  definePackage({ name: 'uuid', version: '14.0.3', source: 'github.com/uuidjs/uuid#api-summary' }, [
    [
      'v1 v3 v4 v5 v6 v7 v1ToV6 v6ToV1 validate version parse stringify',
      { effect: 'light', work: { fixedNs: 500 } },
    ],
  ]),
  definePackage({ name: 'nanoid', version: '6.0.2', source: 'github.com/ai/nanoid#usage' }, [
    ['nanoid random', { effect: 'light', work: { fixedNs: 500 } }],
    ['customAlphabet customRandom', { ...light, returns: 'nanoid' }],
  ]),
];

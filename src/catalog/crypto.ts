import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const crypto = moduleTable('crypto', 'nodejs.org/api/crypto.html');
const zlib = moduleTable('zlib', 'nodejs.org/api/zlib.html');
const v8 = moduleTable('v8', 'nodejs.org/api/v8.html');

const codecs =
  'gzip gunzip deflate inflate deflateRaw inflateRaw unzip brotliCompress brotliDecompress zstdCompress zstdDecompress';
const withSync = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name}Sync`)
    .join(' ');
const asyncTwin = (name: string): string => `zlib.${name.replace(/Sync$/, '')}`;
const later = { argument: -1, calls: 'later' } as const;

/** Key derivation and key generation are made to be slow; hashing and compressing go by the amount of data. */
export const cryptoEntries: readonly CatalogEntry[] = [
  // Each iteration hashes twice.
  ...crypto('pbkdf2Sync', {
    effect: 'cpu',
    work: { fixedNs: 2_000, perUnitNs: 500, over: 2, isAmount: true },
    asyncTwin: 'crypto.pbkdf2',
    gives: 64,
  }),
  ...crypto('scryptSync argon2Sync', {
    effect: 'cpu',
    work: { fixedNs: 50_000_000 },
    gives: 64,
    asyncTwin: (name) => `crypto.${name.replace(/Sync$/, '')}`,
  }),
  ...crypto('generateKeyPairSync generatePrimeSync', {
    effect: 'cpu',
    work: { fixedNs: 100_000_000 },
    asyncTwin: (name) => `crypto.${name.replace(/Sync$/, '')}`,
  }),
  ...crypto('checkPrimeSync', {
    effect: 'cpu',
    work: { fixedNs: 20_000_000 },
    asyncTwin: 'crypto.checkPrime',
  }),
  ...crypto('hkdfSync generateKeySync', { effect: 'light', work: { fixedNs: 20_000 } }),
  ...crypto('pbkdf2 scrypt argon2 generateKeyPair generatePrime checkPrime', {
    effect: 'libuv',
    waitMs: 50,
    callback: later,
  }),
  ...crypto('hkdf generateKey randomFill', { effect: 'libuv', waitMs: 1, callback: later }),
  ...crypto('randomBytes', {
    effect: 'light',
    work: { fixedNs: 1_000, perUnitNs: 1.5, over: 0, isAmount: true },
    callback: later,
  }),
  ...crypto('randomInt', { effect: 'light', work: { fixedNs: 500 }, callback: later }),
  ...crypto('randomUUID', { effect: 'light', work: { fixedNs: 500 }, gives: 36 }),
  ...crypto('randomFillSync timingSafeEqual getHashes getCiphers getCurves getRandomValues', {
    effect: 'light',
    work: { fixedNs: 500 },
  }),
  ...crypto('createHash', { effect: 'light', work: { fixedNs: 1_000 }, returns: 'Hash' }),
  ...crypto('createHmac', { effect: 'light', work: { fixedNs: 1_500 }, returns: 'Hmac' }),
  ...crypto('createCipheriv', { effect: 'light', work: { fixedNs: 2_000 }, returns: 'Cipheriv' }),
  ...crypto('createDecipheriv', { effect: 'light', work: { fixedNs: 2_000 }, returns: 'Decipheriv' }),
  ...crypto('createSign', { effect: 'light', work: { fixedNs: 1_000 }, returns: 'Sign' }),
  ...crypto('createVerify', { effect: 'light', work: { fixedNs: 1_000 }, returns: 'Verify' }),
  ...crypto(methodsOf('Hash Hmac Cipheriv Decipheriv Sign Verify Cipher Decipher', 'update'), {
    effect: 'cpu',
    work: { fixedNs: 500, perUnitNs: 2, over: 0 },
  }),
  ...crypto('Hash.copy Cipheriv.final Decipheriv.final Cipher.final Decipher.final', {
    effect: 'light',
    work: { fixedNs: 1_000 },
  }),
  ...crypto(methodsOf('Hash Hmac', 'digest'), { effect: 'light', work: { fixedNs: 1_000 }, gives: 64 }),
  ...crypto('hash', { effect: 'cpu', work: { fixedNs: 1_000, perUnitNs: 2, over: 1 }, gives: 64 }),
  ...crypto('Sign.sign privateEncrypt privateDecrypt sign', {
    effect: 'cpu',
    work: { fixedNs: 700_000 },
    gives: 256,
  }),
  ...crypto('Verify.verify publicEncrypt publicDecrypt verify', {
    effect: 'light',
    work: { fixedNs: 50_000 },
  }),
  ...crypto('createPrivateKey createPublicKey', { effect: 'light', work: { fixedNs: 100_000 } }),
  ...crypto('createSecretKey', { effect: 'light', work: { fixedNs: 2_000 } }),
  ...zlib(withSync('gzip deflate deflateRaw zstdCompress'), {
    effect: 'cpu',
    work: { fixedNs: 50_000, perUnitNs: 30, over: 0 },
    asyncTwin,
  }),
  // At its default quality, 11, Brotli is made for files that are compressed once.
  ...zlib(withSync('brotliCompress'), {
    effect: 'cpu',
    work: { fixedNs: 1_000_000, perUnitNs: 1_500, over: 0 },
    asyncTwin,
  }),
  ...zlib(withSync('gunzip inflate inflateRaw unzip brotliDecompress zstdDecompress'), {
    effect: 'cpu',
    work: { fixedNs: 20_000, perUnitNs: 10, over: 0 },
    asyncTwin,
  }),
  ...zlib(codecs, { effect: 'libuv', waitMs: 10, callback: later }),
  ...'Gzip Gunzip Deflate Inflate DeflateRaw InflateRaw Unzip BrotliCompress BrotliDecompress ZstdCompress ZstdDecompress'
    .split(' ')
    .flatMap((name) => zlib(`create${name}`, { effect: 'libuv', waitMs: 10, returns: name })),
  ...zlib('crc32', { effect: 'cpu', work: { fixedNs: 200, perUnitNs: 0.5, over: 0 } }),
  ...v8('serialize deserialize', {
    effect: 'cpu',
    work: { fixedNs: 2_000, perUnitNs: 50, over: 0, isDeep: true },
  }),
  ...v8('getHeapStatistics getHeapSpaceStatistics setFlagsFromString cachedDataVersionTag', {
    effect: 'light',
  }),
  ...v8('writeHeapSnapshot getHeapSnapshot', { effect: 'cpu', work: { fixedNs: 500_000_000 } }),
];

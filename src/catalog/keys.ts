import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const crypto = moduleTable('crypto', 'nodejs.org/api/crypto.html');
const webCrypto = moduleTable('', 'nodejs.org/api/webcrypto.html');

const later = { argument: -1, calls: 'later' } as const;
const computes = (fixedNs: number): { effect: 'cpu'; work: { fixedNs: number } } => ({
  effect: 'cpu',
  work: { fixedNs },
});
const light = (fixedNs: number): { effect: 'light'; work: { fixedNs: number } } => ({
  effect: 'light',
  work: { fixedNs },
});

/** Keys, certificates and key agreement. RSA of 2048 bits, P-256 and MODP 14 stand for their kinds. */
export const keyEntries: readonly CatalogEntry[] = [
  ...['Hash', 'Hmac', 'Sign', 'Verify', 'Cipher', 'Cipheriv', 'Decipher', 'Decipheriv'].flatMap((name) =>
    crypto(name, { ...light(1_000), returns: name }),
  ),
  // Removed in Node 22: they derive the key from a password by one round of MD5.
  ...crypto('createCipher', { ...light(5_000), returns: 'Cipher' }),
  ...crypto('createDecipher', { ...light(5_000), returns: 'Decipher' }),
  ...crypto(methodsOf('Cipher Decipher', 'setAutoPadding'), { effect: 'light' }),
  ...crypto(
    methodsOf('CipherCCM CipherGCM CipherOCB CipherChaCha20Poly1305', 'setAAD getAuthTag') +
      ' ' +
      methodsOf('DecipherCCM DecipherGCM DecipherOCB DecipherChaCha20Poly1305', 'setAAD setAuthTag') +
      ' ' +
      methodsOf('Cipheriv', 'setAAD getAuthTag') +
      ' ' +
      methodsOf('Decipheriv', 'setAAD setAuthTag'),
    { effect: 'light', work: { fixedNs: 500 } },
  ),
  ...crypto('KeyObject KeyObject.from KeyObject.equals', light(5_000)),
  ...crypto('KeyObject.export KeyObject.toCryptoKey', light(50_000)),
  // Given a number of bits it looks for a safe prime: 0.1 s for 512, minutes for 4096.
  ...crypto('createDiffieHellman', { ...computes(1_000_000_000), returns: 'DiffieHellman' }),
  ...crypto('DiffieHellman', { ...computes(1_000_000_000), returns: 'DiffieHellman' }),
  ...crypto('getDiffieHellman createDiffieHellmanGroup DiffieHellmanGroup', {
    ...light(10_000),
    returns: 'DiffieHellman',
  }),
  ...crypto('DiffieHellman.generateKeys DiffieHellman.computeSecret', computes(500_000)),
  ...crypto(
    methodsOf('DiffieHellman', 'getPrime getGenerator getPublicKey getPrivateKey setPublicKey setPrivateKey'),
    light(1_000),
  ),
  ...crypto('createECDH', { ...light(10_000), returns: 'ECDH' }),
  ...crypto('ECDH', { ...light(10_000), returns: 'ECDH' }),
  ...crypto('ECDH.generateKeys ECDH.computeSecret ECDH.convertKey ECDH.setPrivateKey', light(100_000)),
  ...crypto('ECDH.getPrivateKey ECDH.getPublicKey ECDH.setPublicKey', light(2_000)),
  ...crypto('diffieHellman', { ...light(100_000), callback: later }),
  ...crypto('pseudoRandomBytes', { ...light(1_000), callback: later }),
  ...crypto('getFips secureHeapUsed', { effect: 'light' }),
  ...crypto('setFips getCipherInfo', light(5_000)),
  // Loads a library from disk.
  ...crypto('setEngine', { effect: 'io-sync', waitMs: 1 }),
  ...crypto('Certificate', { ...light(1_000), returns: 'Certificate' }),
  ...crypto(methodsOf('Certificate', 'exportChallenge exportPublicKey verifySpkac'), light(100_000)),
  ...crypto('X509Certificate', { ...light(100_000), returns: 'X509Certificate' }),
  ...crypto('X509Certificate.verify X509Certificate.checkPrivateKey', light(100_000)),
  ...crypto(
    methodsOf('X509Certificate', 'checkEmail checkHost checkIP checkIssued toJSON toLegacyObject toString'),
    light(20_000),
  ),
  ...webCrypto('Crypto.getRandomValues Crypto.randomUUID', light(1_000)),
  ...webCrypto('Crypto.CryptoKey', { effect: 'light' }),
  ...webCrypto(
    methodsOf(
      'SubtleCrypto',
      'digest encrypt decrypt sign verify deriveBits deriveKey generateKey importKey exportKey wrapKey unwrapKey',
    ),
    { effect: 'libuv', waitMs: 5 },
  ),
];

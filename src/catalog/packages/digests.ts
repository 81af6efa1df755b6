import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light, type Row } from '../package.ts';

/** A digest in JavaScript over the text or the bytes of the first argument. */
const digest = (perUnitNs: number) =>
  ({ effect: 'cpu', work: { fixedNs: 5_000, perUnitNs, over: 0 } }) as const;

/** A key from a password: slow on purpose. */
const derivation = { effect: 'cpu', work: { fixedNs: 300_000_000 }, asyncTwin: 'crypto.pbkdf2' } as const;

/** An operation with a private RSA key, in JavaScript. */
const rsa = { effect: 'cpu', work: { fixedNs: 20_000_000 } } as const;

/** Digests and ciphers written in JavaScript. */
export const digestPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'crypto-js',
      version: '4.2.0',
      types: '@types/crypto-js@4.2.2',
      source: 'cryptojs.gitbook.io/docs',
      declaredAs: {
        'global.CryptoJS': '',
        CryptoJS: '',
        'global.CryptoJS.lib.WordArray': 'WordArray',
        'global.CryptoJS.lib.CipherParams': 'CipherParams',
        Encoder: 'enc.Utf8',
        CipherHelper: '',
      },
    },
    [
      [
        `MD5 SHA1 SHA224 SHA256 SHA384 SHA512 SHA3 RIPEMD160 HmacMD5 HmacSHA1 HmacSHA224 HmacSHA256 HmacSHA384
        HmacSHA512 HmacSHA3`,
        { ...digest(60), returns: 'WordArray' },
      ],
      ['PBKDF2', { ...derivation, work: { fixedNs: 1_000_000_000 }, returns: 'WordArray' }],
      ['EvpKDF', { ...light, returns: 'WordArray' }],
      ['WordArray.toString CipherParams.toString enc.Utf8.parse enc.Utf8.stringify', light],
      ...'md5 sha1 sha256 sha512 sha3 ripemd160 hmac-md5 hmac-sha1 hmac-sha256 hmac-sha512'
        .split(' ')
        .map((file): Row => ['default', { ...digest(60), returns: 'WordArray' }, `crypto-js/${file}`]),
      [
        'default',
        { ...derivation, work: { fixedNs: 1_000_000_000 }, returns: 'WordArray' },
        'crypto-js/pbkdf2',
      ],
      // Of `crypto-js/aes` and its like.
      ['encrypt', { ...digest(150), returns: 'CipherParams' }],
      ['decrypt', { ...digest(150), returns: 'WordArray' }],
      ['*.encrypt', { ...digest(150), returns: 'CipherParams' }],
      ['*.decrypt', { ...digest(150), returns: 'WordArray' }],
    ],
  ),
  definePackage(
    {
      name: 'node-forge',
      version: '1.4.3',
      types: '@types/node-forge@1.3.14',
      source: 'github.com/digitalbazaar/forge#api',
      declaredAs: {
        'md.MessageDigest': 'MessageDigest',
        'pki.Certificate': 'Certificate',
        'hmac.HMAC': 'HMAC',
        'cipher.BlockCipher': 'BlockCipher',
        'pki.rsa.PrivateKey': 'PrivateKey',
        'pki.rsa.PublicKey': 'PublicKey',
        'util.ByteStringBuffer': 'ByteStringBuffer',
      },
    },
    [
      [
        'pki.rsa.generateKeyPair',
        { effect: 'cpu', work: { fixedNs: 150_000_000 }, asyncTwin: 'crypto.generateKeyPair' },
      ],
      ['pkcs5.pbkdf2', derivation],
      ['pki.encryptRsaPrivateKey pki.decryptRsaPrivateKey pkcs12.toPkcs12Asn1 pkcs12.pkcs12FromAsn1', rsa],
      ['PrivateKey.sign PrivateKey.decrypt Certificate.sign', rsa],
      [
        'PublicKey.verify PublicKey.encrypt Certificate.verify',
        { effect: 'cpu', work: { fixedNs: 1_000_000 } },
      ],
      [
        `pki.privateKeyToPem pki.privateKeyFromPem pki.publicKeyToPem pki.publicKeyFromPem pki.certificateToPem
        pki.certificateToAsn1 pki.certificateFromAsn1 pki.privateKeyToAsn1 pki.privateKeyFromAsn1`,
        { effect: 'light', work: { fixedNs: 300_000 } },
      ],
      ['pki.createCertificate', { ...light, returns: 'Certificate' }],
      ['pki.certificateFromPem', { effect: 'light', work: { fixedNs: 300_000 }, returns: 'Certificate' }],
      [methodsOf('Certificate', 'setSubject setIssuer setExtensions getExtension'), light],
      [
        'md.sha1.create md.sha256.create md.sha512.create md.md5.create',
        { ...light, returns: 'MessageDigest' },
      ],
      ['MessageDigest.update', { ...digest(50), returns: 'MessageDigest' }],
      ['hmac.create', { ...light, returns: 'HMAC' }],
      ['HMAC.update', digest(50)],
      ['HMAC.start', light],
      ['MessageDigest.digest HMAC.digest HMAC.getMac', { ...light, returns: 'ByteStringBuffer' }],
      ['cipher.createCipher cipher.createDecipher', { ...light, returns: 'BlockCipher' }],
      ['BlockCipher.update BlockCipher.finish', { effect: 'cpu', work: { fixedNs: 1_000_000 } }],
      ['BlockCipher.start', light],
      ['util.createBuffer', { ...light, returns: 'ByteStringBuffer' }],
      [
        'ByteStringBuffer.toHex ByteStringBuffer.getBytes ByteStringBuffer.bytes ByteStringBuffer.toString',
        light,
      ],
      ['util.encode64 util.decode64', digest(20)],
      ['util.encodeUtf8 util.decodeUtf8 util.hexToBytes util.bytesToHex', digest(10)],
      ['random.getBytesSync random.getBytes', light],
    ],
  ),
  definePackage(
    { name: '@noble/hashes', version: '2.4.0', source: 'github.com/paulmillr/noble-hashes#usage' },
    [
      [
        `sha224 sha256 sha384 sha512 sha512_256 sha1 md5 ripemd160 sha3_224 sha3_256 sha3_384 sha3_512 keccak_256
        keccak_512 shake128 shake256 blake2b blake2s blake3`,
        digest(15),
      ],
      ['hmac', { effect: 'cpu', work: { fixedNs: 10_000, perUnitNs: 15, over: 2 } }],
      ['hkdf', { effect: 'light', work: { fixedNs: 50_000 } }],
      ['pbkdf2 pbkdf2Async', derivation],
      // The asynchronous ones give the thread back now and then, but compute on it all the same.
      [
        'scrypt scryptAsync argon2id argon2idAsync argon2i argon2d',
        { ...derivation, asyncTwin: 'crypto.scrypt' },
      ],
      ['bytesToHex hexToBytes utf8ToBytes concatBytes randomBytes', light],
    ],
  ),
  definePackage(
    {
      name: 'md5',
      version: '2.3.0',
      types: '@types/md5@2.3.6',
      source: 'github.com/pvorb/node-md5#api',
    },
    [['default md5', digest(60)]],
  ),
  definePackage(
    {
      name: 'object-hash',
      version: '3.0.0',
      types: '@types/object-hash@3.0.6',
      source: 'github.com/puleos/object-hash#hashvalue-options',
      declaredAs: { objectHash: '' },
    },
    [['default objectHash sha1 keys MD5 keysMD5', digest(5_000)]],
  ),
];

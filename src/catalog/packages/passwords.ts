import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** One password, slow on purpose, on libuv's threads. */
const offThread = { effect: 'libuv', waitMs: 60, callback: later } as const;

/** The same on the calling thread, whether it gives a promise or not. */
const onThread = { effect: 'cpu', work: { fixedNs: 70_000_000 } } as const;

/** Password hashes. */
export const passwordPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'bcrypt',
      version: '6.0.0',
      types: '@types/bcrypt@6.0.0',
      source: 'github.com/kelektiv/node.bcrypt.js#api',
    },
    [
      ['hash compare', offThread],
      ['genSalt', { effect: 'libuv', waitMs: 0.1, callback: later }],
      ['hashSync compareSync', { ...onThread, asyncTwin: (name) => `bcrypt.${name.replace('Sync', '')}` }],
      ['genSaltSync getRounds', light],
    ],
  ),
  definePackage(
    {
      name: 'bcryptjs',
      version: '3.0.3',
      source: 'github.com/dcodeIO/bcrypt.js#api',
    },
    [
      // Its asynchronous functions give the thread back every 100 ms, but compute on it all the same.
      ['hash compare', { ...onThread, callback: later }],
      ['hashSync compareSync', onThread],
      ['genSalt', { ...light, callback: later }],
      ['genSaltSync getRounds getSalt truncates setRandomFallback encodeBase64 decodeBase64', light],
    ],
  ),
  definePackage(
    { name: 'argon2', version: '0.45.1', source: 'github.com/ranisalt/node-argon2/wiki/Options' },
    [
      ['hash verify', { effect: 'libuv', waitMs: 60 }],
      ['needsRehash', light],
    ],
  ),
  definePackage({ name: 'scrypt-js', version: '3.0.1', source: 'github.com/ricmoo/scrypt-js#api' }, [
    ['scrypt syncScrypt', { effect: 'cpu', work: { fixedNs: 300_000_000 }, asyncTwin: 'crypto.scrypt' }],
  ]),
  definePackage(
    {
      name: '@node-rs/bcrypt',
      version: '2.0.0',
      source: 'github.com/napi-rs/node-rs/tree/main/packages/bcrypt#api',
    },
    [
      ['hash compare verify', { effect: 'libuv', waitMs: 60 }],
      ['genSalt', { effect: 'libuv', waitMs: 0.1 }],
      [
        'hashSync compareSync verifySync',
        { ...onThread, asyncTwin: (name) => `bcrypt.${name.replace('Sync', '')}` },
      ],
      ['genSaltSync', light],
    ],
  ),
  definePackage(
    {
      name: '@node-rs/argon2',
      version: '2.2.1',
      source: 'github.com/napi-rs/node-rs/tree/main/packages/argon2#api',
    },
    [
      ['hash hashRaw verify', { effect: 'libuv', waitMs: 30 }],
      [
        'hashSync hashRawSync verifySync',
        { ...onThread, asyncTwin: (name) => `argon2.${name.replace('Sync', '')}` },
      ],
    ],
  ),
];

import assert from 'node:assert/strict';
import { Packages } from '../../../src/analysis/packages/packages.ts';
import { noSettings } from '../../../src/analysis/settings/settings.ts';
import { ProjectModel } from '../../../src/analysis/project/projectModel.ts';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { fixtureRoot } from '../analysis/fixtures.ts';

/**
 * Imports, a call as programs write it, and the entry that it is; a second one where nothing but the imports tells what
 * is called, and a class other than the declaring one is all that they name.
 */
type Usage = readonly [imports: string, call: string, entry: string, untyped?: string];

const usages: readonly Usage[] = [
  ["import fs from 'node:fs';", "fs.promises.readFile('a')", 'fs/promises:readFile'],
  ["import { promises } from 'fs';", "promises.readFile('a')", 'fs/promises:readFile'],
  ["import { readFile } from 'node:fs/promises';", "readFile('a')", 'fs/promises:readFile'],
  ["import * as fs from 'fs';", "fs.readFileSync('a')", 'fs:readFileSync'],
  ["import { realpathSync } from 'node:fs';", "realpathSync.native('a')", 'fs:realpathSync.native'],
  [
    "import fs from 'node:fs';",
    "fs.createReadStream('a').pipe(process.stdout)",
    'stream:Stream.pipe',
    'stream:Readable.pipe',
  ],
  [
    "import { createReadStream } from 'node:fs';",
    "createReadStream('a').on('data', print)",
    'stream:Readable.on',
  ],
  [
    "import { open } from 'node:fs/promises';",
    "(await open('a')).readLines()",
    'fs/promises:FileHandle.readLines',
  ],
  ["import { opendirSync } from 'node:fs';", "opendirSync('a').readSync()", 'fs:Dir.readSync'],
  [
    "import * as crypto from 'crypto';",
    "crypto.webcrypto.subtle.digest('SHA-1', bytes)",
    ':SubtleCrypto.digest',
  ],
  ['', "crypto.subtle.digest('SHA-1', bytes)", ':SubtleCrypto.digest'],
  ['', 'crypto.randomUUID()', ':Crypto.randomUUID'],
  [
    "import { createHash } from 'node:crypto';",
    "createHash('sha256').update('a').digest('hex')",
    'crypto:Hash.digest',
  ],
  [
    "import { createECDH } from 'node:crypto';",
    "createECDH('secp256k1').generateKeys()",
    'crypto:ECDH.generateKeys',
  ],
  ["import { X509Certificate } from 'node:crypto';", 'new X509Certificate(bytes)', 'crypto:X509Certificate'],
  ['', "process.stdout.write('a')", 'net:Socket.write', 'tty:WriteStream.write'],
  ['', 'process.hrtime.bigint()', ':HRTime.bigint'],
  ['', 'process.memoryUsage.rss()', ':MemoryUsageFn.rss'],
  ["import process from 'node:process';", "process.chdir('a')", ':Process.chdir'],
  ["import { hrtime } from 'node:process';", 'hrtime.bigint()', ':HRTime.bigint'],
  ["import { Worker } from 'node:worker_threads';", "new Worker('a')", 'worker_threads:Worker'],
  [
    "import { Worker } from 'node:worker_threads';",
    "new Worker('a').postMessage(1)",
    'worker_threads:Worker.postMessage',
  ],
  [
    "import { Worker } from 'node:worker_threads';",
    "new Worker('a').terminate()",
    'worker_threads:Worker.terminate',
  ],
  [
    "import { parentPort } from 'node:worker_threads';",
    'parentPort?.postMessage(1)',
    'worker_threads:MessagePort.postMessage',
  ],
  ["import http from 'node:http';", "http.get('a').on('response', print)", 'http:ClientRequest.on'],
  ["import https from 'https';", "https.request('a').end()", 'stream:Writable.end', 'http:ClientRequest.end'],
  [
    "import { createServer } from 'node:http';",
    'createServer(print).listen(80)',
    'net:Server.listen',
    'http:Server.listen',
  ],
  ["import { connect } from 'node:http2';", "connect('a').request({})", 'http2:ClientHttp2Session.request'],
  ["import { connect } from 'node:net';", 'connect(80).setNoDelay()', 'net:Socket.setNoDelay'],
  ["import { createSocket } from 'node:dgram';", "createSocket('udp4').send('a', 80)", 'dgram:Socket.send'],
  [
    "import { Resolver } from 'node:dns/promises';",
    "new Resolver().resolve4('a')",
    'dns/promises:Resolver.resolve4',
  ],
  ["import dns from 'node:dns';", "dns.promises.lookup('a')", 'dns/promises:lookup'],
  [
    "import { promisify } from 'node:util';\nimport { exec } from 'node:child_process';\nconst run = promisify(exec);",
    "run('date')",
    'child_process:exec',
  ],
  [
    "import util from 'util';\nimport { execFile } from 'child_process';",
    "util.promisify(execFile)('date')",
    'child_process:execFile',
  ],
  [
    "import { spawn } from 'node:child_process';",
    "spawn('a').on('exit', print)",
    'child_process:ChildProcess.on',
  ],
  ["import cluster from 'node:cluster';", 'cluster.fork()', 'cluster:Cluster.fork'],
  ["import timers from 'node:timers/promises';", 'timers.setTimeout(10)', 'timers/promises:setTimeout'],
  ["import { setTimeout as sleep } from 'node:timers/promises';", 'sleep(10)', 'timers/promises:setTimeout'],
  [
    "import { scheduler } from 'node:timers/promises';",
    'scheduler.wait(10)',
    'timers/promises:Scheduler.wait',
  ],
  ["import stream from 'node:stream';", 'stream.promises.pipeline(a, b)', 'stream/promises:pipeline'],
  ["import { pipeline } from 'node:stream/promises';", 'pipeline(a, b)', 'stream/promises:pipeline'],
  ["import { Readable } from 'node:stream';", 'Readable.from([1]).toArray()', 'stream:Readable.toArray'],
  ["import { text } from 'node:stream/consumers';", 'text(a)', 'stream/consumers:text'],
  ["import { once } from 'node:events';", "once(a, 'end')", 'events:once'],
  [
    "import EventEmitter from 'node:events';",
    "new EventEmitter().once('end', print)",
    ':EventEmitter.once',
    'events:EventEmitter.once',
  ],
  [
    "import readline from 'node:readline';",
    'readline.createInterface({ input: a })',
    'readline:createInterface',
  ],
  ["import EventEmitter from 'events';", "EventEmitter.once(a, 'end')", 'events:once'],
  [
    "import readline from 'node:readline/promises';",
    "readline.createInterface({ input: a }).question('a')",
    'readline/promises:Interface.question',
  ],
  ["import zlib from 'node:zlib';", 'zlib.createGzip().flush()', 'zlib:Zlib.flush'],
  ["import v8 from 'node:v8';", 'v8.serialize(1)', 'v8:serialize'],
  ["import vm from 'node:vm';", "new vm.Script('1').runInNewContext()", 'vm:Script.runInNewContext'],
  [
    "import { AsyncLocalStorage } from 'node:async_hooks';",
    'new AsyncLocalStorage().run(1, print)',
    'async_hooks:AsyncLocalStorage.run',
  ],
  ["import { performance } from 'node:perf_hooks';", 'performance.now()', 'perf_hooks:Performance.now'],
  ['', 'performance.now()', 'perf_hooks:Performance.now', ':Performance.now'],
  ["import { Session } from 'node:inspector';", "new Session().post('a')", 'inspector:Session.post'],
  ["import { types } from 'node:util';", 'types.isDate(1)', 'util/types:isDate'],
  ["import { isDate } from 'node:util/types';", 'isDate(1)', 'util/types:isDate'],
  ["import { Buffer } from 'node:buffer';", "Buffer.from('a')", ':Buffer.from'],
  ['', 'Buffer.concat([])', ':Buffer.concat'],
  ["import { URL } from 'node:url';", "new URL('a')", ':URL'],
  ["import { TextDecoder } from 'node:util';", 'new TextDecoder().decode(bytes)', ':TextDecoder.decode'],
  ["import console from 'node:console';", "console.log('a')", ':Console.log'],
  ["import path from 'node:path';", "path.posix.join('a')", 'path:join'],
  ["import { join } from 'node:path/win32';", "join('a')", 'path:join'],
  ["import assert from 'node:assert/strict';", 'assert.deepEqual(1, 1)', 'assert:deepEqual'],
  ["import test from 'node:test';", "test('a', print)", 'test:test', 'test:default'],
  ["import { describe } from 'node:test';", "describe('a', print)", 'test:suite', 'test:describe'],
  ['', "fetch('a')", ':fetch'],
  ['', "(await fetch('a')).json()", ':BodyMixin.json', ':Response.json'],
  ['', 'new TextEncoder().encode(a)', ':TextEncoder.encode'],
  ['', 'new MessageChannel().port1.postMessage(1)', 'worker_threads:MessagePort.postMessage'],
  ['', "new WebSocket('a').send('b')", ':WebSocket.send'],
  ["class URL { toString() { return ''; } }", "new URL('a')", 'functions'],
  ['function fetch(url) { return url; }', "fetch('a')", 'functions'],
  ["const { readFileSync } = require('node:fs');", "readFileSync('a')", 'fs:readFileSync'],
  ["const fs = await import('node:fs/promises');", "fs.stat('a')", 'fs/promises:stat'],
  [
    "import { DatabaseSync } from 'node:sqlite';",
    "new DatabaseSync('a').prepare('b').all()",
    'sqlite:StatementSync.all',
  ],
  ["import { zstdCompressSync } from 'node:zlib';", 'zstdCompressSync(bytes)', 'zlib:zstdCompressSync'],
  ['', "structuredClone('a')", ':structuredClone'],
  ['', 'queueMicrotask(print)', ':queueMicrotask'],
  ['', "new BroadcastChannel('a')", ':BroadcastChannel'],
  ['', 'AbortSignal.timeout(10)', ':AbortSignal.timeout'],
  ['', 'Atomics.wait(words, 0, 0)', ':Atomics.wait'],
  ['', "new Intl.DateTimeFormat('de').format()", ':Intl.DateTimeFormat.format'],
];

/** What the file of a usage has besides: values that are not under test. */
const rest = `
declare const a: any, b: any, bytes: Uint8Array, words: Int32Array;
declare function print(...values: unknown[]): void;
`;

describe('calls of Node as programs write them', () => {
  let session: CompilerSession;

  before(() => {
    session = new CompilerSession({ workingDirectory: fixtureRoot });
  });
  after(() => {
    session.dispose();
  });

  /** The entry that each usage's call runs, in one project. */
  function entriesOf(folder: string, options: string): readonly (readonly [string, string])[] {
    const at = (name: string): string => `${fixtureRoot}/${folder}/${name}`;
    session.setText(
      at('tsconfig.json'),
      `{ "compilerOptions": { "target": "es2023", "lib": ["es2023"], "module": "nodenext", "noEmit": true, ${options} } }`,
    );
    for (const [index, [imports, call]] of usages.entries()) {
      session.setText(
        at(`usage${index}.mts`),
        `${imports}\n${rest}export async function usage() {\n  return [${call}];\n}\n`,
      );
    }
    const project = session.projectOf(at('usage0.mts'));
    assert.ok(project);
    const model = new ProjectModel(project, new WeakMap(), {
      settings: noSettings,
      packages: new Packages((files) => session.parse(files)),
      isWholeAsked: false,
    });
    return usages.map(([, call], index) => {
      const facts = model.facts(at(`usage${index}.mts`));
      const made = facts?.functions
        .find(({ name }) => name === 'usage')
        ?.calls.find(({ node }) => node.getText() === call);
      assert.ok(facts && made, call);
      const target = model.targets(facts).ofCall(made);
      return [
        call,
        target.kind === 'catalogued' ? `${target.entry.module}:${target.entry.name}` : target.kind,
      ] as const;
    });
  }

  it('are known by their declarations', () => {
    const wrong = entriesOf('typed-usages', '"types": ["node"]').filter(
      ([, entry], index) => entry !== usages[index]?.[2],
    );
    assert.deepEqual(wrong, []);
  });

  it('are known by what is imported where types are missing', () => {
    const wrong = entriesOf('untyped-usages', '"types": [], "typeRoots": []').filter(
      ([, entry], index) => entry !== (usages[index]?.[3] ?? usages[index]?.[2]),
    );
    assert.deepEqual(wrong, []);
  });
});

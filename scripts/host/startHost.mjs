import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StepError } from '../setup/runCommand.mjs';
import { quietSettings } from './settings.mjs';

/**
 * @typedef {object} HostOptions
 * @property {import('./installHost.mjs').Host} host
 * @property {string} data a folder for everything that this server keeps; two runs that share one share state
 * @property {string} [token] the connection token; without one, whoever reaches the port gets in (tests on a private data folder only)
 * @property {boolean} workspaceTrust whether folders must be trusted first, as they must for a person
 * @property {Record<string, unknown>} [settings] the user's settings, written only where there are none yet
 * @property {string} [extension] a folder with an extension, absolute, that is there as if it were installed; a built change of it is seen after a reload
 * @property {boolean} [testDriver] whether the address may name an extension in development and tests to run in it. VS Code then keeps its notifications to itself.
 * @property {NodeJS.ProcessEnv} [env] more environment variables, seen by extensions, terminals and tasks
 * @property {number} [graceSeconds] how long an extension host outlives its page
 */

/**
 * @typedef {object} RunningHost
 * @property {string} authority `127.0.0.1:PORT`
 * @property {number} pid of the guard: the server and all that it starts are its descendants
 * @property {string} log file with the server's output
 * @property {Promise<void>} ended fulfilled when the server is gone, asked or not
 * @property {() => Promise<void>} stop ends the server and everything that it started
 */

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
const startDeadlineMs = 60_000;

/**
 * Starts VS Code's server on a free port of 127.0.0.1 and waits until it listens.
 *
 * @param {HostOptions} options
 * @returns {Promise<RunningHost>}
 */
export async function startHost(options) {
  const user = path.join(options.data, 'data', 'User');
  await mkdir(user, { recursive: true });
  const settings = path.join(user, 'settings.json');
  if (!existsSync(settings)) {
    await writeFile(settings, `${JSON.stringify({ ...quietSettings, ...options.settings }, null, 2)}\n`);
  }
  const extensions = extensionsFolder(options);
  await mkdir(extensions, { recursive: true });
  if (options.extension !== undefined) await linkExtension(options.extension, extensions);
  // In a file that only this user can read: a command line is seen by all.
  if (options.token !== undefined) await writeFile(tokenFile(options), options.token, { mode: 0o600 });
  const log = path.join(options.data, 'server.log');
  const args = [guard, options.host.node, options.host.serverMain, ...serverArguments(options)];
  const child = spawn(process.execPath, args, {
    cwd: options.data,
    env: { ...environmentOutsideNpm(), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // In a process group of its own: Ctrl-C reaches us alone, and we end it in order.
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const ended = closed(child, file);
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  const port = await listeningPort(child).catch(async (/** @type {unknown} */ error) => {
    await stop();
    throw error;
  });
  return { authority: `127.0.0.1:${port}`, pid: child.pid ?? 0, log, ended, stop };
}

/**
 * @param {HostOptions} options
 * @returns {string[]}
 */
function serverArguments(options) {
  return [
    '--host=127.0.0.1',
    '--port=0',
    options.token === undefined
      ? '--without-connection-token'
      : `--connection-token-file=${tokenFile(options)}`,
    '--accept-server-license-terms',
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    '--disable-telemetry',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    `--server-data-dir=${options.data}`,
    `--extensions-dir=${extensionsFolder(options)}`,
    ...(options.graceSeconds === undefined ? [] : [`--reconnection-grace-time=${options.graceSeconds}`]),
  ];
}

/** @param {HostOptions} options */
function extensionsFolder(options) {
  return path.join(options.data, 'extensions');
}

/**
 * Makes an extension installed by a link to its folder: for VS Code it is one like any other, and nothing is copied.
 *
 * @param {string} folder
 * @param {string} extensions
 */
async function linkExtension(folder, extensions) {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const link = path.join(extensions, `${publisher}.${name}-${version}`);
  await rm(link, { force: true });
  await symlink(folder, link);
  // VS Code's list of what is installed: without one it looks into the folder and writes a new one.
  await rm(path.join(extensions, 'extensions.json'), { force: true });
}

/** @param {HostOptions} options */
function tokenFile(options) {
  return path.join(options.data, 'connection-token');
}

/**
 * npm tells its scripts about themselves in the environment and puts our packages' commands on PATH. Terminals and tasks
 * must see neither: an npm that runs there would take our package for its own, and a program that forgot to install its
 * `tsx` would find ours.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function environmentOutsideNpm() {
  // What a person configures by variables (a registry, a cache) stays; what npm only says about this run goes.
  const ofThisRun =
    /^(npm_(?!config_).*|npm_config_(prefix|global_prefix|local_prefix|user_agent|node_gyp|noproxy)|INIT_CWD)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisRun.test(name)));
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const kept = folders.filter((folder) => !/node_modules[\\/]\.bin$|node-gyp-bin$/.test(folder));
  return { ...env, PATH: kept.join(path.delimiter) };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {import('node:fs').WriteStream} log
 */
async function closed(child, log) {
  await once(child, 'close');
  log.end();
}

/**
 * The port that the server says it listens on: it takes a free one itself, so that no other process can be first.
 *
 * @param {import('node:child_process').ChildProcessByStdio<import("node:stream").Writable, import('node:stream').Readable, import('node:stream').Readable>} child
 * @returns {Promise<number>}
 */
function listeningPort(child) {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) => {
      const tail = output.trim().split('\n').slice(-20).join('\n');
      reject(new StepError(`VS Code's server ${what}.\n${tail}`));
    };
    const timer = setTimeout(() => {
      fail(`did not listen within ${startDeadlineMs / 1000} s`);
    }, startDeadlineMs);
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (match === null) return;
      clearTimeout(timer);
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read);
      resolve(Number(match[1]));
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    child.once('close', () => {
      clearTimeout(timer);
      fail('ended while it started');
    });
  });
}

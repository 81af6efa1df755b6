import path from 'node:path';
import { runNpm } from '../setup/npm.mjs';
import { runCommand } from '../setup/runCommand.mjs';

/**
 * The server's native modules that matter here.
 * - node-pty: terminals and tasks. Its package ships binaries, so it is compiled only where those do not load.
 * - spdlog: the server's log files. native-watchdog: an extension host ends when its server was killed.
 */
const nativeModules = [
  { name: 'node-pty', loss: 'terminals and tasks do not work in it', check: "require('node-pty').native" },
  { name: '@vscode/spdlog', loss: 'it writes no log files', check: "require('@vscode/spdlog').version" },
  {
    name: '@vscode/native-watchdog',
    loss: 'a killed server may leave its extension hosts running',
    check: "require('@vscode/native-watchdog').start.name",
  },
];

/**
 * Makes the native modules loadable, each on its own. None of them is needed to start the server, so where a compiler is
 * missing one line says what is lost instead of failing the installation.
 *
 * @param {import('./installHost.mjs').Host} host
 * @param {string} server the folder whose node_modules has them
 */
export async function buildNativeModules(host, server) {
  const env = {
    ...process.env,
    PATH: `${path.dirname(host.node)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    // The Node package brings its headers along: node-gyp has nothing to download.
    npm_config_nodedir: path.resolve(path.dirname(host.node), '..'),
  };
  for (const module of nativeModules) {
    const loads = () =>
      runCommand(host.node, ['--eval', module.check], { cwd: server }).then(
        () => true,
        () => false,
      );
    if (await loads()) continue;
    const failure = await runNpm(['rebuild', module.name], { cwd: server, env }).then(
      () => undefined,
      (/** @type {unknown} */ error) => error,
    );
    if (failure === undefined && (await loads())) continue;
    console.log(
      `  ${module.name} of VS Code's server could not be compiled, so ${module.loss}. ` +
        'Install python3, make and g++ and remove the folder above to have it.',
    );
  }
}

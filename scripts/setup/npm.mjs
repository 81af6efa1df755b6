import { runCommand } from './runCommand.mjs';

/**
 * Runs npm: the one that started this script where there is one, so that a person's choice of npm holds all the way.
 *
 * @param {readonly string[]} args
 * @param {import('./runCommand.mjs').CommandOptions} options
 * @returns {Promise<string>} what it printed
 */
export function runNpm(args, options) {
  const own = process.env['npm_execpath'];
  if (own?.endsWith('.js')) return runCommand(process.execPath, [own, ...args], options);
  return runCommand('npm', args, options);
}

/**
 * Runs one of npm's installing commands, without the reports that nobody reads here.
 *
 * @param {readonly string[]} args
 * @param {import('./runCommand.mjs').CommandOptions} options
 */
export async function installWithNpm(args, options) {
  await runNpm([...args, '--no-audit', '--no-fund'], options);
}

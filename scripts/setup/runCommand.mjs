import { spawn } from 'node:child_process';

/** What went wrong in a step, told so that it can be printed as it is: no stack is needed to act on it. */
export class StepError extends Error {
  /** @override */
  name = 'StepError';
}

/**
 * @typedef {object} CommandOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [show] Pass the output on as it comes; otherwise it is kept and shown only when the command fails.
 */

/**
 * Runs a command to its end and returns its standard output (empty with `show`).
 * Rejects with a {@link StepError} that names the command, its folder and the last lines that it printed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<string>}
 */
export function runCommand(command, args, options) {
  const line = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // npm and code are .cmd files on Windows, which Node starts through a shell only.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    let output = '';
    let all = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      all += chunk.toString();
    });
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
      all += chunk.toString();
    });
    child.once('error', (error) => {
      reject(new StepError(`\`${line}\` could not be started: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      if (code === 0) {
        resolve(output);
        return;
      }
      const end = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
      const tail = all.trim().split('\n').slice(-25).join('\n');
      reject(new StepError(`\`${line}\` in ${options.cwd} ${end}.${tail === '' ? '' : `\n${tail}`}`));
    });
  });
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { CommandError, exitCodes } from './exitCodes.ts';

/** `poolwright lsp --stdio`: the language server, for editors other than VS Code. */
export function registerLsp(program: Command): void {
  program
    .command('lsp')
    .description('run the language server')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => {
      process.exitCode = await runServer();
    });
}

/** Resolves with the server's own exit code. */
function runServer(): Promise<number> {
  // The server lies beside the command line's bundle.
  const server = fileURLToPath(new URL('./server.cjs', import.meta.url));
  if (!existsSync(server))
    throw new CommandError(`The language server is not at ${server}; build it first.`, exitCodes.failed);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? exitCodes.failed);
    });
  });
}

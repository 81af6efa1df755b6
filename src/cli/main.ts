import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { registerAnalyze } from './analyze.ts';
import { CommandError, exitCodes } from './exitCodes.ts';
import { registerLsp } from './lsp.ts';
import { registerMeasure } from './measure.ts';
import { registerProfile } from './profile.ts';
import { registerWrap } from './wrap.ts';
import { wrongUse } from './wrongUse.ts';

const program = new Command('poolwright')
  .description('Finds what holds the event loop, moves it into a pool, and shows what every worker then did.')
  .version(manifest.version)
  // Commander would end the process with 1, which here means that something was found.
  .exitOverride()
  .configureOutput({
    outputError: (message, write) => {
      write(`${wrongUse(message, process.argv.slice(2))}\n`);
    },
  });

registerAnalyze(program);
registerWrap(program);
registerMeasure(program);
registerProfile(program);
registerLsp(program);

void program.parseAsync().catch((error: unknown) => {
  process.exitCode = report(error);
});

/** Says what went wrong, in one line, unless commander has said it already; answers with the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CommandError) {
    process.stderr.write(oneLine(`error: ${message}`));
    return error.exitCode;
  }
  process.stderr.write(oneLine(`error: Poolwright itself failed (${message}); please report this.`));
  return exitCodes.failed;
}

function oneLine(message: string): string {
  return `${message.trim().replaceAll(/\s*\n\s*/g, ' ')}\n`;
}

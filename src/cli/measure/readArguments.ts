import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArgumentSource } from '../../measure/index.ts';
import { CommandError } from '../exitCodes.ts';

/**
 * Where the arguments come from. `--args 640 '"cubic"'` is one call with two arguments; the module of `--args-from` is
 * loaded by the measuring process, for it may be written in TypeScript.
 *
 * @throws CommandError
 */
export function readArguments(
  args: true | readonly string[] | undefined,
  module: string | undefined,
): ArgumentSource {
  if (module !== undefined) {
    if (!existsSync(module))
      throw new CommandError(`${module} does not exist; give the path of the module from here.`);
    return { kind: 'module', url: pathToFileURL(path.resolve(module)).href };
  }
  if (args === undefined) {
    throw new CommandError(
      'Say what to call it with: --args and each argument as JSON, or --args-from and a module.',
    );
  }
  return { kind: 'lists', lists: [args === true ? [] : args.map(parse)] };
}

function parse(text: string, index: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `Argument ${index + 1} is no JSON (${reason}); strings need quotes of their own: '"text"'.`,
    );
  }
}

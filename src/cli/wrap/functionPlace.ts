import { CommandError } from '../exitCodes.ts';

/** A function on the command line. */
export interface FunctionPlace {
  readonly file: string;
  readonly name: string;
}

/**
 * Takes `src/a.ts#Class.method` apart, at the first `#` behind a source file's extension: folders and names may have
 * one, too (`src/c#/a.ts#Vault.#seal`).
 * @throws CommandError where there is none.
 */
export function parseFunctionPlace(text: string): FunctionPlace {
  const parts = /^(.*?\.[cm]?[jt]sx?)#(.+)$/s.exec(text);
  const [, file, name] = parts ?? [];
  if (file === undefined || name === undefined) {
    throw new CommandError(`${text} names no function; write FILE#NAME, such as src/resample.ts#resample.`);
  }
  return { file, name };
}

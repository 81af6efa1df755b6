import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** What a test reads of a workspace: all sources and package.json, by path. */
export async function sourcesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(path.join(folder, 'src'))).map((name) => `src/${name}`);
  const files = ['package.json', ...names.sort()];
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => [
        file,
        await readFile(path.join(folder, file), 'utf8'),
      ]),
    ),
  );
}

import path from 'node:path';
import { folderOf } from './paths.ts';

const configNames = ['tsconfig.json', 'jsconfig.json'];

export function isConfigFile(file: string): boolean {
  return /^(tsconfig.*|jsconfig)\.json$/.test(path.posix.basename(file));
}

/** The nearest configuration file above each folder, looked for once. */
export class NearestConfigs {
  readonly #exists: (file: string) => boolean;
  readonly #above = new Map<string, string | undefined>();

  constructor(exists: (file: string) => boolean) {
    this.#exists = exists;
  }

  of(folder: string): string | undefined {
    if (this.#above.has(folder)) return this.#above.get(folder);
    const here = configNames
      .map((name) => path.posix.join(folder, name))
      .find((config) => this.#exists(config));
    const parent = folderOf(folder);
    const found = here ?? (parent === folder ? undefined : this.of(parent));
    this.#above.set(folder, found);
    return found;
  }

  forget(): void {
    this.#above.clear();
  }
}

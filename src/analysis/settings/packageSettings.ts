import { existsSync } from 'node:fs';
import { withUserEntries } from '../../catalog/index.ts';
import { type PackageFile, readPackageFile } from './packageFile.ts';
import type { PackageText } from './readPackageText.ts';
import { type FileSettings, noSettings, type Settings } from './settings.ts';

/** What is known of a folder: its own package.json and those of the folders around it. */
interface Folder {
  readonly settings: FileSettings;
  /** From the nearest to the outermost. */
  readonly packages: readonly PackageFile[];
}

const nothing: Folder = { settings: noSettings.of(''), packages: [] };

/** Settings from the package.json files above each file, up to the root of its repository. The nearest wins. */
export class PackageSettings implements Settings {
  readonly #readText: (file: string) => PackageText;
  readonly #folders = new Map<string, Folder>();

  /** `readText` gives `undefined` for a file that is not there. */
  constructor(readText: (file: string) => PackageText) {
    this.#readText = readText;
  }

  of(file: string): FileSettings {
    return this.#folder(folderOf(file)).settings;
  }

  packageNameOf(file: string): string | undefined {
    return this.#folder(folderOf(file)).packages.find(({ name }) => name !== undefined)?.name;
  }

  /** Some package.json may have changed: all are read again. */
  forget(): void {
    this.#folders.clear();
  }

  #folder(folder: string): Folder {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const found = this.#read(folder);
    this.#folders.set(folder, found);
    return found;
  }

  #read(folder: string): Folder {
    const parent = folderOf(folder);
    // A repository ends here, and so does what its people have a say in.
    const isOutermost = parent === folder || existsSync(`${folder}/.git`);
    const around = isOutermost ? nothing : this.#folder(parent);
    const file = folder.endsWith('/') ? `${folder}package.json` : `${folder}/package.json`;
    const text = this.#readText(file);
    if (text === undefined) return around;
    const own = readPackageFile(file, text);
    const packages = [own, ...around.packages];
    return {
      packages,
      settings: {
        catalog:
          own.entries.length === 0
            ? around.settings.catalog
            : withUserEntries(packages.flatMap(({ entries }) => entries)),
        severity: { ...around.settings.severity, ...own.severity },
        problems: [...own.problems, ...around.settings.problems],
      },
    };
  }
}

function folderOf(file: string): string {
  const parent = file.slice(0, file.lastIndexOf('/'));
  // `C:` without a slash would be the current folder of that drive.
  return parent === '' || /^[A-Za-z]:$/.test(parent) ? `${parent}/` : parent;
}

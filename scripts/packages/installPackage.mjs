import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installWithNpm } from '../setup/npm.mjs';
import { installOnce } from './installOnce.mjs';

/** Settings under which every package of the catalogue is checked, with its own paths added. */
const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'ESNext.Disposable', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  module: 'preserve',
  moduleResolution: 'bundler',
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
};

/**
 * A project of a package's TypeScript sources: `src`, a tsconfig, and in `node_modules` what they import.
 *
 * @param {import('./catalogue.mjs').WholePackage} wanted
 * @returns {Promise<string>} the project's folder, absolute
 */
export async function installPackage(wanted) {
  const { name, version, paths, besides = [] } = wanted;
  const options = paths === undefined ? compilerOptions : { ...compilerOptions, paths };
  const tsconfig = { compilerOptions: options, include: ['src'] };
  const slug = name.replace('@', '').replace('/', '-');
  return installOnce(`${slug}-${version}`, { wanted, tsconfig }, async (folder) => {
    console.log(`Installing ${name} ${version} from npm (once).`);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    await installWithNpm(['install', '--ignore-scripts', '--save-exact', `${name}@${version}`, ...besides], {
      cwd: folder,
    });
    await copySources(wanted, folder);
    await writeFile(path.join(folder, 'tsconfig.json'), `${JSON.stringify(tsconfig, undefined, 2)}\n`);
  });
}

/**
 * @param {import('./catalogue.mjs').WholePackage} wanted
 * @param {string} folder
 */
async function copySources({ name, sources, leaveOut = [] }, folder) {
  const from = path.join(folder, 'node_modules', name, sources);
  await cp(from, path.join(folder, 'src'), {
    recursive: true,
    filter: (file) => {
      const [top = ''] = path.relative(from, file).split(path.sep);
      // Folders, TypeScript, and the JSON that it may import; not what it was compiled to.
      return (
        !leaveOut.includes(top) && !/\.(?:[cm]?jsx?|map|md)$/.test(file) && !/tsconfig.*\.json$/.test(file)
      );
    },
  });
}

import path from 'node:path';
import { POOL_FILE_MARK } from '../poolFiles.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { poolFileNames, sourceRoot } from './poolPlacement.ts';

const endings = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];

/**
 * Where both pool files of a module's package are, or would go, absolute: the pools first. For messages; what is written
 * there is another question.
 */
export function poolFilesOf(module: string, packageFolder: string, files: ProjectFiles): readonly string[] {
  const folder = sourceRoot(module, packageFolder);
  const own = path.posix.extname(module).slice(1).replace(/x$/, '');
  const at = (name: string, ending: string): string => path.posix.join(folder, `${name}.${ending}`);
  const places = poolFileNames.flatMap((names) => [own, ...endings].map((ending) => ({ names, ending })));
  const isOurs = ({ names, ending }: (typeof places)[number]): boolean =>
    files.read(at(names.pools, ending))?.startsWith(POOL_FILE_MARK) ?? false;
  const isFree = ({ names, ending }: (typeof places)[number]): boolean =>
    ![names.pools, names.worker].some((name) => files.exists(at(name, ending)));
  const place = places.find(isOurs) ?? places.find(isFree);
  return place === undefined
    ? []
    : [place.names.pools, place.names.worker].map((name) => at(name, place.ending));
}

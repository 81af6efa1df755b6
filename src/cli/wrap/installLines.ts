import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ReadyWrap } from '../../core/index.ts';
import { relativePath } from '../relativePath.ts';

/** What to run so that the wrapped program finds what it needs; nothing is ever installed by itself. */
export function installLines({ created, edits, install }: ReadyWrap, root: string): readonly string[] {
  if (install.length === 0) return [];
  const manifest = edits.find(({ file }) => path.posix.basename(file) === 'package.json')?.file;
  const folder = path.posix.dirname(manifest ?? created[0]?.file ?? root);
  const types = install.filter((name) => name.startsWith('@types/'));
  const client = clientOf(folder);
  const commands = [
    ...(types.length < install.length ? [`${client} install`] : []),
    ...(types.length > 0 ? [`${client} ${client === 'npm' ? 'install' : 'add'} -D ${types.join(' ')}`] : []),
  ];
  const where = folder === root ? '' : ` in ${relativePath(root, folder)}`;
  return [`Not installed yet: ${install.join(', ')}. Run${where}: ${commands.join(' && ')}`];
}

/** The package manager whose lock file lies in the folder or above it. */
function clientOf(folder: string): 'npm' | 'pnpm' | 'yarn' {
  for (let at = folder; ; at = path.posix.dirname(at)) {
    if (existsSync(path.posix.join(at, 'package-lock.json'))) return 'npm';
    if (existsSync(path.posix.join(at, 'pnpm-lock.yaml'))) return 'pnpm';
    if (existsSync(path.posix.join(at, 'yarn.lock'))) return 'yarn';
    if (at === path.posix.dirname(at)) return 'npm';
  }
}

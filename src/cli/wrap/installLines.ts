import path from 'node:path';
import type { ReadyWrap } from '../../core/index.ts';
import { packageManagerOf } from '../../wrap/index.ts';
import { relativePath } from '../relativePath.ts';

/** What to run so that the wrapped program finds what it needs; nothing is ever installed by itself. */
export function installLines({ created, edits, install }: ReadyWrap, root: string): readonly string[] {
  if (install.length === 0) return [];
  const manifest = edits.find(({ file }) => path.posix.basename(file) === 'package.json')?.file;
  const folder = path.posix.dirname(manifest ?? created[0]?.file ?? root);
  const types = install.filter((name) => name.startsWith('@types/'));
  const manager = packageManagerOf(folder);
  const commands = [
    ...(types.length < install.length ? [manager.install] : []),
    ...(types.length > 0 ? [`${manager.addForDevelopment} ${types.join(' ')}`] : []),
  ];
  const where = folder === root ? '' : ` in ${relativePath(root, folder)}`;
  return [`Not installed yet: ${install.join(', ')}. Run${where}: ${commands.join(' && ')}`];
}

import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { wholePackages } from '../scripts/packages/catalogue.mjs';
import { installOnce } from '../scripts/packages/installOnce.mjs';
import { installPackage } from '../scripts/packages/installPackage.mjs';

/** The folder of a package of the catalogue, installed if it is not there. */
export async function packageProject(name: string): Promise<string> {
  const wanted = wholePackages.find((one) => one.name === name);
  if (wanted === undefined) throw new Error(`${name} is not in the catalogue.`);
  return installPackage(wanted);
}

/** What the mixed project is made of: everything of the catalogue but the two giants. */
const mixed = wholePackages.filter(({ name }) => name !== 'viem' && name !== 'effect');

/** The large file that is edited: zod's classic schemas, 5,138 lines of classes. */
export const editedFile = 'packages/zod-0/src/v3/types.ts';

/**
 * One project of about 132,000 lines for each copy: six packages side by side, each with its own `node_modules`, under
 * one tsconfig. Tests that packages ship are left out.
 */
export async function mixedProject(copies: number): Promise<string> {
  const sources = await Promise.all(mixed.map(async (one) => ({ one, folder: await installPackage(one) })));
  const recipe = { copies, from: sources.map(({ folder }) => path.basename(folder)) };
  return installOnce(`mixed-${copies}`, recipe, async (target) => {
    for (let copy = 0; copy < copies; copy += 1) {
      for (const { one, folder } of sources) {
        const name = `${one.name.replace('@', '').replace('/', '-')}-${copy}`;
        await copySources(folder, path.join(target, 'packages', name));
      }
    }
    const [{ folder } = { folder: '' }] = sources;
    const { compilerOptions } = JSON.parse(await readFile(path.join(folder, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: object;
    };
    await symlink(path.join(folder, 'node_modules'), path.join(target, 'node_modules'));
    const tsconfig = { compilerOptions, include: ['packages/*/src'] };
    await writeFile(path.join(target, 'tsconfig.json'), JSON.stringify(tsconfig));
    await writeFile(path.join(target, 'package.json'), '{ "private": true, "type": "module" }\n');
  });
}

async function copySources(from: string, to: string): Promise<void> {
  await cp(path.join(from, 'src'), path.join(to, 'src'), {
    recursive: true,
    filter: (file) => path.basename(file) !== 'tests',
  });
  await symlink(path.join(from, 'node_modules'), path.join(to, 'node_modules'));
  await cp(path.join(from, 'package.json'), path.join(to, 'package.json'));
}

/** Lines of the project's own TypeScript. */
export async function countLines(project: string): Promise<number> {
  let lines = 0;
  for (const entry of await readdir(project, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || file.includes(`${path.sep}node_modules${path.sep}`)) continue;
    if (/\.[cm]?tsx?$/.test(file)) lines += (await readFile(file, 'utf8')).split('\n').length - 1;
  }
  return lines;
}

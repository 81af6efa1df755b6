import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce } from '../../scripts/packages/installOnce.mjs';
import { installWithNpm } from '../../scripts/setup/npm.mjs';

/** The `node_modules`, absolute, of packages of exact versions (`name@version`), installed when they are not there yet. */
export async function installFromNpm(name: string, wanted: readonly string[]): Promise<string> {
  const folder = await installOnce(name, { wanted }, async (partial) => {
    console.log(`Installing ${wanted.join(', ')} from npm (once).`);
    await writeFile(path.join(partial, 'package.json'), '{ "private": true }\n');
    await installWithNpm(['install', '--ignore-scripts', '--save-exact', ...wanted], { cwd: partial });
  });
  return path.join(folder, 'node_modules');
}

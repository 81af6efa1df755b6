import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce } from '../../scripts/packages/installOnce.mjs';
import { installWithNpm } from '../../scripts/setup/npm.mjs';

const nodeVersions = { 22: '22.23.3', 24: '24.21.0' } as const;

/** Another Node than the one that runs the tests, by its major version. */
export type NodeMajor = keyof typeof nodeVersions;

/** The binary of a Node, absolute, installed from npm when it is not there yet. Its package is one for each platform. */
export async function installNode(major: NodeMajor): Promise<string> {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const wanted = [`${name}@${nodeVersions[major]}`];
  const folder = await installOnce(`matrix-node-${major}`, { wanted }, async (partial) => {
    console.log(`Installing ${wanted.join(', ')} from npm (once).`);
    await writeFile(path.join(partial, 'package.json'), '{ "private": true }\n');
    await installWithNpm(['install', '--ignore-scripts', '--save-exact', ...wanted], { cwd: partial });
  });
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(folder, 'node_modules', name, 'bin', binary);
}

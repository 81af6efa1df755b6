import path from 'node:path';
import { installFromNpm } from '../support/installFromNpm.ts';

const nodeVersions = { 20: '20.20.2', 24: '24.21.0' } as const;

/** The Node that a column runs with. */
export type NodeMajor = keyof typeof nodeVersions;

/** What the columns of `npm test` need. */
const few = { typescript: '7.0.2', tsx: '4.23.15', '@types/node': '24.19.2' } as const;

/** What all columns need. Vitest and Vite come in the versions that a new project gets. */
const all = {
  ...few,
  esbuild: '0.28.2',
  'esbuild-loader': '4.5.0',
  vite: '8.3.8',
  vitest: '5.1.1',
  webpack: '5.112.2',
  'webpack-cli': '7.3.1',
} as const;

export type ToolSet = 'few' | 'all';

/** The `node_modules` of a set of tools, absolute, installed from npm when it is not there yet. */
export async function installTools(set: ToolSet): Promise<string> {
  const versions: Readonly<Record<string, string>> = set === 'few' ? few : all;
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  return installFromNpm(`matrix-tools-${set}`, wanted);
}

/** The binary of a Node, absolute. npm has it in a package for each platform. */
export async function installNode(major: NodeMajor): Promise<string> {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const modules = await installFromNpm(`matrix-node-${major}`, [`${name}@${nodeVersions[major]}`]);
  return path.join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

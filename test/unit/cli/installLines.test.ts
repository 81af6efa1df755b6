import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installLines } from '../../../src/cli/wrap/installLines.ts';
import type { ReadyWrap } from '../../../src/core/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';

describe('what the command line says is to be installed', () => {
  let root = '';
  beforeEach(async () => {
    root = await makeTemporaryFolder('install-lines');
    await mkdir(path.join(root, 'packages/one'), { recursive: true });
  });
  afterEach(async () => removeTemporaryFolder(root));

  /** A wrap in a package of a workspace, which asks for piscina there. */
  const plan = (...install: readonly string[]): ReadyWrap => ({
    status: 'ready',
    pool: 'threads',
    name: 'sum',
    twin: 'sumPooled',
    warnings: [],
    notes: [],
    kept: [],
    edits: [{ file: `${root}/packages/one/package.json`, start: 0, end: 0, text: '' }],
    created: [{ file: `${root}/packages/one/src/pools.ts`, text: '' }],
    install,
  });

  for (const [lockFile, install, types] of [
    ['package-lock.json', 'npm install', 'npm install --save-dev @types/node'],
    ['pnpm-lock.yaml', 'pnpm install', 'pnpm add --save-dev @types/node'],
    ['yarn.lock', 'yarn install', 'yarn add --dev @types/node'],
    ['bun.lock', 'bun install', 'bun add --dev @types/node'],
  ] as const) {
    it(`is to run what wrote the workspace's ${lockFile}, in the package that was changed`, async () => {
      await writeFile(path.join(root, lockFile), '');
      assert.deepEqual(installLines(plan('piscina@^5.3.2'), root), [
        `Not installed yet: piscina@^5.3.2. Run in packages/one: ${install}`,
      ]);
      assert.deepEqual(installLines(plan('piscina@^5.3.2', '@types/node'), root), [
        `Not installed yet: piscina@^5.3.2, @types/node. Run in packages/one: ${install} && ${types}`,
      ]);
    });
  }

  it('goes by the nearest lock file, and is nothing where all is there', async () => {
    await writeFile(path.join(root, 'package-lock.json'), '');
    await writeFile(path.join(root, 'packages/one/yarn.lock'), '');
    assert.match(installLines(plan('piscina@^5.3.2'), root).join(), /: yarn install$/);
    assert.deepEqual(installLines(plan(), root), []);
  });
});

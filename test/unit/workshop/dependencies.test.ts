import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dependenciesAreInstalled } from '../../../scripts/setup/dependencies.mjs';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';

interface Entry {
  readonly version: string;
  readonly optional?: boolean;
}

const root: Entry = { version: '1.0.0' };

describe('whether the packages of a folder are installed', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await makeTemporaryFolder('dependencies');
  });

  afterEach(async () => {
    await removeTemporaryFolder(folder);
  });

  const lock = async (packages: Record<string, Entry>) =>
    writeFile(
      path.join(folder, 'package-lock.json'),
      JSON.stringify({ packages: { '': root, ...packages } }),
    );

  const install = async (packages: Record<string, Entry>) => {
    await mkdir(path.join(folder, 'node_modules'), { recursive: true });
    await writeFile(path.join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  };

  it('is so when every locked version is there', async () => {
    await lock({ 'node_modules/a': { version: '1.2.3' } });
    await install({ 'node_modules/a': { version: '1.2.3' } });
    assert.equal(dependenciesAreInstalled(folder), true);
  });

  it('is so without the optional packages of other platforms', async () => {
    await lock({
      'node_modules/a': { version: '1.2.3' },
      'node_modules/b': { version: '1.0.0', optional: true },
    });
    await install({ 'node_modules/a': { version: '1.2.3' } });
    assert.equal(dependenciesAreInstalled(folder), true);
  });

  it('is not so before an installation, nor after one that was cut off', async () => {
    await lock({ 'node_modules/a': { version: '1.2.3' } });
    assert.equal(dependenciesAreInstalled(folder), false);
    await mkdir(path.join(folder, 'node_modules', 'a'), { recursive: true });
    assert.equal(dependenciesAreInstalled(folder), false);
  });

  it('is not so when the lock file asks for another version, for more, or for less', async () => {
    await install({ 'node_modules/a': { version: '1.2.3' } });
    await lock({ 'node_modules/a': { version: '1.2.4' } });
    assert.equal(dependenciesAreInstalled(folder), false);
    await lock({ 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': { version: '1.0.0' } });
    assert.equal(dependenciesAreInstalled(folder), false);
    await lock({});
    assert.equal(dependenciesAreInstalled(folder), false);
  });

  it('is not so when the record of the installation is damaged', async () => {
    await lock({});
    await install({});
    await writeFile(path.join(folder, 'node_modules', '.package-lock.json'), '{ "packages": {');
    assert.equal(dependenciesAreInstalled(folder), false);
  });
});

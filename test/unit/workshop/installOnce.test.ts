import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { installOnce } from '../../../scripts/packages/installOnce.mjs';

const fail = async () => Promise.reject(new Error('no network'));

describe('an installation into the cache', () => {
  const previous = process.env['POOLWRIGHT_HOST_DIR'];
  let folder = '';
  let count = 0;
  const make = async (target: string) => {
    count += 1;
    await writeFile(path.join(target, 'made'), String(count));
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'poolwright-cache-'));
    process.env['POOLWRIGHT_HOST_DIR'] = path.join(folder, 'host');
    count = 0;
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    if (previous === undefined) delete process.env['POOLWRIGHT_HOST_DIR'];
    else process.env['POOLWRIGHT_HOST_DIR'] = previous;
  });

  it('lies beside the host and is made once', async () => {
    const first = await installOnce('a', { version: 1 }, make);
    const second = await installOnce('a', { version: 1 }, make);
    assert.equal(path.dirname(first), path.join(folder, 'packages'));
    assert.deepEqual([second, count], [first, 1]);
    assert(existsSync(path.join(first, 'made')));
  });

  it('is another one for another recipe', async () => {
    const first = await installOnce('a', { version: 1 }, make);
    assert.notEqual(await installOnce('a', { version: 2 }, make), first);
    assert.equal(count, 2);
  });

  it('leaves nothing when it fails, and can be done again', async () => {
    await assert.rejects(installOnce('a', 1, fail), /no network/);
    assert.deepEqual(readdirSync(path.join(folder, 'packages')), []);
    await installOnce('a', 1, make);
    assert.equal(count, 1);
  });
});

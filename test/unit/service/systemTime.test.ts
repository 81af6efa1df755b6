import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SystemTime } from '../../../src/service/systemTime.ts';

// As Linux writes it; a program may name its thread as it likes.
const stat = (ticks: number): string => `7 (a) b) 1 2) S 6 7 7 0 -1 64 104 0 0 0 500 ${ticks} 0 0 20 0 1 0\n`;

describe('the time of a thread in the system', () => {
  let folder: string;
  let file: string;
  const half = 5_000;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    file = path.join(folder, 'stat');
    await writeFile(file, stat(3));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is looked at when the thread has run and some time has passed', async () => {
    const time = new SystemTime(file);
    assert.equal(time.read(0, 50_000), 30_000 + half);
    await writeFile(file, stat(12));
    assert.equal(time.read(5_000, 55_000), undefined);
    assert.equal(time.read(40_000, 50_500), undefined);
    assert.equal(time.read(40_000, 90_000), 120_000 + half);
    time.close();
    assert.equal(time.read(80_000, 130_000), undefined);
  });

  it('is not known where the file is not there or says something else', async () => {
    assert.equal(new SystemTime(path.join(folder, 'none')).read(0, 50_000), undefined);
    await writeFile(file, 'nothing');
    const time = new SystemTime(file);
    assert.equal(time.read(0, 50_000), undefined);
    time.close();
  });
});

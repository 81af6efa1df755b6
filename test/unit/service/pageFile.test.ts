import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PageFile } from '../../../src/service/pageFile.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';

const page = (value: number): Uint8Array => new Uint8Array(4_096).fill(value);

describe('the file that older parts of a profile lie in', () => {
  let folder: string;
  let problems: string[];
  beforeEach(async () => {
    folder = await makeTemporaryFolder('page-file');
    problems = [];
  });
  afterEach(() => removeTemporaryFolder(folder));
  const open = (parent = folder): PageFile => new PageFile((problem) => problems.push(problem), parent);

  it('gives back what was put there, also what was put there twice', () => {
    const file = open();
    for (const [place, value] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [1, 9],
    ] as const)
      assert.ok(file.write(place, page(value)));
    const read = [0, 1, 2].map((place) => {
      const into = page(0);
      file.read(place, into);
      return into[4_095];
    });
    file.close();
    assert.deepEqual([read, problems], [[1, 9, 3], []]);
  });

  it('makes no file before it is needed, and leaves none', async () => {
    const file = open();
    assert.deepEqual(await readdir(folder), []);
    file.write(0, page(1));
    // Without a name it is gone with the process, whatever ends that.
    if (process.platform !== 'win32') assert.deepEqual(await readdir(folder), []);
    file.close();
    assert.deepEqual(await readdir(folder), []);
    assert.ok(!file.write(0, page(1)));
    assert.throws(() => file.read(0, page(0)), /is gone/);
  });

  it('removes what a dead service has left, and nothing of a living one or of anybody else', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const kept = [`poolwright-pages-${process.pid}-abc`, 'poolwright-pages', 'poolwright-other'];
    for (const name of [`poolwright-pages-${dead}-abc`, ...kept]) {
      await mkdir(path.join(folder, name));
      await writeFile(path.join(folder, name, 'pages'), 'x');
    }
    const file = open();
    file.write(0, page(1));
    file.close();
    assert.deepEqual((await readdir(folder)).sort(), kept.sort());
  });

  it('says once what is wrong and what to do, where nothing can be written', async () => {
    const file = open(path.join(folder, 'none'));
    assert.deepEqual([file.write(0, page(1)), file.write(0, page(1))], [false, false]);
    file.close();
    assert.equal(problems.length, 1);
    assert.match(
      problems[0] ?? '',
      /cannot be put aside in .*none \(.*ENOENT.*\): they stay in memory\. Free some space there, or set TMPDIR/,
    );
    await assert.rejects(stat(path.join(folder, 'none')));
  });
});

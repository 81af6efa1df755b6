import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { FolderTail } from '../../../src/service/folderTail.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';
import { usage } from '../profile/records.ts';

const lines = (from: number, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `${JSON.stringify(usage('100-0', from + index, { cpuUs: 1 }))}\n`,
  ).join('');

describe('following what threads write', () => {
  let folder: string;
  before(async () => {
    folder = await makeTemporaryFolder('folder-tail');
  });
  after(() => removeTemporaryFolder(folder));

  it('reads what hours have left part by part, each record once', async () => {
    const file = path.join(folder, '100-0.ndjson');
    const count = 100_000;
    await writeFile(file, lines(0, count));
    const tail = new FolderTail(folder);
    const parts: ProfileRecord[][] = [];
    do parts.push(tail.poll().flat());
    while (tail.hasMore);
    assert.ok(parts.length > 2 && parts.every((part) => part.length < count / 2));
    assert.deepEqual(
      parts.flat().map((record) => ('atUs' in record ? record.atUs : -1)),
      Array.from({ length: count }, (_, index) => index),
    );
    await appendFile(file, lines(count, 3));
    assert.equal(tail.poll().flat().length, 3);
    assert.ok(!tail.hasMore);
    assert.equal(tail.skippedLines, 0);
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver/node';
import { serverMethods, type ServerRequests } from '../../../src/protocol/index.ts';
import { LspClient } from './lspClient.ts';

type ScanResult = ServerRequests['poolwright/analyzeWorkspace']['result'];

const fileCount = 80;

/** A module with two functions, one of which computes. */
const source = (index: number) => `
export function count${index}(values: readonly number[]): number {
  let count = 0;
  for (const a of values)
    for (const b of values)
      for (const c of values) if (a + b === c) count += 1;
  return count;
}
export const name${index} = (): string => 'part ${index}';
`;

describe('a scan of the workspace', function () {
  this.timeout(120_000);
  let client: LspClient;

  beforeEach(async () => {
    client = await LspClient.start();
    mkdirSync(path.join(client.folder, 'src'));
    writeFileSync(path.join(client.folder, 'tsconfig.json'), '{ "include": ["src"] }');
    for (let index = 0; index < fileCount; index += 1)
      writeFileSync(path.join(client.folder, `src/part${index}.ts`), source(index));
  });
  afterEach(async () => {
    await client.stop();
  });

  const scan = (token = CancellationToken.None) =>
    client.connection.sendRequest<ScanResult>(serverMethods.analyzeWorkspace, {}, token);

  it('reports every file, open ones first', async () => {
    await client.open('src/part50.ts', source(50));
    await client.lenses('src/part50.ts');
    const before = client.reports.length;
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('src/part1.ts'), type: 2 }],
    });
    assert.deepEqual(await scan(), { fileCount, functionCount: fileCount * 2, problems: [] });
    const reported = client.reports.slice(before).map(({ uri }) => uri);
    assert.equal(reported[0], client.uri('src/part50.ts'));
    assert.equal(new Set(reported).size, fileCount);
  });

  it('lets a hover on an edited file get in between', async () => {
    let scanned = false;
    const result = scan().then((value) => {
      scanned = true;
      return value;
    });
    await client.until('the scan has begun', () => client.reports[0]);
    await client.open('src/part79.ts', `// One line more.\n${source(79)}`);
    const hover = await client.hover('src/part79.ts', { line: 2, character: 18 });
    assert.match(hover ?? '', /`count79`/);
    assert.equal(scanned, false, 'the hover waited for the scan');
    assert.equal((await result).fileCount, fileCount);
  });

  it('stops when it is cancelled and keeps what was found', async () => {
    const cancellation = new CancellationTokenSource();
    const result = scan(cancellation.token);
    await client.until('the scan has begun', () => client.reports[0]);
    cancellation.cancel();
    const { fileCount: scanned } = await result;
    assert(scanned > 0 && scanned < fileCount, `${scanned} files were scanned`);
    await client.open('src/part3.ts', source(3));
    assert.equal((await client.lenses('src/part3.ts')).length, 1);
  });

  it('finds nothing in an empty workspace, and says so without failing', async () => {
    const empty = await LspClient.start();
    try {
      assert.deepEqual(await empty.connection.sendRequest(serverMethods.analyzeWorkspace, {}), {
        fileCount: 0,
        functionCount: 0,
        problems: [],
      });
    } finally {
      await empty.stop();
    }
  });
});

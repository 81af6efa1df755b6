import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeAction, Position, TextDocumentEdit } from 'vscode-languageserver/node';
import { serverMethods } from '../../../src/protocol/index.ts';
import { LspClient } from './lspClient.ts';

const atBlur: Position = { line: 1, character: 17 };

describe('a wrap that was planned for another text of a file', function () {
  // A server with a compiler for each test, on a machine that may be busy.
  this.timeout(120_000);

  let client: LspClient;
  const text = (file: string) => readFileSync(path.join(client.folder, file), 'utf8');
  const write = (file: string, content: string) => writeFileSync(path.join(client.folder, file), content);
  const changedSincePlan = async () =>
    client.connection.sendRequest<string[]>(serverMethods.changedSincePlan, {});
  const offered = async (): Promise<CodeAction> => {
    const actions = await client.actions('src/blur.ts', atBlur, { diagnostics: [], only: ['refactor'] });
    return actions.find(({ title }) => title === 'Run blur in a thread pool') ?? assert.fail('not offered');
  };
  const editOf = ({ edit }: CodeAction, file: string) =>
    (edit?.documentChanges ?? []).find(
      (change): change is TextDocumentEdit =>
        'textDocument' in change && change.textDocument.uri === client.uri(file),
    );

  beforeEach(async () => {
    client = await LspClient.start({ fixture: 'project' });
    await client.open('src/blur.ts', text('src/blur.ts'));
  });
  afterEach(async () => client.stop());

  for (const file of ['src/main.ts', 'package.json']) {
    it(`is told of as soon as ${file}, which is not open, is another one than the compiler read`, async () => {
      const action = await offered();
      await client.resolve(action);
      // Nobody tells the server: editors watch the disk with a delay, and some files not at all.
      write(file, `\n${text(file)}`);
      assert.deepEqual(await changedSincePlan(), [client.uri(file)]);
      if (file === 'package.json') return;
      await assert.rejects(
        client.resolve(action),
        /^Error: src\/main\.ts changed after the wrap was planned; nothing was written, run it again\.$/,
      );
      assert.deepEqual(client.messages, [
        'src/main.ts changed after the wrap was planned; nothing was written, run it again.',
      ]);
      // By then the compiler knows.
      const again = editOf(await client.resolve(action), 'src/main.ts');
      assert.deepEqual(
        again?.edits.map(({ range }) => range.start.line),
        [2, 7],
      );
      assert.deepEqual(await changedSincePlan(), []);
    });
  }

  it('is told of by the request of the palette, too, and when the file has gone', async () => {
    const plan = async () =>
      client.connection.sendRequest(serverMethods.planWrap, {
        uri: client.uri('src/blur.ts'),
        position: atBlur,
        pool: 'processes',
      });
    await plan();
    assert.deepEqual(await changedSincePlan(), []);
    write('src/main.ts', `\n${text('src/main.ts')}`);
    await assert.rejects(plan(), /src\/main\.ts changed after the wrap was planned/);
    await plan();
    assert.deepEqual(await changedSincePlan(), []);
    rmSync(path.join(client.folder, 'src/main.ts'));
    assert.deepEqual(await changedSincePlan(), [client.uri('src/main.ts')]);
  });

  it('is not meant where an editor opens the file and gives it other line ends', async () => {
    write('src/main.ts', text('src/main.ts').replaceAll('\n', '\r\n'));
    const action = await offered();
    await client.resolve(action);
    await client.open('src/main.ts', text('src/main.ts').replaceAll('\r\n', '\n'));
    assert.deepEqual(await changedSincePlan(), []);
    await client.change('src/main.ts', `// Mine.\n${text('src/main.ts')}`);
    assert.deepEqual(await changedSincePlan(), [client.uri('src/main.ts')]);
  });
});

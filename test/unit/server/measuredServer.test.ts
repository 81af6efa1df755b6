import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Measurement } from '../../../src/profile/index.ts';
import { serverMethods, type FileReportMessage } from '../../../src/protocol/index.ts';
import { eventually } from '../../support/eventually.ts';
import { LspClient } from './lspClient.ts';
import { measuredFunction } from './measuredFixtures.ts';

const file = 'src/blur.ts';

const measuredIn = (message: FileReportMessage | undefined) =>
  message?.measured.map(({ name, disagreement, text: words }) => [name, disagreement, words]);

describe('the language server, told what a profile measured', function () {
  // A server with a compiler, on a machine that may be busy.
  this.timeout(120_000);

  let client: LspClient;
  let text: string;
  before(async () => {
    client = await LspClient.start({ fixture: 'project' });
    text = readFileSync(path.join(client.folder, file), 'utf8');
  });
  afterEach(async () => client.closeAll());
  after(async () => client.stop());

  const tell = async (kind: 'cpu' | 'io' = 'cpu'): Promise<void> => {
    const measurement: Measurement = {
      command: 'node main.ts',
      startedAtMs: 0,
      files: [
        {
          file: path.join(client.folder, file).replaceAll('\\', '/'),
          urls: [pathToFileURL(path.join(client.folder, file)).href],
          sha256: createHash('sha256').update(text).digest('hex'),
          functions: [measuredFunction({ name: 'blur', line: 2, column: 21, kind })],
        },
      ],
    };
    await client.connection.sendNotification(serverMethods.measured, measurement);
  };
  const lens = async (): Promise<string> => (await client.lenses(file))[0]?.command?.title ?? '';
  const summary = 'measured 1.2 s on the main thread, 97 % CPU, 412 samples';

  it('shows it in lens and hover beside the prediction', async () => {
    await client.open(file, text);
    assert.match(await lens(), /^cpu, blocking · O/);
    await tell();
    // Nobody answers a notification: the editor is told to ask again.
    await eventually(async () =>
      assert.equal(await lens(), `predicted cpu, blocking · ${summary} · run in a thread pool`),
    );
    const hover = await client.hover(file, { line: 1, character: 18 });
    assert.match(
      hover ?? '',
      /^Predicted \*\*cpu\*\* · measured 1\.2 s on the main thread, 97 % CPU, 412 samples$/m,
    );
    const other = text.slice(0, text.indexOf('sizeText')).split('\n');
    const light = await client.hover(file, { line: other.length - 1, character: 18 });
    assert.match(light ?? '', /`sizeText`/);
    assert.doesNotMatch(light ?? '', /[Mm]easured/);
  });

  it('sends reports again that went out before, with what was measured and how it differs', async () => {
    await client.open(file, text);
    await lens();
    await client.until('the report', () => client.reports.find(({ uri }) => uri === client.uri(file)));
    client.reports.length = 0;
    await tell('io');
    const again = await client.until('the report with what was measured', () => client.reports[0]);
    assert.deepEqual(measuredIn(again), [['blur', 'measured io, not cpu', summary]]);
  });

  it('says so when the text has changed, and takes it back when the change is undone', async () => {
    await tell();
    await client.open(file, text);
    await eventually(async () => assert.match(await lens(), / · measured 1\.2 s on /));
    await client.change(file, `// A line more.\n${text}`);
    assert.match(await lens(), / · measured on an older version of this file: 1\.2 s on the main thread/);
    await client.change(file, text);
    assert.match(await lens(), / · measured 1\.2 s on /);
  });

  it('sends what was measured of a file that is not open', async () => {
    await tell();
    client.reports.length = 0;
    await client.connection.sendRequest(serverMethods.analyzeWorkspace, {});
    const found = await client.until('the report of the file', () =>
      client.reports.find(({ measured, uri }) => uri === client.uri(file) && measured.length > 0),
    );
    assert.deepEqual(measuredIn(found), [['blur', null, summary]]);
    const others = client.reports.filter(({ uri }) => uri !== client.uri(file));
    assert.notEqual(others.length, 0);
    assert.deepEqual([...new Set(others.map(({ measured }) => measured.length))], [0]);
  });
});

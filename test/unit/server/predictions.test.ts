import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MeasuredFile, MeasuredFunction } from '../../../src/profile/index.ts';
import { serverMethods, type PredictedFile } from '../../../src/protocol/index.ts';
import { LspClient } from './lspClient.ts';
import { measuredFunction } from './measuredFixtures.ts';

const blur = measuredFunction({ name: 'blur', line: 2, column: 21, kind: 'io' });

describe('the language server, asked what is predicted of a profile', function () {
  // A server with a compiler, on a machine that may be busy.
  this.timeout(120_000);

  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start({ fixture: 'project' });
  });
  afterEach(async () => client.stop());

  const inProject = (file: string) => path.join(client.folder, file).replaceAll('\\', '/');
  const textOf = (file: string) => readFileSync(inProject(file), 'utf8');
  const measured = (
    file: string,
    functions: readonly MeasuredFunction[],
    sha256 = createHash('sha256').update(textOf(file)).digest('hex'),
  ): MeasuredFile => ({
    file: inProject(file),
    urls: [pathToFileURL(inProject(file)).href],
    sha256,
    functions,
  });
  const ask = async (...files: readonly MeasuredFile[]) =>
    client.connection.sendNotification(serverMethods.predict, {
      profile: 'p',
      measurement: { command: 'node main.ts', startedAtMs: 0, files },
    });
  /** What was said of a file last. */
  const now = (file: string): PredictedFile | undefined =>
    client.predictions
      .flatMap(({ files }) => files)
      .findLast(({ urls }) => urls[0] === pathToFileURL(inProject(file)).href);
  const until = async (file: string, status: PredictedFile['status']): Promise<PredictedFile> =>
    client.until(`${file}: ${status}`, () => {
      const found = now(file);
      return found?.status === status ? found : undefined;
    });

  it('analyses the files that the profile names, though none is open, and says what differs', async () => {
    const light = measuredFunction({ name: 'sizeText', line: 17, column: 25, kind: 'not enough data' });
    await ask(measured('src/blur.ts', [blur, light]));
    const { functions } = await until('src/blur.ts', 'analysed');
    assert.deepEqual(
      functions.map(({ name, line, column, kind, blocking, disagreement }) => [
        name,
        line,
        column,
        kind,
        blocking,
        disagreement,
      ]),
      [
        ['blur', 2, 21, 'cpu', true, { measured: 'io', text: 'measured io, not cpu' }],
        ['sizeText', 17, 25, 'light', false, null],
      ],
    );
    assert.deepEqual(
      client.reports.map(({ uri }) => uri),
      [client.uri('src/blur.ts')],
      'no other file is analysed',
    );
  });

  it('says why it predicts nothing of a file, and predicts it once it is opened', async () => {
    const elsewhere: MeasuredFile = {
      file: '/nowhere/else.ts',
      urls: ['file:///nowhere/else.ts'],
      sha256: '',
      functions: [blur],
    };
    await ask(elsewhere, measured('src/gone.ts', [blur], 'a'), measured('package.json', [blur], 'b'));
    const message = await client.until('an answer', () => client.predictions[0]);
    assert.deepEqual(
      message.files.map(({ status, reason }) => [status, reason.replace(inProject(''), '')]),
      [
        [
          'not-analysed',
          '/nowhere/else.ts is in no folder of this window. Open its folder, and what is predicted stands here.',
        ],
        ['not-analysed', '/src/gone.ts is not there: it was moved or deleted since.'],
        ['not-analysed', 'Only TypeScript and JavaScript is analysed.'],
      ],
    );
    await client.open('src/gone.ts', textOf('src/blur.ts'));
    assert.equal((await until('src/gone.ts', 'changed')).functions.length, 1);
  });

  it('says when the code has changed since, and contradicts nothing then', async () => {
    await ask(measured('src/blur.ts', [blur]));
    await until('src/blur.ts', 'analysed');
    const text = textOf('src/blur.ts');
    await client.open('src/blur.ts', `// A line more.\n${text}`);
    const changed = await until('src/blur.ts', 'changed');
    assert.deepEqual(
      changed.functions.map(({ name, kind, disagreement }) => [name, kind, disagreement]),
      [['blur', 'cpu', null]],
    );
    await client.change('src/blur.ts', text);
    await until('src/blur.ts', 'analysed');
  });

  it('analyses nothing where files are analysed on demand only, and tells nothing once told to stop', async () => {
    await client.stop();
    client = await LspClient.start({
      fixture: 'project',
      initializationOptions: { settings: { analyzeOnOpen: false } },
    });
    await ask(measured('src/blur.ts', [blur]));
    assert.match((await until('src/blur.ts', 'not-analysed')).reason, /only on demand/);
    assert.deepEqual(client.reports, []);
    await client.connection.sendNotification(serverMethods.stopPredicting, { profile: 'p' });
    await client.connection.sendRequest(serverMethods.analyzeFile, { uri: client.uri('src/blur.ts') });
    assert.equal(client.predictions.length, 1);
  });
});

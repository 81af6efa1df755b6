import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { hoverAt, lensesOf } from './languageFeatures.ts';
import { openExample, placeOfFunction } from './openExample.ts';

/** Every function of the example that has a name, and the kind that its hover gives. */
const kinds = {
  'src/checksum.ts': { checksum: 'cpu' },
  'src/format.ts': { formatLine: 'light', formatSize: 'light' },
  'src/image.ts': { readImage: 'io' },
  'src/main.ts': { makeThumbnail: 'mixed' },
  'src/resample.ts': { resample: 'cpu', lanczos: 'light', linearLight: 'light', toByte: 'light' },
} as const;

describe('what the editor is told of a file', () => {
  for (const [file, functions] of Object.entries(kinds)) {
    it(`a hover on every function of ${file}, with kind and recommendation`, async () => {
      const document = await openExample(file);
      for (const [name, kind] of Object.entries(functions)) {
        const text = await eventually(() => hoverAt(document, placeOfFunction(document, name)));
        assert.ok(text.includes(`\`${name}\``), text);
        assert.ok(text.includes(`**${kind}**`), text);
        assert.match(text, /Recommended: \*\*/);
        assert.match(text, /Evidence:/);
      }
    });

    it(`a code lens over each function of ${file} that is not light`, async () => {
      const document = await openExample(file);
      const expected = Object.entries(functions).filter(([, kind]) => kind !== 'light');
      await eventually(async () => {
        const lenses = await lensesOf(document);
        const named = lenses.filter(({ range }) => !range.isEmpty && document.getText(range).length < 30);
        const found = named.map(({ range, command }) => [
          document.getText(range),
          command?.title.split(/[ ,]/)[0],
        ]);
        assert.deepEqual(
          found.filter(([name]) => name !== undefined && name in functions),
          expected,
        );
      });
    });
  }

  it('no hover of ours where there is no function', async () => {
    const document = await openExample('src/resample.ts');
    await eventually(() => hoverAt(document, placeOfFunction(document, 'resample')));
    await assert.rejects(hoverAt(document, new vscode.Position(0, 1)), /no hover of Poolwright/);
  });

  it('a diagnostic on each function that holds the event loop of asynchronous code, with the calls that lead to it', async () => {
    const document = await openExample('src/resample.ts');
    const diagnostics = await eventually(() => {
      const found = vscode.languages.getDiagnostics(document.uri);
      const ours = found.filter(({ source }) => source === 'poolwright');
      assert.equal(ours.length, 1);
      return ours;
    });
    const [diagnostic] = diagnostics;
    assert.ok(diagnostic !== undefined);
    assert.equal(diagnostic.code, 'blocking-in-async');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(document.getText(diagnostic.range), 'resample');
    assert.match(diagnostic.message, /makeThumbnail \(main\.ts:18\)/);
    const steps = (diagnostic.relatedInformation ?? []).map(({ message }) => message);
    assert.deepEqual(steps, ['makeThumbnail()', 'resample()']);
  });

  it('no diagnostic on what only waits', async () => {
    const document = await openExample('src/image.ts');
    await eventually(() => hoverAt(document, placeOfFunction(document, 'readImage')));
    const found = vscode.languages.getDiagnostics(document.uri);
    assert.deepEqual(
      found.filter(({ source }) => source === 'poolwright'),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { sourceFile } from '../../../src/service/sourceFile.ts';

const here = fileURLToPath(import.meta.url);

const messageOf = (url: string): string => {
  const found = sourceFile(url);
  return found.kind === 'none' ? found.message : '';
};

describe('the source file of a function', () => {
  it('is that of its URL or path', () => {
    assert.deepEqual(sourceFile(import.meta.url), { kind: 'file', file: here });
    assert.deepEqual(sourceFile(here), { kind: 'file', file: here });
  });

  it('is none where there is no such file, and the sentence says why', () => {
    assert.match(messageOf(`${import.meta.url}.gone`), /sourceFile\.test\.ts\.gone is not there: /);
    assert.match(messageOf(''), /^This function is part of Node or V8/);
    assert.match(messageOf('node:fs'), /^node:fs is no file of this machine/);
    assert.match(messageOf('src/main.ts'), /no file of this machine/);
  });

  it('is never on another host', () => {
    for (const url of [
      'file://host/share/a.js',
      '//host/share/a.js',
      String.raw`\\host\share\a.js`,
      'https://host/a.js',
    ])
      assert.equal(sourceFile(url).kind, 'none', url);
  });
});

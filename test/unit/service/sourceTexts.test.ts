import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionsRecord } from '../../../src/profile/index.ts';
import { SourceTexts } from '../../../src/service/sourceTexts.ts';

const record = (...urls: readonly string[]): FunctionsRecord => ({
  type: 'functions',
  lane: '100-0',
  atUs: 5,
  first: 0,
  names: urls.map(() => 'f'),
  urls,
  lines: urls.map(() => 1),
  columns: urls.map(() => 1),
});
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const none = (): undefined => undefined;
const later = Date.now() + 3_600_000;

describe('the texts that a program ran', () => {
  let folder: string;

  before(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'poolwright-texts-')));
    await writeFile(path.join(folder, 'main.mjs'), '\uFEFFrun();\r\n');
    await mkdir(path.join(folder, 'node_modules'));
    await writeFile(path.join(folder, 'node_modules', 'dependency.js'), 'work();\n');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const url = (file: string): string => pathToFileURL(path.join(folder, file)).href;

  it('are told once a file, by URL or by path', () => {
    const texts = new SourceTexts(none);
    const file = path.join(folder, 'main.mjs');
    assert.deepEqual(texts.recordsOf(record(url('main.mjs'), url('main.mjs'), file), later), [
      { type: 'source', atUs: 5, url: url('main.mjs'), sha256: sha256Of('run();\n') },
      { type: 'source', atUs: 5, url: file, sha256: sha256Of('run();\n') },
    ]);
    assert.deepEqual(texts.recordsOf(record(url('main.mjs')), later), []);
  });

  it('are not told of a file that has changed since the program began, of packages, and of what is in no file', () => {
    const texts = new SourceTexts(none);
    assert.deepEqual(texts.recordsOf(record(url('main.mjs')), 0), []);
    const others = ['', 'node:fs', 'file://host/a.js', 'evalmachine.<anonymous>', url('gone.mjs')];
    assert.deepEqual(texts.recordsOf(record(url('node_modules/dependency.js'), ...others), later), []);
  });

  it('are what a build was made from, where its source map holds that', () => {
    const texts = new SourceTexts((source) => (source === url('main.mjs') ? 'older();\n' : undefined));
    const [told] = texts.recordsOf(record(url('main.mjs')), 0);
    assert.equal(told?.sha256, sha256Of('older();\n'));
  });
});

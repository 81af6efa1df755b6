import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import type { FunctionsRecord } from '../../../src/profile/index.ts';
import { SourceMaps } from '../../../src/service/sourceMaps.ts';

const source = `interface Item { readonly id: number }

export function first(items: readonly Item[]): number {
  return items[0]?.id ?? 0;
}

export function last(items: readonly Item[]): number {
  return items.at(-1)?.id ?? 0;
}
`;

const functionsAt = (file: string, line: number, column: number): FunctionsRecord => ({
  type: 'functions',
  lane: '1-0',
  atUs: 1,
  first: 0,
  names: ['last'],
  urls: [pathToFileURL(file).href],
  lines: [line],
  columns: [column],
});

describe('SourceMaps', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright test '));
    await mkdir(path.join(folder, 'src'));
    await writeFile(path.join(folder, 'src', 'items.ts'), source);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const sourcemap of ['linked', 'inline'] as const) {
    it(`finds the source of a minified file whose map is ${sourcemap}`, async () => {
      const outfile = path.join(folder, 'dist', 'items.js');
      const options = { minifyWhitespace: true, bundle: true, format: 'esm', write: true } as const;
      await esbuild.build({
        entryPoints: [path.join(folder, 'src', 'items.ts')],
        outfile,
        sourcemap,
        ...options,
      });
      const built = (await import(pathToFileURL(outfile).href)) as { readonly last: () => unknown };
      const text = built.last.toString();
      assert.match(text, /^function last\(/);
      const column = (await readFile(outfile, 'utf8')).indexOf(text) + 'function last'.length + 1;
      const mapped = new SourceMaps().apply(functionsAt(outfile, 1, column));
      assert.deepEqual(mapped.urls, [pathToFileURL(path.join(folder, 'src', 'items.ts')).href]);
      assert.deepEqual(mapped.lines, [7]);
    });
  }

  it('leaves alone what has no map, a broken one, or is no file', async () => {
    const plain = path.join(folder, 'plain.js');
    const broken = path.join(folder, 'broken.js');
    await writeFile(plain, 'function last() {}\n');
    await writeFile(broken, '//# sourceMappingURL=broken.js.map\n');
    await writeFile(`${broken}.map`, '{"version":3,"sources":[');
    for (const file of [plain, broken, path.join(folder, 'missing.js')]) {
      const record = functionsAt(file, 1, 1);
      assert.equal(new SourceMaps().apply(record), record);
    }
    const internal = { ...functionsAt(plain, 1, 1), urls: ['node:fs'] };
    assert.equal(new SourceMaps().apply(internal), internal);
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordFile, type VerifiedPackage } from '../../../scripts/catalog/verifiedPackage.ts';
import { lookUp } from '../../../src/catalog/index.ts';
import { cataloguedPackages } from '../../../src/catalog/packages/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('catalogued packages', () => {
  for (const { name, version, entries } of cataloguedPackages) {
    it(`has only what ${name}@${version} declares`, () => {
      const file = path.join(root, recordFile(name));
      assert.ok(
        existsSync(file),
        `${name} was never checked: npm run check:catalog -- --only=${name} --write`,
      );
      const record = JSON.parse(readFileSync(file, 'utf8')) as VerifiedPackage;
      assert.equal(record.version, version);
      assert.deepEqual(entries.map((entry) => entry.name).toSorted(), record.names);
    });
  }

  it('are each listed once, with each name once', () => {
    const names = cataloguedPackages.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
    for (const { entries } of cataloguedPackages) {
      const keys = entries.map((entry) => `${entry.module}:${entry.name}`);
      assert.deepEqual(keys, [...new Set(keys)]);
    }
  });

  it('are found by how programs import them', () => {
    for (const { name, entries } of cataloguedPackages) {
      for (const entry of entries) {
        if (entry.name.includes('*') || entry.module.includes('*')) continue;
        assert.equal(lookUp(entry.module, entry.name), entry, `${name}: ${entry.module} ${entry.name}`);
      }
    }
  });
});

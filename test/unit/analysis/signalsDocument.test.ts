import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { realisticSizes } from '../../../src/analysis/cost/realisticSizes.ts';
import type { FileReport } from '../../../src/core/index.ts';
import { caseNames, fixtureRoot } from './fixtures.ts';

describe('docs/signals.md', () => {
  const text = readFileSync(fileURLToPath(new URL('../../../docs/signals.md', import.meta.url)), 'utf8');

  it('explains every signal that a verdict has, and each of them occurs in the fixtures', () => {
    const reports = caseNames.flatMap(
      (name) =>
        JSON.parse(readFileSync(path.join(fixtureRoot, name, 'verdicts.json'), 'utf8')) as FileReport[],
    );
    const seen = new Set<string>(
      reports.flatMap(({ functions }) =>
        functions.flatMap(({ evidence }) => evidence.map(({ signal }) => signal)),
      ),
    );
    const explained = [...text.matchAll(/^\| `([a-z-]+)` +\| /gm)].map(([, signal]) => signal ?? '');
    const signals = explained.slice(explained.indexOf('loop-over-input'));
    assert.deepEqual(signals.toSorted(), [...seen].toSorted());
  });

  it('states the sizes that estimates are made with', () => {
    const table = text.slice(text.indexOf('| what'), text.indexOf('These are assumptions'));
    for (const [name, size] of Object.entries(realisticSizes)) {
      assert.ok(table.includes(size.toLocaleString('en-US')), `${name}: ${size}`);
    }
  });
});

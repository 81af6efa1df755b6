import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ImportEdge, readImportGraph } from '../../support/importGraph.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const analysis = path.join(root, 'src/analysis');
const order = readOrder(readFileSync(path.join(root, 'docs/architecture.md'), 'utf8'));

/** The folders from top to bottom, as the table of docs/architecture.md has them. */
function readOrder(markdown: string): readonly string[] {
  const section = /## The folders of the analysis\n([\s\S]*?)\n## /.exec(markdown)?.[1];
  assert(section !== undefined, 'docs/architecture.md has no table of the folders of the analysis');
  return [...section.matchAll(/^\| `(\w+)`/gm)].flatMap(([, folder]) => folder ?? []);
}

/** Where a file stands on the way; the files beside the folders answer for all of them and come last. */
function stationOf(file: string): number {
  const [folder = '', inside] = file.split('/');
  return inside === undefined ? order.length : order.indexOf(folder);
}

const isInside = ({ relative, to }: ImportEdge): boolean => relative && !to.startsWith('..');

describe('the folders of the analysis', () => {
  it('have a row in docs/architecture.md each, and no row is without one', () => {
    const folders = readdirSync(analysis, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = folders.map(({ name }) => name);
    assert.deepEqual(order.toSorted(), names.toSorted());
  });

  it('import only what stands above them, and of what stands below the type of a summary alone', () => {
    const edges = readImportGraph(analysis).filter(isInside);
    const fromBelow = edges
      .filter(({ from, to }) => stationOf(to) > stationOf(from))
      .filter(({ to, typesOnly }) => !typesOnly || to !== 'summary/summary.ts');
    assert(edges.length > 300);
    assert.deepEqual(
      fromBelow.map(({ from, to }) => `${from} -> ${to}`),
      [],
    );
  });
});

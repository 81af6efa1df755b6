import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cataloguedPackages } from '../../../src/catalog/packages/index.ts';
import { fits } from '../../../src/catalog/packageNames.ts';
import { packagesIn } from '../../../scripts/catalog/packagesIn.ts';
import {
  expectedLabels,
  foundLabels,
  usageFolder,
  usageTopics,
} from '../../../scripts/catalog/usageLabels.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folderOf = (topic: string): string => path.join(root, usageFolder, topic);

describe('programs that use catalogued packages', () => {
  for (const topic of usageTopics(root)) {
    it(`are judged by specifier and name alone where nothing is installed: ${topic}`, () => {
      const expected = expectedLabels(folderOf(topic));
      assert.deepEqual(foundLabels(folderOf(topic), expected), expected);
    });
  }

  it('are there for every package', () => {
    const used = usageTopics(root).flatMap((topic) => packagesIn(folderOf(topic)));
    const unused = cataloguedPackages.filter(({ name }) => !used.some((one) => fits(name, one)));
    assert.deepEqual(
      unused.map(({ name }) => name),
      [],
    );
  });
});

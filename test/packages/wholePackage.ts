import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { analyzeProject, type Answer, builtCli } from '../../scripts/packages/analyzeProject.ts';
import type { WholePackage } from '../../scripts/packages/catalogue.mjs';
import { installPackage } from '../../scripts/packages/installPackage.mjs';
import { keyOf, readSample } from '../../scripts/reviewSample/sample.ts';
import { findSampled, readLabels, readVerdicts, verdictsOf } from '../../scripts/reviewSample/verdicts.ts';

/** The tests that every package has to pass. The counts guard against an analysis of nothing. */
export function describePackage(wanted: WholePackage): void {
  describe(`${wanted.name} ${wanted.version}`, () => {
    let folder = '';
    let first = '';

    before(async () => {
      assert(existsSync(builtCli), 'dist/cli.cjs is not there: run `npm run build` first.');
      folder = await installPackage(wanted);
    });

    it('is analysed to its end, without a problem that is ours', async () => {
      first = await analyzeProject(folder);
      const { files, functions, problems } = JSON.parse(first) as Answer;
      assert(files >= 10, `only ${files} files`);
      assert(functions.length >= 100, `only ${functions.length} functions`);
      const ours = problems.filter(({ message }) => /report this as a bug|cannot be read/.test(message));
      assert.deepEqual(ours, []);
    });

    it('is told the same in the same bytes a second time', async () => {
      assert.notEqual(first, '', 'the first analysis did not end');
      const second = await analyzeProject(folder);
      // Not `equal`: a diff of 20 MB would be the last thing that the run prints.
      assert(second === first, `the answers differ at character ${firstDifference(first, second)}`);
    });

    it('has the verdicts that are recorded beside the labels of the reviewed sample', () => {
      assert.notEqual(first, '', 'the first analysis did not end');
      const sampled = readSample().functions.filter((one) => one.package === wanted.name);
      assert(sampled.length >= 8, `only ${sampled.length} functions of it were reviewed`);
      const verdicts = verdictsOf(findSampled(sampled, JSON.parse(first) as Answer), readLabels());
      const recorded = readVerdicts();
      const expected = Object.fromEntries(sampled.map((one) => [keyOf(one), recorded[keyOf(one)]]));
      assert.deepEqual(verdicts, expected, '`npm run review:sample -- --write` records what is right');
    });
  });
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

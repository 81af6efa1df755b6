import assert from 'node:assert/strict';
import { wholePackages } from '../../../scripts/packages/catalogue.mjs';
import { agreementOf } from '../../../scripts/reviewSample/agreement.ts';
import { type Candidate, chooseSample } from '../../../scripts/reviewSample/chooseSample.ts';
import { keyOf, readSample } from '../../../scripts/reviewSample/sample.ts';
import { seededRandom } from '../../../scripts/reviewSample/seededRandom.ts';
import { readSection, renderSection } from '../../../scripts/reviewSample/signalsSection.ts';
import { readLabels, readVerdicts } from '../../../scripts/reviewSample/verdicts.ts';

describe('the generator of the sample', () => {
  it('gives the same numbers for the same seed, within 0 and 1', () => {
    const [one, same, other] = [seededRandom(7), seededRandom(7), seededRandom(8)].map((random) =>
      Array.from({ length: 100 }, random),
    );
    assert.deepEqual(one, same);
    assert.notDeepEqual(one, other);
    assert(one?.every((number) => number >= 0 && number < 1));
  });
});

describe('choosing a sample', () => {
  const kinds = ['light', 'cpu'] as const;
  const candidates: Candidate[] = ['a', 'b'].flatMap((name) =>
    kinds.flatMap((kind) =>
      Array.from({ length: kind === 'cpu' ? 2 : 20 }, (_, line) => {
        return { package: name, file: 'x.ts', name: `${kind}${line}`, line, kind };
      }),
    ),
  );
  const strata = [
    { kinds: ['cpu'], count: 10 },
    { kinds: ['light'], count: 6 },
  ] as const;

  it('takes turns of the packages, and fills from the next stratum what one has not', () => {
    const chosen = chooseSample(candidates, strata, 1);
    assert.equal(chosen.length, 16);
    assert.equal(chosen.filter((one) => one.name.startsWith('cpu')).length, 4);
    assert.equal(chosen.filter((one) => one.package === 'a').length, 8);
    assert.equal(new Set(chosen.map(keyOf)).size, 16);
  });

  it('draws the same in whichever order the functions come, and shows no verdict', () => {
    const chosen = chooseSample(candidates, strata, 1);
    assert.deepEqual(chooseSample(candidates.toReversed(), strata, 1), chosen);
    assert.notDeepEqual(chooseSample(candidates, strata, 2), chosen);
    assert(chosen.every((one) => !('kind' in one)));
  });
});

describe('the reviewed sample', () => {
  const { functions } = readSample();

  it('has a hundred functions, at least eight of each package', () => {
    assert.equal(new Set(functions.map(keyOf)).size, 100);
    for (const { name } of wholePackages)
      assert(functions.filter((one) => one.package === name).length >= 8, name);
  });

  it('has a label with a reason and a verdict for each of them', () => {
    const [labels, verdicts] = [readLabels(), readVerdicts()];
    assert.deepEqual(Object.keys(labels), functions.map(keyOf));
    assert.deepEqual(Object.keys(verdicts), functions.map(keyOf));
    for (const [key, { label, reason }] of Object.entries(labels)) {
      assert.match(label, /^(?:light|unknown|io|(?:cpu|io|mixed) blocking|mixed)$/, key);
      assert.match(reason, /\.$/, key);
      assert.equal(verdicts[key]?.label, label, key);
    }
  });

  it('stands in docs/signals.md with its figures', async () => {
    assert.equal(readSection(), await renderSection(agreementOf(readVerdicts())));
  });
});

describe('the figures of agreement', () => {
  it('count what is the same in all, among the confident ones, by label and by verdict', () => {
    const figures = agreementOf({
      a: { label: 'light', verdict: 'light', confidence: 0.96 },
      b: { label: 'light', verdict: 'cpu blocking', confidence: 0.9 },
      c: { label: 'io', verdict: 'unknown', confidence: 0.3 },
    });
    assert.deepEqual(figures.all, { total: 3, same: 1 });
    assert.deepEqual(figures.confident, { total: 2, same: 1 });
    assert.deepEqual(figures.byLabel.get('light'), { total: 2, same: 1 });
    assert.deepEqual(figures.byVerdict.get('unknown'), { total: 1, same: 0 });
    assert.equal(figures.counts.get('light')?.get('cpu blocking'), 1);
  });
});

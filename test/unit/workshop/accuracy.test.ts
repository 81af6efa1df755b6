import assert from 'node:assert/strict';
import { baselines } from '../../../scripts/accuracy/baselines.ts';
import { calibrate, surely } from '../../../scripts/accuracy/calibrate.ts';
import { tablesInDocument } from '../../../scripts/accuracy/document.ts';
import { isAsyncAt } from '../../../scripts/accuracy/isAsyncAt.ts';
import { halfOf, type Labelled } from '../../../scripts/accuracy/labelled.ts';
import { readLabelled } from '../../../scripts/accuracy/readLabelled.ts';
import { promise, reliability } from '../../../scripts/accuracy/reliability.ts';
import { accuracy, classScores, confusion } from '../../../scripts/accuracy/scores.ts';
import { accuracyTables } from '../../../scripts/accuracy/tables.ts';
import { calibrated } from '../../../src/analysis/verdict/calibrated.ts';
import { calibration } from '../../../src/analysis/verdict/calibration.ts';

const again =
  'npm run report:accuracy -- --calibrate --write, then the golden files: CONTRIBUTING.md has the order';

/** Cells alone: how wide columns are is for Prettier to say. */
const cellsOf = (markdown: string): readonly string[] =>
  markdown
    .split('\n')
    .filter((line) => line !== '' && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .replaceAll(/\s*\|\s*/g, '|')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );

/** So many functions of one kind and one confidence, of which so many are right. */
const group = (confidence: number, count: number, right: number): readonly Labelled[] =>
  Array.from({ length: count }, (_, at) => ({
    key: `case/file.ts ${confidence}-${at}`,
    caseName: 'case',
    name: `${confidence}-${at}`,
    isAsync: false,
    label: at < right ? 'light' : 'io',
    verdict: 'light',
    kind: 'light',
    confidence,
  }));

describe('the accuracy of verdicts', () => {
  const functions = readLabelled();
  const reporting = functions.filter((one) => halfOf(one) === 'reporting');

  it('is what docs/signals.md says', () => {
    assert.deepEqual(cellsOf(tablesInDocument()), cellsOf(accuracyTables(functions)), again);
  });

  it('is better than that of all who look at one thing only', () => {
    const own = accuracy(functions, 'label') ?? 0;
    for (const [name, say] of Object.entries(baselines)) {
      const theirs = accuracy(
        functions.map((fn) => ({ label: fn.label, verdict: say(fn) })),
        'label',
      );
      assert.ok(own > (theirs ?? 1), name);
    }
  });

  it('is at least 95 % where confidence is 0.9 or more, among functions that it was not calibrated on', () => {
    const { right, count } = promise(reporting);
    assert.ok(right >= count * surely.right, `${right} of ${count}: ${again}`);
  });

  it('is told of two halves that have no function in common and are of about one size', () => {
    assert.equal(new Set(functions.map(({ key }) => key)).size, functions.length);
    assert.ok(Math.abs(reporting.length / functions.length - 0.5) < 0.05);
    assert.equal(halfOf({ key: 'io/io.ts readConfig' }), halfOf({ key: 'io/io.ts readConfig' }));
  });
});

describe('calibration', () => {
  it('is monotone, between 0 and 0.99, and of few steps, as committed', () => {
    for (const [kind, steps] of Object.entries(calibration)) {
      assert.ok(steps.length > 0 && steps.length <= 8, kind);
      for (const [index, [from, confidence]] of steps.entries()) {
        const [below, less] = steps[index - 1] ?? [-1, -1];
        assert.ok(from > below && confidence > less && confidence <= 0.99, kind);
      }
    }
  });

  it('gives how often others were right, and 0.9 only where that is sure enough', () => {
    const steps = calibrate([...group(0.5, 50, 30), ...group(0.7, 100, 92), ...group(0.9, 400, 398)]);
    assert.deepEqual(steps, {
      light: [
        [0, 0.6],
        [0.7, 0.89],
        [0.9, 0.99],
      ],
    });
    assert.equal(calibrated(steps, 'light', 0.6), 0.6);
    assert.equal(calibrated(steps, 'light', 0.95), 0.99);
    assert.equal(calibrated(steps, 'cpu', 0.95), 0.95, 'a kind of which nothing is known stays as it is');
  });

  it('makes one bin of those that are in the wrong order, and of those with few functions', () => {
    const wrong = calibrate([...group(0.5, 100, 80), ...group(0.7, 100, 60), ...group(0.9, 4, 4)]);
    assert.deepEqual(wrong, { light: [[0, 0.7]] });
    assert.deepEqual(calibrate(group(0.9, 14, 14)), {});
    assert.deepEqual(calibrate(group(0.9, 15, 15)), { light: [[0, 0.89]] });
  });
});

describe('the figures of accuracy', () => {
  const judged = [
    { label: 'io', verdict: 'io' },
    { label: 'io', verdict: 'io blocking' },
    { label: 'light', verdict: 'io' },
    { label: 'light', verdict: 'light' },
  ];

  it('count what is right, by class and by kind alone', () => {
    assert.equal(accuracy(judged, 'label'), 0.5);
    assert.equal(accuracy(judged, 'kind'), 0.75);
    assert.equal(accuracy([], 'kind'), undefined);
    assert.deepEqual(classScores(judged), [
      { name: 'light', labelled: 2, precision: 1, recall: 0.5 },
      { name: 'io', labelled: 2, precision: 0.5, recall: 0.5 },
      { name: 'io blocking', labelled: 0, precision: 0, recall: undefined },
    ]);
    assert.equal(confusion(judged, 'light', 'io'), 1);
  });

  it('tell by confidence how many are right', () => {
    const rows = reliability([...group(0.5, 10, 6), ...group(0.9, 10, 10)]);
    assert.deepEqual(
      rows.map(({ range, count, right }) => [range, count, right]),
      [
        ['0.00 to 0.49', 0, 0],
        ['0.50 to 0.69', 10, 6],
        ['0.70 to 0.79', 0, 0],
        ['0.80 to 0.89', 0, 0],
        ['0.90 to 1.00', 10, 10],
      ],
    );
    assert.deepEqual(promise([...group(0.89, 5, 0), ...group(0.9, 10, 9)]), { right: 9, count: 10 });
  });

  it('have naive guesses beside them that see a suffix, or async, and nothing else', () => {
    const [bySuffix, byAsync, allLight] = Object.values(baselines);
    const say = (name: string, isAsync = false) =>
      [bySuffix, byAsync, allLight].map((baseline) => baseline?.({ name, isAsync }));
    assert.deepEqual(say('Store.readSync~2'), ['io blocking', 'cpu blocking', 'light']);
    assert.deepEqual(say('outer/loadAsync', true), ['io', 'io', 'light']);
    assert.deepEqual(say('readSync.inner'), ['light', 'cpu blocking', 'light']);
  });

  for (const [source, column, expected] of [
    ['async function load() {}', 16, true],
    ['function asyncLoad() {}', 10, false],
    ['export default async function () {}', 1, true],
    ['const load = async () => 1;', 7, true],
    ['const load: Loader = async (file) => 1;', 7, true],
    ['const load = () => go(async () => 1);', 7, false],
    ['class A { async *read() {} }', 18, true],
    ['class A { read() { return async () => 1; } }', 11, false],
    ['run(async (x) => x);', 5, true],
    ['run((x) => async () => x);', 5, false],
  ] as const) {
    it(`see that ${source} ${expected ? 'is' : 'is not'} async`, () => {
      assert.equal(isAsyncAt(source, 1, column), expected);
    });
  }
});

import assert from 'node:assert/strict';
import { type CallTree, functionKindOf } from '../../../src/profile/index.ts';
import { filterFunctions } from '../../../src/webview/panel/filterFunctions.ts';
import { describeFlameBox, flameSentence } from '../../../src/webview/panel/flame/describeFlame.ts';
import { flameCommand } from '../../../src/webview/panel/flame/flameKeys.ts';
import {
  flameBoxAt,
  flameRowPx,
  layoutFlame,
  stepFlame,
} from '../../../src/webview/panel/flame/layoutFlame.ts';
import { functionFullPlace, functionPlace, hasSource } from '../../../src/webview/panel/functionWords.ts';

const [main, resize, read, crc] = [
  { name: 'main', url: 'file:///app/src/main.ts', line: 3, column: 1 },
  { name: 'resize', url: 'file:///app/src/my%20images.ts', line: 12, column: 5 },
  { name: 'readFileSync', url: 'node:fs', line: 441, column: 1 },
  { name: '', url: '/app/node_modules/png/crc.js', line: 0, column: 0 },
];

/** main holds resize (which holds crc) and readFileSync; beside it a sliver of crc alone. */
const tree: CallTree = {
  order: 'sum',
  startUs: 0,
  endUs: 100_000,
  sampleCount: 100,
  isCut: false,
  functions: [main, resize, read, crc],
  boxes: {
    count: 5,
    depth: Uint32Array.of(0, 0, 1, 1, 2),
    parent: Int32Array.of(-1, -1, 0, 0, 2),
    fn: Uint32Array.of(0, 3, 1, 2, 3),
    startUs: Float64Array.of(0, 99_980, 0, 60_000, 0),
    lengthUs: Float64Array.of(90_000, 20, 60_000, 20_000, 30_000),
    selfUs: Float64Array.of(10_000, 20, 30_000, 20_000, 30_000),
    sampleCount: Uint32Array.of(90, 1, 60, 20, 30),
  },
};
const all = layoutFlame(tree, tree, 1000);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the layout of a flame chart', () => {
  it('gives each box its share of the width, and leaves out what cannot be seen', () => {
    assert.deepEqual([...all.box], [0, 2, 3, 4]);
    assert.deepEqual([...all.x], [0, 0, 600, 0]);
    assert.deepEqual([...all.width], [900, 600, 200, 300]);
    assert.equal(all.heightPx, 3 * flameRowPx);
  });

  it('cuts boxes to the part that is shown', () => {
    const part = layoutFlame(tree, { startUs: 50_000, endUs: 70_000 }, 1000);
    assert.deepEqual([...part.box], [0, 2, 3]);
    assert.deepEqual([...part.x], [0, 0, 500]);
    assert.deepEqual([...part.width], [1000, 500, 500]);
    const close = layoutFlame(tree, { startUs: 99_900, endUs: 100_000 }, 1000);
    assert.deepEqual([...close.box], [1]);
  });

  it('finds the box under a point', () => {
    assert.equal(flameBoxAt(tree, all, 10, 5), 0);
    assert.equal(flameBoxAt(tree, all, 650, flameRowPx + 5), 3);
    assert.equal(flameBoxAt(tree, all, 850, flameRowPx + 5), -1);
    assert.equal(flameBoxAt(tree, all, 10, 9 * flameRowPx), -1);
  });

  it('leads from box to box, and stays where there is none', () => {
    assert.equal(stepFlame(tree, all, -1, 'down'), 0);
    assert.equal(stepFlame(tree, all, 0, 'down'), 2, 'the longest of those that it called');
    assert.equal(stepFlame(tree, all, 2, 'right'), 3);
    assert.equal(stepFlame(tree, all, 3, 'right'), 3);
    assert.equal(stepFlame(tree, all, 3, 'first'), 2);
    assert.equal(stepFlame(tree, all, 4, 'up'), 2);
    assert.equal(stepFlame(tree, all, 0, 'up'), 0);
    assert.equal(stepFlame(tree, all, 3, 'down'), 3);
  });

  it('is empty without boxes', () => {
    const nothing = { ...tree, boxes: { ...tree.boxes, count: 0 } };
    const layout = layoutFlame(nothing, nothing, 1000);
    assert.equal(layout.heightPx, 0);
    assert.equal(stepFlame(nothing, layout, -1, 'right'), -1);
  });
});

const matching = (filter: string) => {
  const matches = filterFunctions(tree.functions, filter);
  return matches === null ? null : [...matches];
};

describe('words about functions', () => {
  it('say whose code it is', () => {
    assert.deepEqual([main, read, crc].map(functionKindOf), ['own', 'runtime', 'package']);
    assert.equal(functionKindOf({ name: '(garbage collector)', url: '', line: 0, column: 0 }), 'garbage');
    assert.equal(functionKindOf({ ...main, name: '(garbage collector)' }), 'own');
  });

  it('say where it is, and whether there is a source', () => {
    assert.equal(functionPlace(resize), 'my images.ts:12');
    assert.equal(functionFullPlace(resize), '/app/src/my images.ts:12');
    assert.equal(functionPlace(crc), 'crc.js');
    assert.equal(functionPlace({ ...main, url: 'file:///%E0%A4%A' }), '%E0%A4%A:3');
    assert.deepEqual([main, read, crc].map(hasSource), [true, false, true]);
  });

  it('describe a box of the flame chart, in a card and in a sentence', () => {
    const { heading, lines } = describeFlameBox(tree, 2);
    assert.equal(heading, 'resize');
    assert.deepEqual(
      lines.map(([term, value]) => `${term}: ${plain(value)}`),
      [
        ': /app/src/my images.ts:12',
        'total: 60.0 ms, 60 % of what is shown',
        'self: 30.0 ms',
        'seen in: 60 samples',
        'called by: main',
        ': Click to open its source.',
      ],
    );
    assert.match(
      plain(flameSentence(tree, 4)),
      /^\(no name\), level 3: total 30\.0 ms, .*, called by resize\.$/,
    );
  });

  it('are what the filter looks in', () => {
    assert.equal(matching('  '), null);
    assert.deepEqual(matching('RES'), [0, 1, 0, 0]);
    assert.deepEqual(matching('src main'), [1, 0, 0, 0]);
    assert.deepEqual(matching('packages'), [0, 0, 0, 1]);
  });
});

const press = (key: string, ctrlKey = false) => flameCommand({ key, ctrlKey, metaKey: false, altKey: false });

describe('keys on the flame chart', () => {
  it('mean what the key help says, and leave the editor its own', () => {
    assert.deepEqual(press('ArrowDown'), { kind: 'step', step: 'down' });
    assert.deepEqual(press('Enter'), { kind: 'open' });
    assert.deepEqual(press('z'), { kind: 'zoom' });
    assert.deepEqual(press('Escape'), { kind: 'reset' });
    assert.equal(press('f', true), undefined);
    assert.equal(press('toString'), undefined);
  });
});

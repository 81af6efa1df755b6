import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { summedTree, timedTree, TimelineBuilder } from '../../../src/profile/index.ts';
import type { CallTree, ProfileRecord } from '../../../src/profile/index.ts';
import { header, records } from './records.ts';
import {
  deeper,
  idle,
  inCompute,
  inGc,
  inMain,
  inRead,
  recordsOf,
  startUs,
  stepUs,
} from './sampledRecords.ts';

const stepMs = stepUs / 1000;

function lanesOf(given: readonly ProfileRecord[]) {
  const builder = new TimelineBuilder();
  for (const record of [header, ...given]) builder.add(record);
  return { builder, lanes: builder.overview().lanes.map(({ lane }) => lane.samples) };
}
const steps = (...nodes: readonly number[]) => nodes.map((node) => ({ node, cpuMs: stepMs }));
const [everything, zeroUs] = [1_000, startUs];
const allSpan = { startUs, endUs: startUs + 1_000_000 };

const summed = (...nodes: readonly number[]): CallTree =>
  summedTree(lanesOf(recordsOf(steps(...nodes))).lanes, everything);
const timed = (nodes: readonly number[], columns = everything, span = allSpan): CallTree => {
  const [lane] = lanesOf(recordsOf(steps(...nodes))).lanes;
  assert.ok(lane !== undefined);
  return timedTree(lane, columns, span, zeroUs);
};

const inSteps = (us: number | undefined) => (us ?? Number.NaN) / stepUs;

/** One line a box: depth, name, from and length in steps, and how much of it is its own. */
function say({ boxes, functions }: CallTree): string[] {
  return Array.from({ length: boxes.count }, (_, box) => {
    const name = functions[boxes.fn[box] ?? -1]?.name;
    return `${boxes.depth[box]} ${name} ${inSteps(boxes.startUs[box])}+${inSteps(boxes.lengthUs[box])} self ${inSteps(boxes.selfUs[box])}`;
  });
}

describe('summedTree', () => {
  it('adds up every way in which functions were called, longest first', () => {
    assert.deepEqual(say(summed(inRead, inCompute, inMain, inCompute, inCompute)).sort(), [
      '0 main 0+5 self 1',
      '1 compute 0+3 self 3',
      '1 readConfig 3+1 self 0',
      '2 readFileSync 3+1 self 1',
    ]);
  });

  it('tells apart a function and itself called by itself', () => {
    assert.deepEqual(say(summed(deeper, inCompute)), [
      '0 main 0+2 self 0',
      '1 compute 0+2 self 1',
      '2 compute 0+1 self 1',
    ]);
  });

  it('puts a garbage collection below what it interrupted, and leaves idle time out', () => {
    const tree = summed(inCompute, inGc, idle, idle);
    assert.deepEqual(say(tree), [
      '0 main 0+2 self 0',
      '1 compute 0+2 self 1',
      '2 (garbage collector) 0+1 self 1',
    ]);
    assert.equal(tree.endUs, 2 * stepUs);
    assert.equal(tree.sampleCount, 40);
  });

  it('joins the same function in several lanes', () => {
    const { lanes } = lanesOf([...recordsOf(steps(inCompute)), ...recordsOf(steps(inMain), '100-1')]);
    assert.deepEqual(say(summedTree(lanes, everything)), ['0 main 0+2 self 1', '1 compute 0+1 self 1']);
  });

  it('leaves out what would be narrower than one of the columns, and says so', () => {
    const { lanes } = lanesOf(recordsOf(steps(inRead, ...Array.from({ length: 9 }, () => inCompute))));
    const few = summedTree(lanes, 5);
    assert.deepEqual(say(few), ['0 main 0+10 self 0', '1 compute 0+9 self 9']);
    assert.equal(few.isCut, true);
    assert.equal(summedTree(lanes, everything).isCut, false);
  });

  it('is of a part of the time where one is given', () => {
    const { lanes } = lanesOf(recordsOf(steps(inRead, inCompute, inMain)));
    const span = { startUs: startUs + stepUs, endUs: startUs + 1.5 * stepUs };
    assert.deepEqual(say(summedTree(lanes, everything, span)), [
      '0 main 0+0.5 self 0',
      '1 compute 0+0.5 self 0.5',
    ]);
  });
});

describe('timedTree', () => {
  it('shows one call after the other, and a caller as long as it goes on', () => {
    assert.deepEqual(say(timed([inCompute, inRead, inCompute, idle, inMain])), [
      '0 main 0+3 self 0',
      '1 compute 0+1 self 1',
      '1 readConfig 1+1 self 0',
      '2 readFileSync 1+1 self 1',
      '1 compute 2+1 self 1',
      '0 main 4+1 self 1',
    ]);
  });

  it('puts a garbage collection below what it interrupted', () => {
    assert.deepEqual(say(timed([inCompute, inGc, inCompute])), [
      '0 main 0+3 self 0',
      '1 compute 0+3 self 2',
      '2 (garbage collector) 1+1 self 1',
    ]);
  });

  it('is cut to the span that is asked for', () => {
    const span = { startUs: startUs + 0.5 * stepUs, endUs: startUs + 1.5 * stepUs };
    assert.deepEqual(say(timed([inCompute, inMain], everything, span)), [
      '0 main 0.5+1 self 0.5',
      '1 compute 0.5+0.5 self 0.5',
    ]);
  });

  it('shows in each column where the lane was longest, where there are more calls than columns', () => {
    const nodes = Array.from({ length: 40 }, (_, index) => (index % 4 === 3 ? inRead : inCompute));
    const span = { startUs, endUs: startUs + 40 * stepUs };
    const tree = timed(nodes, 10, span);
    assert.deepEqual(say(tree), ['0 main 0+40 self 0', '1 compute 0+40 self 40']);
    assert.equal(tree.isCut, true);
    assert.equal(timed(nodes, everything, span).boxes.count, 1 + 20 + 10);
  });

  it('leaves a column empty in which the lane was mostly idle', () => {
    const nodes = Array.from({ length: 40 }, (_, index) => (index < 20 ? inCompute : idle));
    assert.deepEqual(say(timed(nodes, 10, { startUs, endUs: startUs + 40 * stepUs })), [
      '0 main 0+20 self 0',
      '1 compute 0+20 self 20',
    ]);
  });
});

describe('call trees', () => {
  it('have bounded boxes that lie within their callers, whatever the profile says', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 50 }), (given, columns) => {
        const { builder, lanes } = lanesOf(given);
        const span = { startUs: builder.zeroUs, endUs: builder.zeroUs + 900_000 };
        for (const tree of [
          summedTree(lanes, columns, span),
          ...lanes.map((lane) => timedTree(lane, columns, span, builder.zeroUs)),
        ]) {
          const { boxes } = tree;
          for (let box = 0; box < boxes.count; box += 1) {
            const parent = boxes.parent[box] ?? -1;
            assert.ok(parent < box);
            assert.equal(boxes.depth[box], parent < 0 ? 0 : (boxes.depth[parent] ?? 0) + 1);
            assert.ok((boxes.fn[box] ?? -1) < tree.functions.length);
            const [start, end] = edges(tree, box);
            const [outerStart, outerEnd] = parent < 0 ? [tree.startUs, tree.endUs] : edges(tree, parent);
            assert.ok(start >= outerStart - 2 && end <= outerEnd + 2);
          }
        }
      }),
    );
  });
});

function edges({ boxes }: CallTree, box: number): [number, number] {
  const fromUs = boxes.startUs[box] ?? Number.NaN;
  return [fromUs, fromUs + (boxes.lengthUs[box] ?? Number.NaN)];
}

import assert from 'node:assert/strict';
import { CallTree } from '../../../src/collector/callTree.ts';
import { unwrapTimes } from '../../../src/collector/handleProfiler.ts';
import type { V8Node, V8Profile } from '../../../src/collector/v8Profile.ts';
import { parseRecord } from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';

const collector = 'file:///opt/poolwright/collector.cjs';

const node = (id: number, functionName: string, children: number[] = [], url = 'file:///app.js'): V8Node => ({
  id,
  callFrame: { functionName, url, lineNumber: 9, columnNumber: 4 },
  children,
});
const profile = (nodes: V8Node[], samples: number[], timeDeltas: number[], startTime = 1_000): V8Profile => ({
  nodes,
  startTime,
  endTime: startTime + timeDeltas.reduce((sum, delta) => sum + delta, 0),
  samples,
  timeDeltas,
});
const samplesOf = (records: readonly ProfileRecord[]): unknown[] =>
  records.flatMap((record) =>
    record.type === 'samples'
      ? [[record.startUs, record.atUs, record.nodes, record.counts, record.lengthsUs]]
      : [],
  );

describe('CallTree', () => {
  it('names each function and each way to it once, with lines and columns from 1', () => {
    const tree = new CallTree('1-0', []);
    const nodes = [
      node(1, '(root)', [2], ''),
      node(2, 'outer', [3]),
      node(3, 'inner', [4]),
      node(4, 'outer'),
    ];
    const records = tree.records(profile(nodes, [4, 3], [10, 10]), 0, 1_000);
    assert.deepEqual(
      records.filter(({ type }) => type !== 'samples'),
      [
        {
          type: 'functions',
          lane: '1-0',
          atUs: 1_020,
          first: 0,
          names: ['outer', 'inner'],
          urls: ['file:///app.js', 'file:///app.js'],
          lines: [10, 10],
          columns: [5, 5],
        },
        { type: 'call-nodes', lane: '1-0', atUs: 1_020, first: 0, functions: [0, 1, 0], parents: [-1, 0, 1] },
      ],
    );
    const again = tree.records(
      profile([node(7, '(root)', [8], ''), node(8, 'outer')], [8], [10], 1_020),
      1_020,
      1_000,
    );
    assert.deepEqual(
      again.map(({ type }) => type),
      ['samples'],
    );
  });

  it('lets stretches follow each other without a gap and without time that counts twice', () => {
    const tree = new CallTree('1-0', []);
    const nodes = [node(1, '(root)', [2], ''), node(2, 'work')];
    const first = tree.records(profile(nodes, [2, 2], [0, 1_000], 1_000), 0, 1_000);
    // The second began 300 µs before the first ended.
    const second = tree.records(profile(nodes, [2, 1, 2], [0, 900, 1_000], 1_700), 2_000, 3_000);
    assert.deepEqual(samplesOf(first), [[1_000, 2_000, [0], [2], [1_000]]]);
    assert.deepEqual(samplesOf(second), [[2_000, 3_600, [0, -1, 0], [1, 1, 1], [150, 950, 500]]]);
  });

  it('gives the time of a gap between samples to the one after it', () => {
    const tree = new CallTree('1-0', []);
    const nodes = [node(1, '(root)', [2, 3], ''), node(2, 'before'), node(3, 'after')];
    const records = tree.records(profile(nodes, [2, 3, 3], [500, 40_000, 800]), 0, 1_000);
    assert.deepEqual(samplesOf(records), [[1_000, 42_300, [0, 1], [1, 2], [1_000, 40_300]]]);
  });

  it('shows everything of the collector as one function below the program that it interrupts', () => {
    const tree = new CallTree('1-0', [collector]);
    const nodes = [
      node(1, '(root)', [2], ''),
      node(2, 'answer', [3]),
      node(3, 'get', [4], collector),
      node(4, 'take', [5], collector),
      node(5, 'writeSync', [], 'node:fs'),
    ];
    const records = tree.records(profile(nodes, [5, 4, 2], [0, 10, 10]), 0, 1_000);
    assert.deepEqual(
      records.flatMap((record) => (record.type === 'functions' ? record.names : [])),
      ['answer', '(profiler)'],
    );
    assert.deepEqual(
      samplesOf(records).map((samples) => (samples as unknown[])[2]),
      [[1, 0]],
    );
  });

  it('gives no place to a text that begins before its own line', () => {
    const nodes = [node(1, '(root)', [2], ''), node(2, 'wrapper')];
    const callFrame = { ...node(2, 'wrapper').callFrame, lineNumber: 0, columnNumber: -196 };
    const [record] = new CallTree('1-0', []).records(
      profile([nodes[0] ?? assert.fail(), { id: 2, callFrame }], [2], [10]),
      0,
      1_000,
    );
    assert.ok(record?.type === 'functions');
    assert.deepEqual([record.lines, record.columns], [[1], [0]]);
    assert.equal(parseRecord(JSON.stringify(record)).kind, 'record');
  });

  it('writes records of bounded length', () => {
    const tree = new CallTree('1-0', []);
    const nodes = [
      node(1, '(root)', [2, 3], ''),
      node(2, 'a'),
      { ...node(3, 'b'), callFrame: { ...node(3, 'b').callFrame, url: `file:///${'x'.repeat(10_000)}` } },
    ];
    const ids = Array.from({ length: 5_000 }, (_, index) => 2 + (index % 2));
    const records = tree.records(
      profile(
        nodes,
        ids,
        ids.map(() => 1_000),
      ),
      0,
      1_000,
    );
    const samples = records.filter((record) => record.type === 'samples');
    assert.deepEqual(
      samples.map(({ nodes: places }) => places.length),
      [2_000, 2_000, 1_000],
    );
    assert.equal(samples[1]?.startUs, samples[0]?.atUs);
    assert.ok(records.every((record) => JSON.stringify(record).length < 100_000));
  });
});

describe('unwrapTimes', () => {
  it('puts back moments of which only 32 bits are there', () => {
    const atUs = 14_799_722_340;
    const wrapped = { ...profile([], [], []), startTime: 1_914_689_483, endTime: 1_914_819_070 };
    const { startTime, endTime } = unwrapTimes(wrapped, atUs);
    assert.ok(endTime <= atUs && atUs - endTime < 200_000);
    assert.equal(endTime - startTime, 129_587);
  });

  it('leaves whole ones as they are', () => {
    const whole = { ...profile([], [], []), startTime: 14_799_600_000, endTime: 14_799_700_000 };
    assert.deepEqual(unwrapTimes(whole, 14_799_722_340), whole);
  });
});

import assert from 'node:assert/strict';
import { heldLoops, isAwaitedLoop, TimelineBuilder } from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { header } from './records.ts';
import {
  idle,
  inCompute,
  inGc,
  inMain,
  inRead,
  recordsOf,
  startUs,
  stepUs,
  times,
} from './sampledRecords.ts';

const compute = 'file:///app.js:2:1 compute';
const main = 'file:///app.js:1:1 main';

const nothing = { node: idle, cpuMs: 0 };
const computing = { node: inCompute, cpuMs: 20 };

function held(records: readonly ProfileRecord[], span?: { startUs: number; endUs: number }) {
  const builder = new TimelineBuilder();
  for (const record of [header, ...records]) builder.add(record);
  const found = heldLoops(
    builder.overview().lanes.map(({ lane }) => lane.samples),
    span,
  );
  return (key: string) => Math.round(found.get(key) ?? Number.NaN);
}

describe('how long functions hold event loops', () => {
  it('is the longest stretch without a break, garbage collections in between included', () => {
    const ms = held(
      recordsOf([
        computing,
        nothing,
        ...times(2, [computing]),
        { node: inGc, cpuMs: 20 },
        computing,
        { node: inMain, cpuMs: 20 },
        nothing,
        computing,
      ]),
    );
    assert.equal(ms(compute), 80);
    assert.equal(ms(main), 100);
  });

  it('is not told across a time in which the lane was not sampled', () => {
    const records = recordsOf(times(4, [computing]));
    const samples = records.filter(({ type }) => type === 'samples');
    const lost = records.filter((record) => record !== samples[1]);
    assert.equal(held(records)(compute), 80);
    assert.equal(held(lost)(compute), 40);
  });

  it('is of a part of the time, and the longest of several lanes', () => {
    const records = [
      ...recordsOf(times(6, [computing])),
      ...recordsOf([{ node: inRead, cpuMs: 1 }, ...times(2, [computing])], '100-1'),
    ];
    assert.equal(held(records)(compute), 120);
    const part = { startUs: startUs + stepUs, endUs: startUs + 3 * stepUs };
    assert.equal(held(records, part)(compute), 40);
  });

  it('is asked of threads only that do not run tasks of a pool', () => {
    assert.equal(isAwaitedLoop({ role: 'main', taskCount: 0 }), true);
    assert.equal(isAwaitedLoop({ role: 'process', taskCount: 0 }), true);
    assert.equal(isAwaitedLoop({ role: 'process', taskCount: 3 }), false);
    assert.equal(isAwaitedLoop({ role: 'thread', taskCount: 0 }), false);
  });
});

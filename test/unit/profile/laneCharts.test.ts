import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { chartNames, laneChart, TimelineBuilder } from '../../../src/profile/index.ts';
import type { LaneChart, ProfileRecord } from '../../../src/profile/index.ts';
import { header, records } from './records.ts';

const lane = '100-0';
const began: ProfileRecord = {
  type: 'lane',
  lane,
  pid: 100,
  threadId: 0,
  role: 'main',
  name: '',
  startedUs: 1_000_000,
  nodeVersion: '24.0.0',
};

/** Of a second that begins with the lane, in ten parts, as a list of each figure. */
function chartOf(given: readonly ProfileRecord[], startUs = 1_000_000, endUs = 2_000_000): LaneChart {
  const builder = new TimelineBuilder();
  for (const record of [header, began, ...given]) builder.add(record);
  const [first] = builder.overview().lanes;
  assert.ok(first !== undefined);
  return laneChart(first.lane, { startUs, endUs }, 10);
}
const rounded = (column: Float64Array) => [...column].map((value) => Math.round(value * 100) / 100);

const usage = (atMs: number, cpuMs: number, waitingMs: number, idleMs: number): ProfileRecord => ({
  type: 'usage',
  lane,
  atUs: 1_000_000 + atMs * 1000,
  cpuUs: cpuMs * 1000,
  waitingForCoreUs: waitingMs * 1000,
  loopIdleUs: idleMs * 1000,
});
const delay = (atMs: number, maxMs: number): ProfileRecord => ({
  type: 'loop-delay',
  lane,
  atUs: 1_000_000 + atMs * 1000,
  maxDelayUs: maxMs * 1000,
});
const memory = (atMs: number, heapUsedBytes: number, rssBytes?: number): ProfileRecord => ({
  type: 'memory',
  lane,
  atUs: 1_000_000 + atMs * 1000,
  heapUsedBytes,
  externalBytes: 5,
  ...(rssBytes === undefined ? {} : { rssBytes }),
});

describe('what lanes did over time', () => {
  it('is the share of each part that they were on a core, waited for one, and had a busy event loop', () => {
    // Half a second on a core, with a fifth of waiting; then half a second of nothing but events.
    const chart = chartOf([usage(0, 0, 0, 0), usage(500, 400, 100, 0), usage(1000, 400, 100, 500)]);
    assert.deepEqual(rounded(chart.onCore), [0.8, 0.8, 0.8, 0.8, 0.8, 0, 0, 0, 0, 0]);
    assert.deepEqual(rounded(chart.waitingForCore), [0.2, 0.2, 0.2, 0.2, 0.2, 0, 0, 0, 0, 0]);
    assert.deepEqual(rounded(chart.loopBusy), [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('has a delay in all parts that it reached into, and none where none was recorded', () => {
    const chart = chartOf([usage(0, 0, 0, 0), delay(750, 250), delay(850, 3), usage(1000, 0, 0, 0)]);
    // Recorded up to 100 ms after it ended.
    assert.deepEqual(rounded(chart.loopDelayMs), [0, 0, 0, 0, 250, 250, 250, 250, 3, 0]);
  });

  it('has the most memory of each part, or what was told last', () => {
    const chart = chartOf([memory(120, 10), memory(150, 30), memory(180, 20, 99), memory(610, 40)]);
    const nothing = Number.NaN;
    assert.deepEqual(rounded(chart.memoryBytes), [nothing, 35, 25, 25, 25, 25, 45, 45, 45, 45]);
    assert.deepEqual(rounded(chart.processBytes), [nothing, 99, 99, 99, 99, 99, 99, 99, 99, 99]);
    // Close up, where nothing was told: what was told before.
    const closeUp = chartOf([memory(120, 10), memory(610, 40)], 1_300_000, 1_310_000);
    assert.deepEqual(new Set(closeUp.memoryBytes), new Set([15]));
  });

  it('knows nothing of the time before a lane and after it', () => {
    const ended: ProfileRecord = { type: 'lane-ended', lane, endedUs: 1_500_000, reason: 'exit' };
    const chart = chartOf(
      [usage(0, 0, 0, 0), usage(500, 500, 1, 0), memory(50, 10), ended],
      500_000,
      2_500_000,
    );
    for (const name of ['onCore', 'loopBusy', 'loopDelayMs', 'memoryBytes'] as const) {
      const known = [...chart[name]].map((value) => !Number.isNaN(value));
      assert.deepEqual(known.indexOf(true), 2, name);
      assert.deepEqual(known.lastIndexOf(true), 4, name);
    }
  });

  it('says that it is not known what nobody told', () => {
    const chart = chartOf([]);
    for (const name of ['onCore', 'waitingForCore', 'loopBusy', 'memoryBytes', 'processBytes'] as const)
      assert.ok(
        chart[name].every((value) => Number.isNaN(value)),
        name,
      );
  });

  it('holds for all records: as many values as parts, shares between 0 and 1, nothing below 0', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 50 }), (given, count) => {
        const builder = new TimelineBuilder();
        for (const record of given) builder.add(record);
        const { lanes, endUs } = builder.overview();
        for (const { lane: one } of lanes) {
          const span = { startUs: builder.zeroUs, endUs: Math.max(builder.zeroUs + 1, endUs) };
          const chart = laneChart(one, span, count);
          for (const name of chartNames) {
            assert.equal(chart[name].length, count);
            const isShare = name === 'onCore' || name === 'waitingForCore' || name === 'loopBusy';
            for (const value of chart[name])
              assert.ok(Number.isNaN(value) || (value >= 0 && (!isShare || value <= 1)), `${name} ${value}`);
          }
        }
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { buildTimeline, findFindings } from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { header, lane, usage } from './records.ts';
import { runFactsOf } from './runFactsOf.ts';

const startUs = 1_000_000;
const megabyte = 2 ** 20;

/** Readings of a lane's heap every half second, in MB, a quarter of it outside of the heap. */
function readings(laneId: string, megabytes: readonly number[], rssMegabytes?: number): ProfileRecord[] {
  return megabytes.map((size, index) => ({
    type: 'memory',
    lane: laneId,
    atUs: startUs + index * 500_000,
    heapUsedBytes: size * 0.75 * megabyte,
    externalBytes: size * 0.25 * megabyte,
    ...(rssMegabytes === undefined ? {} : { rssBytes: rssMegabytes * megabyte }),
  }));
}

const growthOf = (...megabytes: readonly number[]): number =>
  (buildTimeline([header, lane(100, 0, startUs), ...readings('100-0', megabytes)]).lanes[0]
    ?.memoryGrowthBytes ?? Number.NaN) / megabyte;

describe('the memory of a lane', () => {
  it('is what it has at last and at most, and of its process what the main thread told', () => {
    const given = [...readings('100-0', [20, 90, 30], 120), ...readings('100-1', [10, 12])];
    // In whatever order records come.
    const { lanes } = buildTimeline([
      header,
      lane(100, 0, startUs),
      lane(100, 1, startUs),
      ...given.toReversed(),
    ]);
    const inMegabytes = lanes.map((row) =>
      [row.memoryBytes, row.mostMemoryBytes, row.rssBytes].map((bytes) => bytes / megabyte),
    );
    assert.deepEqual(inMegabytes, [
      [30, 90, 120],
      [12, 12, Number.NaN],
    ]);
  });

  it('grows by what garbage collections leave: the least of its last third less that of its first', () => {
    assert.equal(growthOf(20, 90, 30, 40, 90, 50, 60, 70, 90), 40);
    assert.equal(growthOf(60, 90, 70, 40, 90, 50, 20, 70, 90), -40);
    assert.equal(growthOf(20, 90, 30, 40), Number.NaN);
  });

  it('that grows is a finding of that very lane, and the same growth that its facts say', () => {
    const growing = Array.from({ length: 12 }, (_, index) => 20 + index * 10);
    const steady = Array.from({ length: 12 }, () => 30);
    const given = [lane(100, 0, startUs), lane(100, 1, startUs), lane(100, 2, startUs)];
    const facts = runFactsOf([header, ...given, ...readings('100-1', steady), ...readings('100-2', growing)]);
    const [finding, ...others] = findFindings(facts);
    assert.deepEqual(others, []);
    assert.deepEqual([finding?.code, finding?.lanes], ['memory-grows', [2]]);
    assert.equal(facts.timeline.lanes[2]?.name, 'worker 2');
    assert.match(
      finding?.message ?? '',
      /^Memory grows in worker 2: .* 20 MB in the first third .* 100 MB in the last\.$/,
    );
    assert.equal((facts.timeline.lanes[2].memoryGrowthBytes ?? 0) / megabyte, 80);
  });
});

const utilizationOf = (...given: readonly ProfileRecord[]): number =>
  buildTimeline([header, lane(100, 0, startUs), ...given]).lanes[0]?.loopUtilization ?? -1;

describe('the utilisation of an event loop', () => {
  const told = [
    usage('100-0', startUs, { loopActiveUs: 0, loopIdleUs: 0 }),
    usage('100-0', startUs + 1_000_000, { loopActiveUs: 700_000, loopIdleUs: 300_000 }),
  ];

  it('is what Node counts', () => {
    assert.equal(Math.round(utilizationOf(...told) * 100), 70);
    assert.equal(utilizationOf(), Number.NaN);
  });

  it('is less where samples saw more idle time, since signals end waits that Node then does not count', () => {
    const at = { lane: '100-0', atUs: startUs };
    const sampled: ProfileRecord[] = [
      { type: 'functions', ...at, first: 0, names: ['(idle)'], urls: [''], lines: [0], columns: [0] },
      { type: 'call-nodes', ...at, first: 0, functions: [0], parents: [-1] },
      {
        type: 'samples',
        ...at,
        startUs,
        atUs: startUs + 800_000,
        nodes: [0],
        counts: [800],
        lengthsUs: [800_000],
      },
    ];
    assert.equal(Math.round(utilizationOf(...told, ...sampled) * 100), 20);
  });
});

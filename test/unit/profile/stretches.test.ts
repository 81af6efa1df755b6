import assert from 'node:assert/strict';
import { buildTimeline, laneStates } from '../../../src/profile/index.ts';
import type { ProfileRecord, UsageRecord } from '../../../src/profile/index.ts';
import { header, lane, usage } from './records.ts';

type Totals = Partial<Omit<UsageRecord, 'type' | 'lane' | 'atUs'>>;

/** The stretches of a lane with these totals (ms since the profile's beginning → totals in µs). */
function stretchesOf(
  points: readonly (readonly [atMs: number, totals: Totals])[],
  sampled: readonly ProfileRecord[] = [],
): string[] {
  const { states } = buildTimeline([
    header,
    lane(100, 0, 1_000_000),
    ...points.map(([atMs, totals]) => usage('100-0', 1_000_000 + atMs * 1000, totals)),
    ...sampled,
  ]);
  return Array.from(states.state, (state, row) => {
    const [startUs = 0, endUs = 0] = [states.startUs[row], states.endUs[row]];
    return `${laneStates[state]} ${Math.round(startUs / 1000)}-${Math.round(endUs / 1000)}`;
  });
}

describe('the states of a lane', () => {
  it('are running while CPU time grows, and idle while the event loop waits', () => {
    assert.deepEqual(
      stretchesOf([
        [0, { cpuUs: 50_000, loopIdleUs: 0 }],
        [10, { cpuUs: 60_000 }],
        [20, { cpuUs: 70_000 }],
        [30, { cpuUs: 70_000 }],
        [40, { cpuUs: 70_000, loopIdleUs: 20_000 }],
      ]),
      ['running 0-20', 'idle 20-40'],
    );
  });

  it('are blocked where neither CPU time nor idle time of the event loop grows', () => {
    assert.deepEqual(
      stretchesOf([
        [0, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 }],
        [10, { cpuUs: 10_000, waitingForCoreUs: 0 }],
        [300, { cpuUs: 10_000, waitingForCoreUs: 0, loopIdleUs: 0 }],
        [400, { cpuUs: 10_000, waitingForCoreUs: 0, loopIdleUs: 100_000 }],
      ]),
      ['running 0-10', 'blocked 10-300', 'idle 300-400'],
    );
  });

  it('are idle where samples say so, although the signals that sample end the waits that the event loop counts', () => {
    const at = { lane: '100-0', atUs: 1_000_000 };
    const samples = (name: string): ProfileRecord[] => [
      { type: 'functions', ...at, first: 0, names: [name], urls: [''], lines: [0], columns: [0] },
      { type: 'call-nodes', ...at, first: 0, functions: [0], parents: [-1] },
      {
        type: 'samples',
        lane: '100-0',
        startUs: 1_000_000,
        atUs: 1_400_000,
        nodes: [0],
        counts: [400],
        lengthsUs: [400_000],
      },
    ];
    const waiting: readonly [number, Totals][] = [
      [0, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 }],
      [200, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 10_000 }],
      [400, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 20_000 }],
    ];
    assert.deepEqual(stretchesOf(waiting, samples('(idle)')), ['idle 0-400']);
    assert.match(stretchesOf(waiting, samples('(program)')).join(), /blocked/);
  });

  it('carry waiting for a core back to when it happened: the counter tells only once the thread runs again', () => {
    assert.deepEqual(
      stretchesOf([
        [0, { cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 }],
        [10, { cpuUs: 0, waitingForCoreUs: 0 }],
        [20, { cpuUs: 0, waitingForCoreUs: 0 }],
        [30, { cpuUs: 4_000, waitingForCoreUs: 26_000, loopIdleUs: 0 }],
      ]),
      ['waiting-for-core 0-26', 'running 26-30'],
    );
  });

  it('even out the scheduler tick by which CPU time lags', () => {
    const spinning = [8, 20, 28, 40, 48, 60].map((cpuMs, index): [number, Totals] => [
      (index + 1) * 10,
      { cpuUs: cpuMs * 1000 },
    ]);
    assert.deepEqual(stretchesOf([[0, { cpuUs: 0, loopIdleUs: 0 }], ...spinning]), ['running 0-60']);
  });

  it('take a silent event loop for blocked once its report is overdue, and for idle until then', () => {
    const parked = [
      [0, { cpuUs: 0, loopIdleUs: 0 }],
      [100, { cpuUs: 0, loopIdleUs: 100_000 }],
    ] as const;
    assert.deepEqual(stretchesOf([...parked, [200, { cpuUs: 0 }]]), ['idle 0-200']);
    assert.deepEqual(stretchesOf([...parked, [200, { cpuUs: 0 }], [600, { cpuUs: 0 }]]), [
      'idle 0-100',
      'blocked 100-600',
    ]);
  });

  it('are told by the event loop alone where there is no CPU time', () => {
    assert.deepEqual(
      stretchesOf([
        [0, { loopIdleUs: 0 }],
        [100, { loopIdleUs: 0 }],
        [200, { loopIdleUs: 100_000 }],
      ]),
      ['running 0-100', 'idle 100-200'],
    );
  });

  it('are left out where nothing is known', () => {
    assert.deepEqual(stretchesOf([]), []);
    assert.deepEqual(stretchesOf([[10, {}]]), []);
  });
});

import assert from 'node:assert/strict';
import { clockSkew } from '../../../bench/parts/clockSkew.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';

/** A round trip as the two clocks have it, of which the other's is ahead. */
function round(task: string, thereUs: number, backUs: number, aheadUs: number): ProfileRecord[] {
  const start = 1_000_000;
  const [caller, worker] = ['1-0', '1-1'];
  return [
    { type: 'task-queued', lane: caller, task, name: 'ping', pool: 'threads', atUs: start },
    { type: 'task-started', lane: worker, task, atUs: start + thereUs + aheadUs },
    { type: 'task-ended', lane: worker, task, atUs: start + thereUs + aheadUs + 5, ok: true },
    { type: 'task-settled', lane: caller, task, atUs: start + thereUs + 5 + backUs, ok: true },
  ];
}

describe('the bench of clocks', () => {
  it('finds how far two clocks are apart, by the shortest round trip', () => {
    const records = [...round('a', 900, 100, 40), ...round('b', 10, 12, 40), ...round('c', 300, 310, 40)];
    assert.deepEqual(clockSkew(records), { rounds: 3, roundTripUs: 22, skewUs: 39 });
    assert.deepEqual(clockSkew(round('a', 7, 7, -250)), { rounds: 1, roundTripUs: 14, skewUs: 250 });
    assert.throws(() => clockSkew(round('a', 7, 7, 0).slice(1)), /No round trip/);
  });
});

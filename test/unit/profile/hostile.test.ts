import assert from 'node:assert/strict';
import { buildTimeline, TimelineBuilder } from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { LaneSamples } from '../../../src/profile/laneSamples.ts';
import { header, lane, usage } from './records.ts';

const end: ProfileRecord = { type: 'end', endedUs: 2_000_000, exitCode: 0, signal: null };

function depthOf(samples: LaneSamples, node: number): number {
  let depth = 0;
  for (let at = node; at !== -1; at = samples.parentOf(at)) depth += 1;
  return depth;
}

describe('a hostile profile', () => {
  it('with more events than fit is shown up to there, and says how many are left out', () => {
    const builder = new TimelineBuilder({ mostEvents: 3 });
    const records = [header, lane(100, 0, 1_000_000), usage('100-0', 1_000_000, { cpuUs: 0 })];
    for (const record of records) builder.add(record);
    const later = [1, 2, 3].map((step) => usage('100-0', 1_000_000 + step * 100_000, { cpuUs: step }));
    for (const record of [...later, end]) builder.add(record);
    const timeline = builder.snapshot(false);
    assert.equal(timeline.status, 'ended');
    assert.equal(timeline.durationUs, 1_000_000);
    assert.deepEqual(timeline.notices, [
      'The run has more events than can be shown: 3 are, and 1 later ones are not. Profile a shorter part of it, or sample less often.',
    ]);
    assert.deepEqual(timeline.states, buildTimeline([...records, ...later.slice(0, 2), end]).states);
  });

  it('with ways of callers of any length is walked in bounded steps, in whatever order they come', () => {
    const first = Array.from({ length: 5_000 }, (_, id) => id);
    const nodes = first.map((id) => ({
      type: 'call-nodes' as const,
      lane: '100-0',
      atUs: 0,
      first: id,
      functions: [0],
      parents: [id - 1],
    }));
    for (const order of [nodes, nodes.toReversed()]) {
      const samples = new LaneSamples();
      for (const record of order) samples.addNodes(record);
      const depths = first.map((id) => depthOf(samples, id));
      assert.deepEqual(depths.slice(0, 500), first.slice(1, 501));
      assert.ok(Math.max(...depths) <= 501, String(Math.max(...depths)));
    }
  });
});

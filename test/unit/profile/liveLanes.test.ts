import assert from 'node:assert/strict';
import { liveLanes, TimelineBuilder } from '../../../src/profile/index.ts';
import { header, lane, usage } from './records.ts';

/** Main: idle for 2 s, then busy. Worker: from 1 s on, half busy. */
function recordSeconds(seconds: number): TimelineBuilder {
  const builder = new TimelineBuilder();
  builder.add(header);
  builder.add(lane(100, 0, 1_000_000));
  builder.add(lane(100, 1, 2_000_000));
  for (let second = 0; second <= seconds; second += 1) {
    const atUs = 1_000_000 + second * 1_000_000;
    builder.add(usage('100-0', atUs, { cpuUs: Math.max(0, second - 2) * 1_000_000 }));
    if (second >= 1) builder.add(usage('100-1', atUs, { cpuUs: (second - 1) * 500_000 }));
  }
  return builder;
}

describe('liveLanes', () => {
  it('tells how busy each lane was over the last second and over each half second before', () => {
    assert.deepEqual(liveLanes(recordSeconds(4), true), [
      {
        id: '100-0',
        name: 'main',
        role: 'main',
        busyShare: 1,
        strip: [0, 0, 0, 0, 1, 1, 1, 1],
        running: true,
      },
      {
        id: '100-1',
        name: 'worker 1',
        role: 'thread',
        busyShare: 0.5,
        strip: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
        running: true,
      },
    ]);
  });

  it('keeps half a minute', () => {
    const [main] = liveLanes(recordSeconds(100), true);
    assert.equal(main?.strip.length, 60);
  });

  it('looks at the end of a long run alone, and tells the same of it', () => {
    // More moments before than it looks back to, busy for half of the time at last.
    const builder = new TimelineBuilder();
    builder.add(header);
    builder.add(lane(100, 0, 1_000_000));
    for (let step = 0; step <= 20_000; step += 1)
      builder.add(
        usage('100-0', 1_000_000 + step * 10_000, { cpuUs: step <= 19_900 ? 0 : (step - 19_900) * 5_000 }),
      );
    const [main] = liveLanes(builder, true);
    assert.ok(main !== undefined);
    assert.deepEqual([main.busyShare, main.strip.length], [0.5, 60]);
    assert.deepEqual(main.strip.slice(-3), [0, 0.5, 0.5]);
  });

  it('says that a lane that has ended does nothing any more', () => {
    const builder = recordSeconds(4);
    builder.add({ type: 'lane-ended', lane: '100-1', endedUs: 5_000_000, reason: 'exit', exitCode: 0 });
    const [, worker] = liveLanes(builder, true);
    assert.deepEqual([worker?.running, worker?.busyShare], [false, 0]);
  });

  it('says so where a lane has not told anything yet', () => {
    const builder = new TimelineBuilder();
    builder.add(header);
    builder.add(lane(100, 0, 1_000_000));
    const [main] = liveLanes(builder, true);
    assert.deepEqual([main?.busyShare, main?.strip], [Number.NaN, []]);
  });
});

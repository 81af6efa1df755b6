import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TimelineBuilder } from '../../../src/profile/index.ts';
import type { ProfileRecord, Timeline } from '../../../src/profile/index.ts';
import { NewestTasks } from '../../../src/profile/newestTasks.ts';
import { header, lane, usage } from './records.ts';

const beganUs = 1_000_000;

/** A second of two lanes: ten tasks, and states that change with each of them. */
function* second(number: number): Iterable<ProfileRecord> {
  for (let step = 0; step < 10; step += 1) {
    const atUs = beganUs + number * 1_000_000 + step * 100_000;
    const task = `${number}.${step}`;
    const [worker, caller] = [
      { lane: '100-1', task },
      { lane: '100-0', task },
    ];
    yield { type: 'task-queued', ...caller, name: 'work', pool: 'threads', atUs };
    yield { type: 'task-started', ...worker, atUs: atUs + 10_000 };
    const busyUs = (number * 10 + step) * 50_000;
    yield usage('100-1', atUs + 10_000, { cpuUs: busyUs, loopIdleUs: 0 });
    // The very first one never ends.
    if (number + step > 0) yield { type: 'task-ended', ...worker, atUs: atUs + 60_000, ok: true };
    if (number + step > 0) yield { type: 'task-settled', ...caller, atUs: atUs + 70_000, ok: true };
    yield usage('100-1', atUs + 60_000, { cpuUs: busyUs + 50_000, loopIdleUs: 0 });
  }
}

const firstUs = ({ tasks }: Timeline, from: number): number => Math.min(...tasks.queuedUs.subarray(from));

describe('the picture of a long run while it goes on', () => {
  const mostLiveRows = 600;
  const builder = new TimelineBuilder({ mostLiveRows });
  const whole = new TimelineBuilder();
  const live: Timeline[] = [];
  before(() => {
    const begin = [header, lane(100, 0, beganUs), lane(100, 1, beganUs)];
    for (const each of [builder, whole]) for (const record of begin) each.add(record);
    for (let number = 0; number < 100; number += 1) {
      for (const record of second(number)) {
        builder.add(record);
        whole.add(record);
      }
      live.push(builder.snapshot(true));
    }
  });

  it('never has many more tasks and states than it may, and keeps those of the last part', () => {
    const rows = live.map(({ tasks, states }) => tasks.count + states.count);
    assert.ok(Math.max(...rows) < mostLiveRows + 40, `${Math.max(...rows)} rows`);
    assert.ok(Math.min(...rows.slice(30)) > mostLiveRows / 4, `${Math.min(...rows.slice(30))} rows`);
    const last = live.at(-1);
    assert.ok(last !== undefined);
    assert.equal(last.durationUs, whole.snapshot(true).durationUs);
    // Without a gap up to now.
    assert.equal(Math.max(...last.tasks.queuedUs), 99_900_000);
    const all = whole.snapshot(true);
    const fromUs = firstUs(last, 1);
    const shown = [...all.tasks.queuedUs].filter((us) => us >= fromUs).length;
    assert.equal(last.tasks.count, shown + 1);
    const laterStates = (timeline: Timeline): number[] =>
      [...timeline.states.startUs].filter((us) => us > fromUs + 2_000_000);
    assert.deepEqual(laterStates(last), laterStates(all));
  });

  it('still has a task that began before that part and is not over', () => {
    const last = live.at(-1);
    assert.ok(last !== undefined && firstUs(last, 1) > 50_000_000);
    assert.equal(last.tasks.queuedUs[0], 0);
    assert.ok(Number.isNaN(last.tasks.endedUs[0]));
  });

  it('says which part it is', () => {
    assert.deepEqual(live[0]?.notices, []);
    assert.match(
      live.at(-1)?.notices.join() ?? '',
      /^The run is too long to be drawn as a whole while it goes on: lanes, tasks and findings are of the last \d\d s\. All of it is recorded, and shown once the program has ended\.$/,
    );
  });

  it('is whole once the program has ended', () => {
    assert.deepEqual(builder.snapshot(false), whole.snapshot(false));
  });

  it('has all tasks that are not over before a moment, whatever their order', () => {
    const us = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.array(us),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1 }),
        (overUs, moments) => {
          let count = 0;
          const newest = new NewestTasks(
            () => count,
            (task) => overUs[task] ?? Number.NaN,
          );
          for (const [index, moment] of moments.sort((a, b) => a - b).entries()) {
            count = Math.floor((overUs.length * (index + 1)) / moments.length);
            const shown = new Set(newest.since(moment));
            for (let task = 0; task < count; task += 1) {
              // What was over before an earlier moment may be among those that came after the last that was.
              if (!((overUs[task] ?? Number.NaN) < moment))
                assert.ok(shown.has(task), `${task} at ${moment}`);
            }
            assert.equal(shown.size, newest.since(moment).length);
          }
          assert.deepEqual([...newest.since(-Infinity)], [...overUs.keys()]);
        },
      ),
    );
  });
});

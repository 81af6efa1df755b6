import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { functionTable, messageTable, TimelineBuilder, toChromeTrace } from '../../../src/profile/index.ts';
import type { ProfileRecord } from '../../../src/profile/index.ts';
import { tinySpace } from './pageMemory.ts';
import { records } from './records.ts';
import { idle, inCompute, inGc, inRead, recordsOf } from './sampledRecords.ts';

/** All that is shown of these records, and how much of it was on disk. */
function shownOf(given: readonly ProfileRecord[], space?: ReturnType<typeof tinySpace>) {
  const builder = new TimelineBuilder(space === undefined ? {} : { space });
  for (const record of given) builder.add(record);
  const timeline = builder.snapshot(false);
  const { lanes } = builder.overview();
  return {
    timeline,
    trace: toChromeTrace(timeline),
    functions: functionTable(lanes),
    messages: messageTable(lanes),
  };
}

describe('a run whose older part lies on disk', () => {
  it('looks the same, whatever was recorded and in whatever order', () => {
    fc.assert(
      fc.property(records, (given) => {
        // Often enough that there is more than fits.
        const many = Array.from({ length: 8 }, () => given).flat();
        assert.deepEqual(shownOf(many, tinySpace()), shownOf(many));
      }),
      { numRuns: 50 },
    );
  });

  it('has the same functions, told apart by the same counters', () => {
    const steps = Array.from({ length: 400 }, (_, index) => ({
      node: [inCompute, inRead, idle, inGc][index % 4] ?? idle,
      cpuMs: [20, 5, 0, 18][index % 4] ?? 0,
    }));
    const given = ['100-0', '100-1', '100-2'].flatMap((lane) => recordsOf(steps, lane));
    const space = tinySpace();
    const shown = shownOf(given, space);
    assert.deepEqual(shown, shownOf(given));
    assert.ok(space.pagesOnDisk > 300, `${space.pagesOnDisk} pages were put on disk`);
    assert.ok(shown.functions.length > 3);
  });

  it('finds a task again by its id, also long after it was told of', () => {
    const count = 500;
    const told = (type: 'task-queued' | 'task-started' | 'task-ended', from: number): ProfileRecord[] =>
      Array.from({ length: count }, (_, index) => ({
        type,
        lane: '100-0',
        task: `task ${index}`,
        name: `work ${index % 3}`,
        pool: 'threads' as const,
        atUs: from + index,
        ok: true,
      }));
    const given = [...told('task-queued', 0), ...told('task-ended', 20_000), ...told('task-started', 10_000)];
    const space = tinySpace();
    const { tasks } = shownOf(given, space).timeline;
    assert.deepEqual(tasks, shownOf(given).timeline.tasks);
    assert.equal(tasks.count, count);
    assert.ok(space.pagesOnDisk > 300, `${space.pagesOnDisk} pages were put on disk`);
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { buildTimeline, findFindings, toChromeTrace, toProfileJson } from '../../../src/profile/index.ts';
import type { ChromeTraceEvent, ProfileJson, ProfileRecord } from '../../../src/profile/index.ts';
import { header, lane, records } from './records.ts';
import { runFactsOf } from './runFactsOf.ts';

const slicesByTrack = (events: readonly ChromeTraceEvent[]): Map<string, ChromeTraceEvent[]> => {
  const tracks = new Map<string, ChromeTraceEvent[]>();
  for (const event of events) {
    if (event.ph !== 'X') continue;
    const key = `${event.pid} ${event.tid}`;
    tracks.set(key, [...(tracks.get(key) ?? []), event]);
  }
  return tracks;
};
const jsonOf = (given: readonly ProfileRecord[]): ProfileJson => {
  const facts = runFactsOf(given);
  return toProfileJson(facts, findFindings(facts));
};
const endOf = ({ ts, dur = 0 }: ChromeTraceEvent): number => ts + dur;

describe('toChromeTrace', () => {
  it('gives events that are plain JSON with the fields that the format asks of each kind', () => {
    fc.assert(
      fc.property(records, (given) => {
        const trace = toChromeTrace(buildTimeline(given));
        assert.deepEqual(JSON.parse(JSON.stringify(trace)), trace);
        for (const event of trace.traceEvents) {
          assert.ok(Number.isFinite(event.ts) && Number.isInteger(event.pid) && Number.isInteger(event.tid));
          if (event.ph === 'X') assert.ok(event.dur !== undefined && event.dur >= 0);
          if (event.ph === 'M') assert.ok(event.args !== undefined);
          if (event.ph === 's' || event.ph === 'f')
            assert.ok(event.id !== undefined && event.cat !== undefined);
        }
      }),
    );
  });

  it('lets the slices of one track nest and never cross', () => {
    fc.assert(
      fc.property(records, (given) => {
        for (const slices of slicesByTrack(toChromeTrace(buildTimeline(given)).traceEvents).values()) {
          const sorted = [...slices].sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a));
          const open: ChromeTraceEvent[] = [];
          for (const slice of sorted) {
            while (open.length > 0 && endOf(open.at(-1) ?? slice) <= slice.ts) open.pop();
            const around = open.at(-1);
            if (around !== undefined) assert.ok(endOf(slice) <= endOf(around));
            open.push(slice);
          }
        }
      }),
    );
  });

  it('draws an arrow from where a task was posted to where it started, and back', () => {
    const task = { task: 'a' };
    const { traceEvents } = toChromeTrace(
      buildTimeline([
        header,
        lane(100, 0, 1_000_000),
        lane(200, 0, 1_000_000),
        { type: 'task-queued', lane: '100-0', ...task, name: 'resize', pool: 'processes', atUs: 1_000_100 },
        { type: 'task-started', lane: '200-0', ...task, atUs: 1_000_200 },
        { type: 'task-ended', lane: '200-0', ...task, atUs: 1_000_300, ok: true },
        { type: 'task-settled', lane: '100-0', ...task, atUs: 1_000_400, ok: true },
      ]),
    );
    const running = traceEvents.find(({ cat, ph }) => cat === 'task' && ph === 'X');
    assert.deepEqual(
      [running?.name, running?.pid, running?.tid, running?.ts, running?.dur],
      ['resize', 200, 0, 200, 100],
    );
    const arrows = traceEvents.filter(({ ph }) => ph === 's' || ph === 'f');
    assert.deepEqual(
      arrows.map(({ ph, id, pid, ts }) => [ph, id, pid, ts]),
      [
        ['s', 'post-0', 100, 100],
        ['f', 'post-0', 200, 200],
        ['s', 'answer-0', 200, 300],
        ['f', 'answer-0', 100, 400],
      ],
    );
    // Viewers bind each end of an arrow to the slice around it.
    const tracks = slicesByTrack(traceEvents);
    for (const { pid, tid, ts } of arrows) {
      const around = tracks.get(`${pid} ${tid}`)?.find((slice) => slice.ts <= ts && ts <= endOf(slice));
      assert.ok(around !== undefined);
    }
  });

  it('names processes and threads', () => {
    const { traceEvents } = toChromeTrace(
      buildTimeline([header, lane(100, 0, 1_000_000), lane(100, 1, 1_000_000), lane(200, 0, 1_000_000)]),
    );
    const names = traceEvents
      .filter(({ name }) => name === 'process_name' || name === 'thread_name')
      .map(({ name, pid, tid, args }) => [name, pid, tid, args?.['name']]);
    assert.deepEqual(names, [
      ['process_name', 100, 0, 'main (100)'],
      ['process_name', 200, 0, 'process 200'],
      ['thread_name', 100, 0, 'main'],
      ['thread_name', 100, 1, 'worker 1'],
      ['thread_name', 200, 0, 'process 200'],
    ]);
  });
});

describe('toProfileJson', () => {
  it('is plain JSON that refers to lanes by their ids', () => {
    fc.assert(
      fc.property(records, (given) => {
        const json = jsonOf(given);
        assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
        const ids = new Set<string | null>(json.lanes.map(({ id }) => id));
        for (const { caller, worker } of json.tasks) {
          assert.ok(caller === null || ids.has(caller));
          assert.ok(worker === null || ids.has(worker));
        }
      }),
    );
  });
});

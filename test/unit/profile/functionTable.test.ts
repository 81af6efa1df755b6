import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { functionTable, TimelineBuilder } from '../../../src/profile/index.ts';
import type { FunctionRow, ProfileRecord } from '../../../src/profile/index.ts';
import { header, records } from './records.ts';
import {
  deeper,
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

function tableOf(given: readonly ProfileRecord[]): FunctionRow[] {
  const builder = new TimelineBuilder();
  for (const record of [header, ...given]) builder.add(record);
  return functionTable(builder.overview().lanes);
}
const rowOf = (rows: readonly FunctionRow[], name: string): FunctionRow => {
  const row = rows.find((candidate) => candidate.name === name);
  assert.ok(row !== undefined, `no row for ${name}`);
  return row;
};
const isNear = (value: number, expected: number): void =>
  assert.ok(Math.abs(value - expected) <= 0.05 * Math.max(expected, 20), `${value} is not ${expected}`);

describe('functionTable', () => {
  const busy = { node: inCompute, cpuMs: 15, waitingMs: 5 };
  const reading = { node: inRead, cpuMs: 1 };
  const waiting = { node: idle, cpuMs: 0 };

  it('tells time on a core, time waiting for one and blocked time of functions apart', () => {
    const rows = tableOf(recordsOf(times(10, [busy, reading, waiting])));
    const compute = rowOf(rows, 'compute');
    isNear(compute.self.wallMs, 200);
    isNear(compute.self.cpuMs, 150);
    isNear(compute.self.waitingForCoreMs, 50);
    isNear(compute.self.blockedMs, 0);
    assert.equal(compute.self.sampleCount, 200);
    assert.equal(compute.measured.kind, 'cpu');
    const readConfig = rowOf(rows, 'readConfig');
    assert.equal(readConfig.self.sampleCount, 0);
    isNear(readConfig.total.blockedMs, 190);
    isNear(readConfig.total.cpuMs, 10);
    assert.equal(readConfig.measured.kind, 'io');
    assert.equal(rowOf(rows, 'main').measured.kind, 'mixed');
  });

  it('tells of a part of the run, with the shares that the whole run shows', () => {
    const builder = new TimelineBuilder();
    const given = [...times(10, [busy]), ...times(10, [reading])];
    for (const record of [header, ...recordsOf(given), ...recordsOf(given, '100-1')]) builder.add(record);
    const { lanes } = builder.overview();
    const span = { startUs: startUs + 9 * stepUs, endUs: startUs + 12.5 * stepUs };
    const rows = functionTable(lanes, { span, hasLane: ({ id }) => id === '100-1' });
    const compute = rowOf(rows, 'compute');
    isNear(compute.self.wallMs, 20);
    isNear(compute.self.cpuMs, 15);
    assert.equal(compute.self.sampleCount, 20);
    isNear(rowOf(rows, 'readFileSync').self.wallMs, 50);
    assert.equal(rowOf(rows, 'readFileSync').self.sampleCount, 50);
    assert.deepEqual(
      rows.map(({ lanes: inLanes }) => inLanes.map(({ lane }) => lane)),
      rows.map(() => [1]),
    );
  });

  it('divides time on a core into that of the program and that of the system, where it is told', () => {
    // The system has nothing of what compute takes, and all of what reading does.
    const steps = times(10, [inCompute, inRead]).map((node) => ({ node, cpuMs: 20 }));
    const given = recordsOf(steps);
    let systemUs = 0;
    const divided = given.map((record) => {
      if (record.type !== 'usage' || record.atUs === startUs) return { ...record, systemUs };
      const step = steps[Math.round((record.atUs - startUs) / stepUs) - 1];
      if (step?.node === inRead) systemUs += 20_000;
      return { ...record, systemUs };
    });
    const rows = tableOf(divided);
    isNear(rowOf(rows, 'readConfig').total.systemMs, 200);
    isNear(rowOf(rows, 'compute').total.systemMs, 0);
    isNear(rowOf(rows, 'main').total.systemMs, 200);
    assert.ok(tableOf(given).every(({ total }) => Number.isNaN(total.systemMs)));
    // Of a lane that hardly ran, the whole is known.
    const short = recordsOf([{ node: inCompute, cpuMs: 10 }], '100-1').map((record) =>
      record.type === 'usage' && record.atUs !== startUs ? { ...record, systemUs: 2_500 } : record,
    );
    isNear(rowOf(tableOf(short), 'compute').total.systemMs, 2.5);
  });

  it('says who called a function, and counts the time of one that calls itself once', () => {
    const rows = tableOf(recordsOf(times(10, [{ node: deeper, cpuMs: 20 }])));
    const compute = rowOf(rows, 'compute');
    isNear(compute.self.wallMs, 200);
    isNear(compute.total.wallMs, 200);
    assert.deepEqual(
      rowOf(tableOf(recordsOf(times(10, [reading]))), 'readFileSync').callers.map(({ totalMs }) => totalMs),
      [200],
    );
  });

  it('counts garbage collection to the function that it interrupted', () => {
    const rows = tableOf(recordsOf(times(5, [busy, { node: inGc, cpuMs: 20 }])));
    const compute = rowOf(rows, 'compute');
    assert.deepEqual([compute.self.gcMs, compute.self.wallMs, compute.self.sampleCount], [100, 200, 200]);
    assert.ok(rows.every(({ name }) => name !== '(garbage collector)' && name !== '(idle)'));
  });

  it('adds up the lanes, and keeps them apart as well', () => {
    const rows = tableOf([...recordsOf(times(10, [busy])), ...recordsOf(times(5, [busy]), '100-1')]);
    const compute = rowOf(rows, 'compute');
    isNear(compute.total.wallMs, 300);
    assert.deepEqual(
      compute.lanes.map(({ lane: index, total }) => [index, total.wallMs]),
      [
        [0, 200],
        [1, 100],
      ],
    );
  });

  it('says that there is not enough data instead of guessing', () => {
    const few = rowOf(
      tableOf(recordsOf([{ node: inCompute, cpuMs: 20 }]).filter(({ type }) => type !== 'usage')),
      'compute',
    );
    assert.deepEqual([few.measured.kind, few.self.cpuMs], ['not enough data', Number.NaN]);
    // Two functions that always run together: how their time divides is not known, what they take together is.
    const [half, both] = [stepUs / 2, { nodes: [inCompute, inRead], counts: [10, 10] }];
    const together = recordsOf(times(10, [{ node: inMain, cpuMs: 10 }])).map((record) =>
      record.type === 'samples' ? { ...record, ...both, lengthsUs: [half, half] } : record,
    );
    const rows = tableOf(together);
    assert.equal(rowOf(rows, 'compute').measured.kind, 'not enough data');
    assert.equal(rowOf(rows, 'readConfig').measured.kind, 'not enough data');
    assert.equal(rowOf(rows, 'main').measured.kind, 'mixed');
  });

  it('tells callers of one function apart where what it does for them differs', () => {
    // Nodes 7 and 8: readConfig called by compute, and readFileSync below it.
    const cached = { node: 8, cpuMs: 18 };
    const made = recordsOf(times(12, [reading, cached, waiting])).map((record) =>
      record.type === 'call-nodes'
        ? { ...record, functions: [...record.functions, 2, 3], parents: [...record.parents, 1, 7] }
        : record,
    );
    const rows = tableOf(made);
    assert.equal(rowOf(rows, 'compute').measured.kind, 'cpu');
    assert.equal(rowOf(rows, 'readConfig').measured.kind, 'mixed');
    assert.equal(rowOf(rows, 'main').measured.kind, 'mixed');
  });

  it('counts bins in which samples lie far apart: those in which the thread waited for a core', () => {
    const starved = { node: inCompute, cpuMs: 2, waitingMs: 18 };
    const made = recordsOf(times(10, [reading, starved])).map((record) =>
      record.type === 'samples' && record.nodes[0] === inCompute ? { ...record, counts: [2] } : record,
    );
    const compute = rowOf(tableOf(made), 'compute');
    isNear(compute.total.waitingForCoreMs, 180);
    assert.deepEqual([compute.measured.kind, compute.total.sampleCount], ['cpu', 20]);
  });

  it('has not enough data of a function most of whose time is one gap between samples', () => {
    const made = recordsOf(times(10, [busy])).map((record) => {
      if (record.type !== 'samples' || record.startUs !== startUs) return record;
      return {
        ...record,
        nodes: [inCompute, inRead, inCompute],
        counts: [1, 1, 1],
        lengthsUs: [9_990, 20, 9_990],
      };
    });
    assert.equal(rowOf(tableOf(made), 'compute').measured.kind, 'cpu');
    const last = made.at(-1);
    assert.ok(last?.type === 'usage' && last.cpuUs !== undefined && last.waitingForCoreUs !== undefined);
    const untilUs = last.atUs + 5_000_000;
    const gap = {
      lane: '100-0',
      startUs: last.atUs,
      atUs: untilUs,
      nodes: [inCompute],
      counts: [1],
      lengthsUs: [5_000_000],
    };
    const after = { cpuUs: last.cpuUs + 5_000_000, waitingForCoreUs: last.waitingForCoreUs };
    const long = tableOf([...made, { type: 'samples', ...gap }, { ...last, atUs: untilUs, ...after }]);
    assert.equal(rowOf(long, 'compute').measured.kind, 'not enough data');
  });

  describe('waits', () => {
    const waits = { type: 'waits', lane: '100-0', atUs: startUs + 100, kind: 'timer' } as const;
    const awaited = {
      ...waits,
      type: 'awaited',
      name: 'compute',
      url: '/app.js',
      line: 3,
      column: 9,
    } as const;
    const sampled = recordsOf(times(10, [busy]));
    const all = { ...waits, count: 400, waitedUs: 8_000_000, longestUs: 50_000, missedUs: 0 };
    const seen = { count: 40, ofCount: 160, waitedUs: 3_000_000 };
    const others = {
      ...awaited,
      name: '',
      url: '',
      line: 0,
      column: 0,
      count: 10,
      ofCount: 40,
      waitedUs: 1_000_000,
    };

    it('belong to the function that the call stands in, scaled to all of their kind', () => {
      const rows = tableOf([...sampled, all, { ...awaited, ...seen }, others]);
      assert.deepEqual(rowOf(rows, 'compute').awaited, { waitedMs: 6_000, count: 320, lookedAt: 40 });
      assert.equal(rowOf(rows, 'main').awaited, undefined);
    });

    it('are not scaled where few were looked at', () => {
      const rows = tableOf([...sampled, all, { ...awaited, count: 2, ofCount: 2, waitedUs: 40_000 }]);
      assert.deepEqual(rowOf(rows, 'compute').awaited, { waitedMs: 40, count: 2, lookedAt: 2 });
    });

    it('make a row of a function that no sample found, with the place of a call', () => {
      const idleOne = { ...awaited, ...seen, name: 'pause', url: 'file:///other.js' };
      const rows = tableOf([...sampled, all, idleOne, { ...idleOne, line: 7, column: 2 }]);
      const found = rows.filter(({ name }) => name === 'pause');
      assert.deepEqual(
        found.map(({ line, total, measured, awaited: time }) => [
          line,
          total.wallMs,
          measured.kind,
          time?.lookedAt,
        ]),
        [[3, 0, 'not enough data', 80]],
      );
      // Without samples nothing is known of functions.
      assert.deepEqual(tableOf([...recordsOf([]), all, idleOne]), []);
    });

    it('are not known of a part of the run', () => {
      const builder = new TimelineBuilder();
      for (const record of [header, ...sampled, all, { ...awaited, ...seen }]) builder.add(record);
      const { lanes } = builder.overview();
      const awaitedWithin = (endUs: number) =>
        rowOf(functionTable(lanes, { span: { startUs, endUs } }), 'compute').awaited?.lookedAt;
      assert.deepEqual([startUs + 50, startUs + 10 * stepUs].map(awaitedWithin), [undefined, 40]);
    });
  });

  it('takes any records, and never finds more time in a function than samples did', () => {
    fc.assert(
      fc.property(records, (given) => {
        for (const { self, total } of tableOf(given)) {
          assert.ok(self.wallMs <= total.wallMs + 1e-6);
          for (const time of [self, total]) {
            assert.ok(Number.isNaN(time.systemMs) || time.systemMs <= time.cpuMs + 1e-6);
            const sum = time.cpuMs + time.waitingForCoreMs + time.blockedMs;
            assert.ok(Number.isNaN(sum) || Math.abs(sum - time.wallMs) < 1e-3);
          }
        }
      }),
    );
  });
});

import * as fc from 'fast-check';
import type { ProfileRecord, UsageRecord } from '../../../src/profile/index.ts';

export const header: ProfileRecord = {
  type: 'header',
  version: 1,
  startedUs: 1_000_000,
  startedAtMs: 1_700_000_000_000,
  command: ['node', 'program.mjs'],
  workingDirectory: '/home/me/project',
  platform: 'linux',
  coreCount: 2,
};

/** A lane of process 100, which is the program, or of another process below it. */
export function lane(pid: number, threadId: number, startedUs: number): ProfileRecord {
  const role = threadId > 0 ? 'thread' : pid === 100 ? 'main' : 'process';
  return {
    type: 'lane',
    lane: `${pid}-${threadId}`,
    pid,
    threadId,
    role,
    name: '',
    startedUs,
    nodeVersion: '20.20.2',
    ...(role === 'process' ? { parentLane: '100-0' } : {}),
  };
}

export function usage(
  laneId: string,
  atUs: number,
  totals: Partial<Omit<UsageRecord, 'type' | 'lane' | 'atUs'>>,
): UsageRecord {
  return { type: 'usage', lane: laneId, atUs, ...totals };
}

const laneId = fc.constantFrom('100-0', '100-1', '100-2', '200-0', '200-1');
const task = fc.constantFrom('a', 'b', 'c', 'd');
// Few distinct moments, so that records meet on the same microsecond.
const atUs = fc.integer({ min: 0, max: 40 }).map((step) => 1_000_000 + step * 25_000);
const few = fc.integer({ min: 0, max: 5 });
const place = fc.integer({ min: -1, max: 5 });
const total = fc.integer({ min: 0, max: 1_000_000 });

/** Any record but a header, contradictory ones included. */
const record: fc.Arbitrary<ProfileRecord> = fc.oneof(
  fc
    .tuple(fc.constantFrom(100, 200), fc.integer({ min: 0, max: 2 }), atUs)
    .map(([pid, threadId, startedUs]) => lane(pid, threadId, startedUs)),
  fc.record(
    { type: fc.constant('lane-parent' as const), lane: laneId, parentLane: laneId, atUs },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('lane-ended' as const),
      lane: laneId,
      endedUs: atUs,
      reason: fc.constantFrom('exit' as const, 'lost' as const),
      exitCode: fc.constantFrom(0, 3),
    },
    { requiredKeys: ['type', 'lane', 'endedUs', 'reason'], noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('task-queued' as const),
      lane: laneId,
      task,
      name: fc.constantFrom('resize', 'blur\n"quoted"', '日本語'),
      pool: fc.constantFrom('threads' as const, 'processes' as const),
      atUs,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('task-started' as const), lane: laneId, task, atUs },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('task-ended' as const), lane: laneId, task, atUs, ok: fc.boolean() },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('task-settled' as const), lane: laneId, task, atUs, ok: fc.boolean() },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('usage' as const),
      lane: laneId,
      atUs,
      cpuUs: total,
      waitingForCoreUs: total,
      systemUs: total,
      loopActiveUs: total,
      loopIdleUs: total,
    },
    { requiredKeys: ['type', 'lane', 'atUs'], noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('awaited' as const),
      lane: laneId,
      kind: fc.constantFrom('http' as const, 'timer' as const),
      atUs,
      name: fc.constantFrom('', 'work'),
      url: fc.constantFrom('', 'file:///app.js', '/app.js'),
      line: few,
      column: few,
      count: few,
      ofCount: total,
      waitedUs: total,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('helper-threads' as const),
      pid: fc.constantFrom(100, 200, 300),
      group: fc.constantFrom('libuv' as const, 'node' as const, 'unnamed' as const),
      atUs,
      threadCount: few,
      cpuUs: total,
      waitingForCoreUs: total,
      blockedUs: total,
    },
    {
      requiredKeys: ['type', 'pid', 'group', 'atUs', 'threadCount', 'cpuUs', 'waitingForCoreUs'],
      noNullPrototype: true,
    },
  ),
  fc.record(
    { type: fc.constant('loop-delay' as const), lane: laneId, atUs, maxDelayUs: total },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('functions' as const),
      lane: laneId,
      atUs,
      first: few,
      names: fc.array(fc.constantFrom('resize', '(idle)', '(garbage collector)'), { maxLength: 4 }),
      urls: fc.array(fc.constantFrom('', 'file:///a.js', 'node:fs'), { maxLength: 4 }),
      lines: fc.array(few, { maxLength: 4 }),
      columns: fc.array(few, { maxLength: 4 }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('call-nodes' as const),
      lane: laneId,
      atUs,
      first: few,
      functions: fc.array(few, { maxLength: 4 }),
      parents: fc.array(place, { maxLength: 4 }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('samples' as const),
      lane: laneId,
      startUs: atUs,
      atUs,
      nodes: fc.array(place, { maxLength: 6 }),
      counts: fc.array(few, { maxLength: 6 }),
      lengthsUs: fc.array(total, { maxLength: 6 }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('source' as const),
      atUs,
      url: fc.constantFrom('file:///a.js', '/b.js'),
      sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('gc' as const),
      lane: laneId,
      atUs,
      minorCount: few,
      minorUs: total,
      majorCount: few,
      majorUs: total,
      incrementalCount: few,
      incrementalUs: total,
      weakCallbackCount: few,
      weakCallbackUs: total,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('memory' as const), lane: laneId, atUs, heapUsedBytes: total, externalBytes: total },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('notice' as const), lane: laneId, atUs, message: fc.constantFrom('One.', 'Two.') },
    { requiredKeys: ['type', 'atUs', 'message'], noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('end' as const),
      endedUs: atUs,
      exitCode: fc.constantFrom(null, 0, 3),
      signal: fc.constantFrom(null, 'SIGKILL'),
    },
    { noNullPrototype: true },
  ),
);

/** A profile's records, in no order; the header is among them. */
export const records: fc.Arbitrary<ProfileRecord[]> = fc
  .array(record, { maxLength: 60 })
  .map((others) => [header, ...others]);

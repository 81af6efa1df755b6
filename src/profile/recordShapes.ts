import type { ProfileRecord } from './format.ts';

/** Accepts one property's value. */
type Check = (value: unknown) => boolean;

export interface PropertyShape {
  readonly accepts: Check;
  readonly optional: boolean;
}

/** Bounds on untrusted input: generous for real programs, small enough that no record can exhaust memory. */
export const limits = {
  /** Characters of one record's line. A `header` with a long command line is the longest that is ever written. */
  lineCharacters: 1_000_000,
  /** Characters of a name, an id or a Node version. */
  nameCharacters: 1_000,
  messageCharacters: 4_000,
  commandWords: 10_000,
  commandWordCharacters: 200_000,
  urlCharacters: 4_000,
  /** Entries of each column of a record. Collectors write 2,000 at most. */
  columnEntries: 10_000,
} as const;

/** `<pid>-<threadId>`. */
const lanePattern = /^\d{1,10}-\d{1,10}$/;
const sha256Pattern = /^[\da-f]{64}$/;

/** 2^53 µs are 285 years: a time beyond that is not one. */
const time: Check = (value) => typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
const total: Check = (value) => typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
const wholeNumber: Check = (value) => total(value) && Number.isInteger(value);
const truth: Check = (value) => typeof value === 'boolean';
const lane: Check = (value) => typeof value === 'string' && lanePattern.test(value);
const sha256: Check = (value) => typeof value === 'string' && sha256Pattern.test(value);
const text =
  (characters: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= characters;
const name = text(limits.nameCharacters);
const nameOrNothing: Check = (value) => value === null || name(value);
const exitCode: Check = (value) => typeof value === 'number' && Number.isInteger(value);
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const words: Check = (value) =>
  Array.isArray(value) &&
  value.length <= limits.commandWords &&
  value.every(text(limits.commandWordCharacters));

const columnOf =
  (entry: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= limits.columnEntries && value.every(entry);
const totals = columnOf(total);
const wholeNumbers = columnOf(wholeNumber);
const numbersOrNone = columnOf((value) => value === -1 || wholeNumber(value));

const required = (accepts: Check): PropertyShape => ({ accepts, optional: false });
const optional = (accepts: Check): PropertyShape => ({ accepts, optional: true });

/** Every property of every record type except `type`: the compiler holds this table and format.ts together. */
type Shapes = {
  readonly [T in ProfileRecord['type']]: {
    readonly [K in keyof Omit<Extract<ProfileRecord, { readonly type: T }>, 'type'>]-?: PropertyShape;
  };
};

/** What a reader accepts of each record type; a record whose property fails its check is rejected whole. */
export const recordShapes: Shapes = {
  header: {
    version: required(oneOf(1)),
    startedUs: required(time),
    startedAtMs: required(time),
    command: required(words),
    workingDirectory: required(text(limits.commandWordCharacters)),
    platform: required(name),
    coreCount: required(wholeNumber),
  },
  lane: {
    lane: required(lane),
    pid: required(wholeNumber),
    threadId: required(wholeNumber),
    parentLane: optional(lane),
    role: required(oneOf('main', 'thread', 'process')),
    name: required(name),
    startedUs: required(time),
    nodeVersion: required(name),
    osThreadId: optional(wholeNumber),
    sampled: optional(truth),
  },
  'lane-parent': { lane: required(lane), parentLane: required(lane), atUs: required(time) },
  'lane-ended': {
    lane: required(lane),
    endedUs: required(time),
    reason: required(oneOf('exit', 'lost')),
    exitCode: optional(exitCode),
  },
  'task-queued': {
    lane: required(lane),
    task: required(name),
    name: required(name),
    pool: required(oneOf('threads', 'processes')),
    atUs: required(time),
    argumentBytes: optional(total),
    seenBy: optional(oneOf('messages')),
  },
  'task-started': { lane: required(lane), task: required(name), atUs: required(time) },
  'task-ended': { lane: required(lane), task: required(name), atUs: required(time), ok: required(truth) },
  'task-settled': { lane: required(lane), task: required(name), atUs: required(time), ok: required(truth) },
  usage: {
    lane: required(lane),
    atUs: required(time),
    cpuUs: optional(total),
    waitingForCoreUs: optional(total),
    systemUs: optional(total),
    loopActiveUs: optional(total),
    loopIdleUs: optional(total),
  },
  'helper-threads': {
    pid: required(wholeNumber),
    group: required(oneOf('libuv', 'node', 'other', 'unnamed')),
    atUs: required(time),
    threadCount: required(wholeNumber),
    cpuUs: required(total),
    waitingForCoreUs: required(total),
    blockedUs: optional(total),
  },
  'loop-delay': { lane: required(lane), atUs: required(time), maxDelayUs: required(total) },
  functions: {
    lane: required(lane),
    atUs: required(time),
    first: required(wholeNumber),
    names: required(columnOf(name)),
    urls: required(columnOf(text(limits.urlCharacters))),
    lines: required(wholeNumbers),
    columns: required(wholeNumbers),
  },
  'call-nodes': {
    lane: required(lane),
    atUs: required(time),
    first: required(wholeNumber),
    functions: required(wholeNumbers),
    parents: required(numbersOrNone),
  },
  samples: {
    lane: required(lane),
    startUs: required(time),
    atUs: required(time),
    everyUs: optional(total),
    nodes: required(numbersOrNone),
    counts: required(wholeNumbers),
    lengthsUs: required(totals),
  },
  source: { atUs: required(time), url: required(text(limits.urlCharacters)), sha256: required(sha256) },
  gc: {
    lane: required(lane),
    atUs: required(time),
    minorCount: required(wholeNumber),
    minorUs: required(total),
    majorCount: required(wholeNumber),
    majorUs: required(total),
    incrementalCount: required(wholeNumber),
    incrementalUs: required(total),
    weakCallbackCount: required(wholeNumber),
    weakCallbackUs: required(total),
  },
  memory: {
    lane: required(lane),
    atUs: required(time),
    heapUsedBytes: required(total),
    externalBytes: required(total),
    rssBytes: optional(total),
  },
  messages: {
    lane: required(lane),
    peer: required((value) => value === 'parent' || value === 'unknown' || lane(value)),
    atUs: required(time),
    count: required(wholeNumber),
    measuredCount: required(wholeNumber),
    bytes: required(total),
    cloneUs: required(total),
  },
  waits: {
    lane: required(lane),
    kind: required(oneOf('http', 'fetch', 'fs', 'dns', 'child-process', 'timer')),
    atUs: required(time),
    count: required(wholeNumber),
    waitedUs: required(total),
    longestUs: required(total),
    missedUs: required(total),
  },
  awaited: {
    lane: required(lane),
    kind: required(oneOf('http', 'fetch', 'fs', 'dns', 'child-process', 'timer')),
    atUs: required(time),
    name: required(text(limits.nameCharacters)),
    url: required(text(limits.urlCharacters)),
    line: required(wholeNumber),
    column: required(wholeNumber),
    count: required(wholeNumber),
    ofCount: required(total),
    waitedUs: required(total),
  },
  notice: { lane: optional(lane), atUs: required(time), message: required(text(limits.messageCharacters)) },
  end: {
    endedUs: required(time),
    exitCode: required((value) => value === null || exitCode(value)),
    signal: required(nameOrNothing),
    isStopped: optional((value) => value === true),
  },
};

import type { ColumnSpace } from './columnSpace.ts';
import type { HelperGroup, HelperThreadsRecord } from './format.ts';
import { LoopDelays, MemoryReadings } from './laneReadings.ts';
import { LaneSamples } from './laneSamples.ts';
import type { Lane, LaneIdentity } from './laneTable.ts';
import { UsageSeries } from './usageSeries.ts';

/** More processes with helpers than any program on one host has; a file with more is hostile. */
const groupLimit = 10_000;
/** Helpers that never used this much of a core, or waited as long for a disk, or less than this in all, are not worth a lane. */
const leastShare = 0.01;
const leastUs = 200_000;

interface Helpers {
  readonly pid: number;
  readonly group: HelperGroup;
  readonly usage: UsageSeries;
  readonly blocked: UsageSeries;
  firstUs: number;
  threadCount: number;
  isWorthALane: boolean;
}

/** What is told of threads that are no lane of their own, as one lane for each process and group. */
export class HelperLanes {
  readonly #groups = new Map<string, Helpers>();
  readonly #space: ColumnSpace | undefined;

  constructor(space?: ColumnSpace) {
    this.#space = space;
  }

  add({ pid, group, atUs, threadCount, cpuUs, waitingForCoreUs, blockedUs }: HelperThreadsRecord): void {
    const id = `${pid}-${group}`;
    let helpers = this.#groups.get(id);
    if (helpers === undefined) {
      if (this.#groups.size >= groupLimit) return;
      const [usage, blocked] = [new UsageSeries(this.#space), new UsageSeries(this.#space)];
      helpers = { pid, group, usage, blocked, firstUs: atUs, threadCount: 1, isWorthALane: false };
      this.#groups.set(id, helpers);
    }
    helpers.firstUs = Math.min(helpers.firstUs, atUs);
    helpers.threadCount = Math.max(helpers.threadCount, threadCount);
    helpers.usage.add({ type: 'usage', lane: id, atUs, cpuUs, waitingForCoreUs });
    if (blockedUs !== undefined) helpers.blocked.add({ type: 'usage', lane: id, atUs, cpuUs: blockedUs });
  }

  /** Those that did something, in processes that are known; `laneOf` gives a lane by its id. */
  lanes(laneOf: (id: string) => Lane | undefined): Lane[] {
    return [...this.#groups].flatMap(([id, helpers]) => {
      const main = laneOf(`${helpers.pid}-0`);
      if (main === undefined || !isWorthALane(helpers, main.record.startedUs)) return [];
      // Where Node names libuv's threads, those without a name are none of them.
      const isNotLibuv = helpers.group === 'unnamed' && this.#groups.has(`${helpers.pid}-libuv`);
      const record: LaneIdentity = {
        lane: id,
        pid: helpers.pid,
        threadId: -1,
        role: 'helpers',
        name: isNotLibuv ? 'node' : helpers.group,
        startedUs: helpers.firstUs,
        nodeVersion: main.record.nodeVersion,
      };
      const { usage, blocked, threadCount } = helpers;
      const nothing = {
        loopDelays: new LoopDelays(),
        memory: new MemoryReadings(),
        garbage: undefined,
        messages: new Map(),
        waits: new Map(),
        awaited: new Map(),
      };
      return {
        id,
        record,
        threadCount,
        usage,
        blocked,
        samples: new LaneSamples(),
        ended: main.ended,
        ...nothing,
      };
    });
  }
}

/** Once worth a lane, always: it must not go while somebody looks at it. */
function isWorthALane(helpers: Helpers, startedUs: number): boolean {
  helpers.isWorthALane ||= [helpers.usage, helpers.blocked].some((series) =>
    series
      .cpuPoints()
      .some(({ atUs, cpuUs }) => cpuUs >= leastUs && cpuUs >= leastShare * (atUs - startedUs)),
  );
  return helpers.isWorthALane;
}

export function isHelpers({ role }: Pick<LaneIdentity, 'role'>): boolean {
  return role === 'helpers';
}

/** Known to be libuv's pool and nothing else. */
export function isLibuvPool({ record }: Pick<Lane, 'record'>): boolean {
  return isHelpers(record) && record.name === 'libuv';
}

const names: ReadonlyMap<string, string> = new Map<HelperGroup, string>([
  ['libuv', 'libuv pool'],
  ['node', 'V8 and Node helpers'],
  ['other', 'other threads'],
  ['unnamed', 'libuv pool and V8 helpers'],
]);

/** `libuv pool`, or of another process than the program's first `process 8124 libuv pool`. */
export function nameHelpers(group: string, processName: string): string {
  const own = names.get(group) ?? group;
  return processName === 'main' ? own : `${processName} ${own}`;
}

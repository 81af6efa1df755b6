import type {
  AwaitedRecord,
  CallNodesRecord,
  FunctionsRecord,
  GarbageCollectionRecord,
  HelperThreadsRecord,
  LaneEndedRecord,
  LaneParentRecord,
  LaneRecord,
  LoopDelayRecord,
  MemoryRecord,
  MessagesRecord,
  WaitsRecord,
  SamplesRecord,
  UsageRecord,
} from './format.ts';
import type { ColumnSpace } from './columnSpace.ts';
import { HelperLanes, isHelpers, nameHelpers } from './helperLanes.ts';
import { LoopDelays, MemoryReadings } from './laneReadings.ts';
import { LaneSamples } from './laneSamples.ts';
import type { LaneRow } from './timeline.ts';
import { UsageSeries } from './usageSeries.ts';

/** Who a lane is; of helpers, made up from what is known of their process. */
export interface LaneIdentity extends Omit<LaneRecord, 'type' | 'role'> {
  readonly role: LaneRow['role'];
}

/** All that is known of one lane. */
export interface Lane {
  readonly id: string;
  record: LaneIdentity;
  /** 1 but for helpers, whose usage is that of all of them together. */
  readonly threadCount: number;
  readonly usage: UsageSeries;
  /** Of libuv's pool, how long its threads waited in the system without it being possible to interrupt that, in place of CPU time. */
  readonly blocked?: UsageSeries;
  readonly loopDelays: LoopDelays;
  readonly samples: LaneSamples;
  /** The latest totals. */
  garbage: GarbageCollectionRecord | undefined;
  readonly memory: MemoryReadings;
  /** The latest totals of what it sent, by whom it went to. */
  readonly messages: Map<string, MessagesRecord>;
  /** The latest totals of what it waited for, by kind. */
  readonly waits: Map<string, WaitsRecord>;
  /** The latest totals of where it began to wait, by place and kind. */
  readonly awaited: Map<string, AwaitedRecord>;
  ended: LaneEndedRecord | undefined;
}

export interface NamedLane {
  readonly lane: Lane;
  readonly name: string;
  /** Index in the same list; -1 for none. */
  readonly parent: number;
}

type LaneData =
  | UsageRecord
  | LoopDelayRecord
  | LaneEndedRecord
  | FunctionsRecord
  | CallNodesRecord
  | SamplesRecord
  | GarbageCollectionRecord
  | MemoryRecord
  | MessagesRecord
  | WaitsRecord
  | AwaitedRecord;

/** More lanes than any program on one host has; a file with more is hostile. */
const laneLimit = 10_000;

/** Collects lanes and what belongs to them, in whatever order it comes. */
export class LaneTable {
  readonly #lanes = new Map<string, Lane>();
  readonly #parents = new Map<string, string>();
  /** What came before its lane did. */
  readonly #early = new Map<string, LaneData[]>();
  readonly #helpers: HelperLanes;
  readonly #space: ColumnSpace | undefined;
  #isFull = false;

  constructor(space?: ColumnSpace) {
    this.#space = space;
    this.#helpers = new HelperLanes(space);
  }

  get(id: string): Lane | undefined {
    return this.#lanes.get(id);
  }

  values(): Iterable<Lane> {
    return this.#lanes.values();
  }

  /** A sentence for a person where lanes are left out. */
  notice(): string[] {
    const limit = laneLimit.toLocaleString('en');
    return this.#isFull
      ? [`More than ${limit} threads and processes are told of; the others are left out.`]
      : [];
  }

  addLane(record: LaneRecord): void {
    const known = this.#lanes.get(record.lane);
    if (known === undefined && this.#lanes.size >= laneLimit) {
      this.#isFull = true;
      return;
    }
    // A process that replaces itself (`process.execve`) begins its lane a second time: the first beginning stands.
    if (known === undefined) {
      const [usage, samples] = [new UsageSeries(this.#space), new LaneSamples(this.#space)];
      const id = record.lane;
      const nothing = { garbage: undefined, ended: undefined };
      this.#lanes.set(id, {
        id,
        record,
        threadCount: 1,
        usage,
        loopDelays: new LoopDelays(this.#space),
        samples,
        memory: new MemoryReadings(this.#space),
        messages: new Map(),
        waits: new Map(),
        awaited: new Map(),
        ...nothing,
      });
    } else if (isBefore(record, known.record)) known.record = record;
    const early = this.#early.get(record.lane) ?? [];
    this.#early.delete(record.lane);
    for (const data of early) this.addData(data);
  }

  addHelpers(record: HelperThreadsRecord): void {
    this.#helpers.add(record);
  }

  addParent(record: LaneParentRecord): void {
    const known = this.#parents.get(record.lane);
    if (known === undefined && this.#parents.size >= laneLimit) return;
    if (known === undefined || record.parentLane < known) this.#parents.set(record.lane, record.parentLane);
  }

  addData(data: LaneData): void {
    const lane = this.#lanes.get(data.lane);
    if (lane === undefined) {
      const early = this.#early.get(data.lane);
      if (early !== undefined) early.push(data);
      else if (this.#early.size < laneLimit) this.#early.set(data.lane, [data]);
      return;
    }
    switch (data.type) {
      case 'usage':
        lane.usage.add(data);
        break;
      case 'loop-delay':
        lane.loopDelays.add(data);
        break;
      case 'functions':
        lane.samples.addFunctions(data);
        break;
      case 'call-nodes':
        lane.samples.addNodes(data);
        break;
      case 'samples':
        lane.samples.addSamples(data);
        break;
      case 'gc':
        if (lane.garbage === undefined || lane.garbage.atUs < data.atUs) lane.garbage = data;
        break;
      case 'memory':
        lane.memory.add(data);
        break;
      case 'messages':
        addTotals(lane.messages, data.peer, data);
        break;
      case 'waits':
        addTotals(lane.waits, data.kind, data);
        break;
      case 'awaited':
        addTotals(lane.awaited, `${data.kind} ${data.url}:${data.line}:${data.column}`, data);
        break;
      case 'lane-ended':
        lane.ended = surerEnd(lane.ended, data);
        break;
    }
  }

  /** The program first, then process by process as they started, each with its threads, and its helpers last. */
  named(): NamedLane[] {
    const startOfProcess = new Map<number, number>();
    for (const { record } of this.#lanes.values()) {
      startOfProcess.set(record.pid, Math.min(record.startedUs, startOfProcess.get(record.pid) ?? Infinity));
    }
    const mainPids = new Set(
      [...this.#lanes.values()]
        .filter(({ record }) => record.role === 'main')
        .map(({ record }) => record.pid),
    );
    const lanes = [...this.#lanes.values(), ...this.#helpers.lanes((id) => this.#lanes.get(id))].sort(
      ({ record: a }, { record: b }) =>
        Number(mainPids.has(b.pid)) - Number(mainPids.has(a.pid)) ||
        (startOfProcess.get(a.pid) ?? 0) - (startOfProcess.get(b.pid) ?? 0) ||
        a.pid - b.pid ||
        Number(isHelpers(a)) - Number(isHelpers(b)) ||
        a.threadId - b.threadId ||
        (a.lane < b.lane ? -1 : 1),
    );
    const indexOf = new Map(lanes.map((lane, index) => [lane.id, index]));
    const names = nameLanes(lanes);
    return lanes.map((lane, index) => ({
      lane,
      name: names[index] ?? lane.id,
      parent: indexOf.get(this.#parentOf(lane.record)) ?? -1,
    }));
  }

  /** A thread whose parent could not say so was most likely started by its process's main thread. */
  #parentOf(record: LaneIdentity): string {
    const ofProcess = record.role === 'thread' || isHelpers(record) ? `${record.pid}-0` : '';
    return this.#parents.get(record.lane) ?? record.parentLane ?? ofProcess;
  }
}

/** `main`, `worker 1`, `process 8124`, `process 8124 worker 1`; a second program in the same run is `main 2`. */
function nameLanes(lanes: readonly Lane[]): string[] {
  let mains = 0;
  const workers = new Map<number, number>();
  const processNames = new Map<number, string>();
  return lanes.map(({ record }) => {
    if (isHelpers(record)) return nameHelpers(record.name, processNames.get(record.pid) ?? 'main');
    if (record.role === 'thread') {
      const number = (workers.get(record.pid) ?? 0) + 1;
      workers.set(record.pid, number);
      const processName = processNames.get(record.pid) ?? 'main';
      const own = record.name === '' ? `worker ${number}` : record.name;
      return processName === 'main' ? own : `${processName} ${own}`;
    }
    let own = `process ${record.pid}`;
    if (record.role === 'main') {
      mains += 1;
      own = mains === 1 ? 'main' : `main ${mains}`;
    }
    const name = record.name === '' ? own : record.name;
    processNames.set(record.pid, name);
    return name;
  });
}

/** The latest totals stand. */
function addTotals<R extends MessagesRecord | WaitsRecord | AwaitedRecord>(
  totals: Map<string, R>,
  key: string,
  data: R,
): void {
  const known = totals.get(key);
  if (known === undefined ? totals.size < laneLimit : known.atUs < data.atUs) totals.set(key, data);
}

function isBefore(a: LaneIdentity, b: LaneIdentity): boolean {
  return a.startedUs < b.startedUs || (a.startedUs === b.startedUs && JSON.stringify(a) < JSON.stringify(b));
}

/** A lane's own word about its end stands above somebody's who only saw that it was gone. */
function surerEnd(known: LaneEndedRecord | undefined, next: LaneEndedRecord): LaneEndedRecord {
  if (known === undefined) return next;
  if (known.reason !== next.reason) return known.reason === 'exit' ? known : next;
  if (known.endedUs !== next.endedUs) return known.endedUs > next.endedUs ? known : next;
  return JSON.stringify(known) < JSON.stringify(next) ? known : next;
}

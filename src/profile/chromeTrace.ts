import { laneStates, taskOutcomes } from './timeline.ts';
import type { LaneRow, Timeline } from './timeline.ts';

/**
 * One event of the Chrome trace event format, as its specification ("Trace Event Format") names the fields: `ts` and
 * `dur` in µs, `ph` is `M` for metadata, `X` for a complete slice, `s` and `f` for the two ends of a flow.
 */
export interface ChromeTraceEvent {
  readonly ph: 'M' | 'X' | 's' | 'f';
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly cat?: string;
  readonly dur?: number;
  readonly id?: string;
  /** `e`: the arrow ends at the slice around `ts`, not at the next one. */
  readonly bp?: 'e';
  readonly args?: Readonly<Record<string, string | number | boolean>>;
}

export interface ChromeTrace {
  readonly displayTimeUnit: 'ms';
  readonly otherData: Readonly<Record<string, string | number>>;
  readonly traceEvents: readonly ChromeTraceEvent[];
}

/** A flow is drawn only between slices, so posting a task and getting its answer are slices this long. */
const markUs = 1;

/**
 * The timeline as Chrome trace events, which chrome://tracing, Perfetto and DevTools open. Each lane is a thread with
 * its tasks; its states are a track of their own below it, because slices of one track must nest and these do not.
 * Tasks that overlap on one lane go to further tracks for the same reason.
 */
export function toChromeTrace(timeline: Timeline): ChromeTrace {
  const tracks = new Tracks();
  const events = [...taskEvents(timeline, tracks), ...stateEvents(timeline, tracks)];
  return {
    displayTimeUnit: 'ms',
    otherData: { command: timeline.command, coreCount: timeline.coreCount, status: timeline.status },
    traceEvents: [...processEvents(timeline), ...tracks.events(), ...events],
  };
}

function processEvents(timeline: Timeline): ChromeTraceEvent[] {
  const events: ChromeTraceEvent[] = [];
  for (const lane of timeline.lanes) {
    if (lane.role === 'thread' || lane.role === 'helpers') continue;
    const name = lane.role === 'main' ? `${lane.name} (${lane.pid})` : lane.name;
    events.push({ ph: 'M', name: 'process_name', pid: lane.pid, tid: lane.threadId, ts: 0, args: { name } });
  }
  return events;
}

/** Hands out thread ids to tracks: a lane's own is its Node thread id, the others are numbers that no lane has. */
class Tracks {
  readonly #events: ChromeTraceEvent[] = [];
  readonly #ids = new Map<string, number>();
  #next = 1_000_000;

  /** The track's thread id; `name` is shown, lanes' own tracks first and the others right below theirs. */
  id(lane: LaneRow, laneIndex: number, kind: 'own' | 'states' | 'calls' | 'tasks', slot: number): number {
    const key = `${lane.id} ${kind} ${slot}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const tid = kind === 'own' && lane.threadId >= 0 ? lane.threadId : this.#next++;
    this.#ids.set(key, tid);
    const name = kind === 'own' ? lane.name : `${lane.name} ${kind}${slot === 0 ? '' : ` ${slot + 1}`}`;
    const order =
      laneIndex * 1000 + ['own', 'calls', 'tasks', 'states'].indexOf(kind) * 100 + Math.min(slot, 99);
    const place = { pid: lane.pid, tid, ts: 0 };
    this.#events.push({ ph: 'M', name: 'thread_name', ...place, args: { name } });
    this.#events.push({ ph: 'M', name: 'thread_sort_index', ...place, args: { sort_index: order } });
    return tid;
  }

  events(): readonly ChromeTraceEvent[] {
    return this.#events;
  }
}

function taskEvents(timeline: Timeline, tracks: Tracks): ChromeTraceEvent[] {
  const { tasks, lanes } = timeline;
  const events: ChromeTraceEvent[] = [];
  const slots = lanes.map((): number[] => []);
  for (const [index, lane] of lanes.entries()) tracks.id(lane, index, 'own', 0);

  const byStart = Array.from({ length: tasks.count }, (_, index) => index);
  byStart.sort((a, b) => (tasks.startedUs[a] ?? 0) - (tasks.startedUs[b] ?? 0) || a - b);
  for (const index of byStart) {
    const name = tasks.names[tasks.nameIndex[index] ?? 0] ?? 'unnamed task';
    const queuedUs = tasks.queuedUs[index] ?? Number.NaN;
    const startedUs = tasks.startedUs[index] ?? Number.NaN;
    const settledUs = tasks.settledUs[index] ?? Number.NaN;
    const callerIndex = tasks.callerLane[index] ?? -1;
    const workerIndex = tasks.workerLane[index] ?? -1;
    const caller = lanes[callerIndex];
    const worker = lanes[workerIndex];
    const outcome = taskOutcomes[tasks.outcome[index] ?? 0] ?? 'queued';

    const mark = (
      lane: LaneRow,
      laneIndex: number,
      what: string,
      ts: number,
    ): { pid: number; tid: number } => {
      const place = { pid: lane.pid, tid: tracks.id(lane, laneIndex, 'calls', 0) };
      events.push({ ph: 'X', cat: 'call', name: `${what} ${name}`, ...place, ts, dur: markUs });
      return place;
    };
    const posted =
      caller === undefined || Number.isNaN(queuedUs)
        ? undefined
        : mark(caller, callerIndex, 'post', queuedUs);
    const answered =
      caller === undefined || Number.isNaN(settledUs)
        ? undefined
        : mark(caller, callerIndex, 'answer', settledUs);
    if (worker === undefined || Number.isNaN(startedUs)) continue;

    // A task without an end lasted as long as its lane is known to have.
    const knownEndUs = tasks.endedUs[index] ?? Number.NaN;
    const endUs = Number.isNaN(knownEndUs) ? lastKnownUs(worker, timeline) : knownEndUs;
    const durationUs = Math.max(0, endUs - startedUs);
    const laneSlots = slots[workerIndex] ?? [];
    const slot = freeSlot(laneSlots, startedUs);
    laneSlots[slot] = startedUs + durationUs;
    const kind = slot === 0 ? 'own' : 'tasks';
    const place = { pid: worker.pid, tid: tracks.id(worker, workerIndex, kind, slot) };
    const args = {
      task: index,
      outcome,
      ...(Number.isNaN(queuedUs) ? {} : { queuedForUs: startedUs - queuedUs }),
    };
    events.push({ ph: 'X', cat: 'task', name, ...place, ts: startedUs, dur: durationUs, args });
    if (posted !== undefined) {
      const flow = { cat: 'task', name: 'posted', id: `post-${index}` };
      events.push({ ph: 's', ...flow, ...posted, ts: queuedUs });
      events.push({ ph: 'f', bp: 'e', ...flow, ...place, ts: startedUs });
    }
    if (answered !== undefined && !Number.isNaN(knownEndUs)) {
      const flow = { cat: 'task', name: 'answered', id: `answer-${index}` };
      events.push({ ph: 's', ...flow, ...place, ts: endUs });
      events.push({ ph: 'f', bp: 'e', ...flow, ...answered, ts: settledUs });
    }
  }
  return events;
}

function stateEvents(timeline: Timeline, tracks: Tracks): ChromeTraceEvent[] {
  const { states, lanes } = timeline;
  const events: ChromeTraceEvent[] = [];
  for (let row = 0; row < states.count; row += 1) {
    const laneIndex = states.lane[row] ?? -1;
    const lane = lanes[laneIndex];
    if (lane === undefined) continue;
    const tid = tracks.id(lane, laneIndex, 'states', 0);
    const ts = states.startUs[row] ?? 0;
    const dur = (states.endUs[row] ?? 0) - ts;
    const name = laneStates[states.state[row] ?? 0] ?? 'idle';
    events.push({ ph: 'X', cat: 'state', name, pid: lane.pid, tid, ts, dur });
  }
  return events;
}

function lastKnownUs(lane: LaneRow, timeline: Timeline): number {
  return Number.isNaN(lane.endUs) ? timeline.durationUs : lane.endUs;
}

/** The first track of the lane on which nothing runs any more. */
function freeSlot(endOfSlot: readonly number[], atUs: number): number {
  const free = endOfSlot.findIndex((endUs) => endUs <= atUs);
  return free < 0 ? endOfSlot.length : free;
}

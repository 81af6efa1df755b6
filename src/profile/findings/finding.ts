import type { FunctionRow } from '../functionTable.ts';
import type { LaneFigures } from '../laneFigures.ts';
import type { MessageRow } from '../messageTable.ts';
import type { Timeline } from '../timeline.ts';

export type FindingCode =
  | 'main-thread-held'
  | 'pool-starved'
  | 'oversubscribed'
  | 'idle-while-queued'
  | 'cloning-costs-more'
  | 'one-worker-does-all'
  | 'tasks-too-small'
  | 'memory-grows';

/** Something about the run that its author should know, in a sentence for a person. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  /** Indices of the lanes that show it. */
  readonly lanes: readonly number[];
}

/** What findings are made from. Columns, rows and figures are of one profile, and so are lane indices. */
export interface RunFacts {
  readonly timeline: Timeline;
  readonly functions: readonly FunctionRow[];
  readonly figures: readonly LaneFigures[];
  readonly messages: readonly MessageRow[];
}

/** One task that ran to its end, µs of the profile. */
export interface RanTask {
  readonly worker: number;
  readonly caller: number;
  readonly queuedUs: number;
  readonly startedUs: number;
  readonly endedUs: number;
  readonly settledUs: number;
}

/** Tasks of which all four moments are known. */
export function ranTasks({ tasks }: Timeline): RanTask[] {
  const ran: RanTask[] = [];
  for (let index = 0; index < tasks.count; index += 1) {
    const task = {
      worker: tasks.workerLane[index] ?? -1,
      caller: tasks.callerLane[index] ?? -1,
      queuedUs: tasks.queuedUs[index] ?? Number.NaN,
      startedUs: tasks.startedUs[index] ?? Number.NaN,
      endedUs: tasks.endedUs[index] ?? Number.NaN,
      settledUs: tasks.settledUs[index] ?? Number.NaN,
    };
    const isWhole = Object.values(task).every((value) => !Number.isNaN(value));
    if (isWhole && task.worker >= 0 && task.caller >= 0) ran.push(task);
  }
  return ran;
}

/** `1.2 s` or `340 ms`. */
export function duration(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

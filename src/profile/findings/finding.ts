import type { FunctionRow } from '../functionTable.ts';
import type { LaneFigures } from '../laneFigures.ts';
import type { LaneSamples, SampledFunction } from '../laneSamples.ts';
import type { MessageRow } from '../messageTable.ts';
import { isOfProgram } from '../sampledPlaces.ts';
import type { Timeline } from '../timeline.ts';
import type { WaitRow } from '../waitTable.ts';
import { distinct, type RanTasks } from './ranTasks.ts';

export type FindingCode =
  | 'main-thread-held'
  | 'pool-starved'
  | 'oversubscribed'
  | 'machine-busy'
  | 'libuv-pool-saturated'
  | 'idle-while-queued'
  | 'cloning-costs-more'
  | 'one-worker-does-all'
  | 'tasks-too-small'
  | 'memory-grows';

/** Something about the run that its author should know, in a sentence for a person. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  /** What to do about it, in a sentence of its own. */
  readonly advice: string;
  /** Indices of the lanes that show it. */
  readonly lanes: readonly number[];
  /** The time that shows it, µs of the profile. */
  readonly startUs: number;
  readonly endUs: number;
  /** How much time it cost, as far as that can be told; 0 where it is not about time. */
  readonly lostMs: number;
  /** The function that it is about; `sayFunction` says what the message calls it, if it does. */
  readonly fn?: SampledFunction;
}

/** `resize (images.ts:12)`. */
export function sayFunction({ name, url, line }: SampledFunction): string {
  const path = url.replace(/[?#].*$/, '').split('/');
  return `${name === '' ? 'a function without a name' : name} (${decoded(path.at(-1) ?? url)}:${line})`;
}

/** A hostile profile may hold what is no URL. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What findings are made from. Columns, rows and figures are of one profile, and so are lane indices. */
export interface RunFacts {
  readonly timeline: Timeline;
  readonly functions: readonly FunctionRow[];
  readonly figures: readonly LaneFigures[];
  readonly messages: readonly MessageRow[];
  readonly waits: readonly WaitRow[];
  /** By lane. */
  readonly samples: readonly LaneSamples[];
}

/** The function of the program that runs these tasks, where just one goes by the name that they all have. */
export function taskFunction(
  { timeline, functions }: RunFacts,
  tasks: RanTasks,
): SampledFunction | undefined {
  const names = distinct(tasks.name);
  const workers = new Set(distinct(tasks.worker));
  const [name] = names;
  if (name === undefined || names.length !== 1) return undefined;
  const called = timeline.tasks.names[name];
  const rows = functions.filter(
    (row) => row.name === called && isOfProgram(row.url) && row.lanes.some(({ lane }) => workers.has(lane)),
  );
  return rows.length === 1 ? rows[0] : undefined;
}

/** `1.2 s` or `340 ms`. */
export function duration(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

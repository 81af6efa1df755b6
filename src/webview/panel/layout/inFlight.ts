import type { Timeline } from '../../../profile/timeline.ts';
import { lowerBound } from './runs.ts';

/** How many tasks of one caller were on their way, as steps: the counts at `atUs[i]` hold until `atUs[i + 1]`. */
export interface InFlightSteps {
  readonly count: number;
  readonly atUs: Float64Array;
  /** Not settled yet: queued, running or replying. */
  readonly inFlight: Uint32Array;
  /** Of these, running on a worker. */
  readonly running: Uint32Array;
  readonly most: number;
}

/** One per lane; lanes that called no task have no steps. A task that was never settled stays in flight to the end. */
export function buildInFlight(timeline: Timeline): readonly InFlightSteps[] {
  const { tasks } = timeline;
  const perLane: number[][] = timeline.lanes.map(() => []);
  for (let task = 0; task < tasks.count; task += 1) {
    if (Number.isFinite(tasks.queuedUs[task])) perLane[tasks.callerLane[task] ?? -1]?.push(task);
  }
  return perLane.map((own) => countSteps(timeline, own));
}

function countSteps({ tasks }: Timeline, own: readonly number[]): InFlightSteps {
  const changes: { readonly atUs: number; readonly inFlight: number; readonly running: number }[] = [];
  const change = (atUs: number | undefined, inFlight: number, running: number) => {
    if (atUs !== undefined && Number.isFinite(atUs)) changes.push({ atUs, inFlight, running });
  };
  for (const task of own) {
    change(tasks.queuedUs[task], 1, 0);
    change(tasks.settledUs[task], -1, 0);
    if (!Number.isFinite(tasks.startedUs[task])) continue;
    change(tasks.startedUs[task], 0, 1);
    // A settled task does not run any more, even if its end was not recorded.
    change(Number.isFinite(tasks.endedUs[task]) ? tasks.endedUs[task] : tasks.settledUs[task], 0, -1);
  }
  changes.sort((one, other) => one.atUs - other.atUs);
  const steps = {
    atUs: new Float64Array(changes.length),
    inFlight: new Uint32Array(changes.length),
    running: new Uint32Array(changes.length),
  };
  let inFlight = 0;
  let running = 0;
  let most = 0;
  let count = 0;
  for (const [index, step] of changes.entries()) {
    inFlight += step.inFlight;
    running += step.running;
    // Changes at the same moment are one step; clocks of two threads may be a hair apart, hence never below zero.
    if (changes[index + 1]?.atUs === step.atUs) continue;
    steps.atUs[count] = step.atUs;
    steps.inFlight[count] = Math.max(0, inFlight);
    steps.running[count] = Math.max(0, Math.min(running, inFlight));
    most = Math.max(most, inFlight);
    count += 1;
  }
  return { count, ...steps, most };
}

/** The index of the step that holds at `atUs`; -1 before the first. */
export function stepAt(steps: InFlightSteps, atUs: number): number {
  const next = lowerBound(steps.atUs, atUs, 0, steps.count);
  return next < steps.count && steps.atUs[next] === atUs ? next : next - 1;
}

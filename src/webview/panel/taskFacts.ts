import { laneStates, type LaneState, type Timeline } from '../../profile/timeline.ts';
import { notKnown, outcomeWord } from '../shared/words.ts';

/** One task in figures and words, for tooltip, table and screen reader alike. `NaN` is not known (yet). */
export interface TaskFacts {
  readonly name: string;
  readonly caller: string;
  readonly worker: string;
  readonly outcome: string;
  readonly queuedUs: number;
  readonly startedUs: number;
  readonly waitedUs: number;
  readonly ranUs: number;
  readonly replyUs: number;
}

export function taskFacts({ tasks, lanes }: Timeline, task: number): TaskFacts {
  const at = (column: Float64Array) => column[task] ?? NaN;
  return {
    name: tasks.names[tasks.nameIndex[task] ?? -1] ?? notKnown,
    caller: lanes[tasks.callerLane[task] ?? -1]?.name ?? notKnown,
    worker: lanes[tasks.workerLane[task] ?? -1]?.name ?? notKnown,
    outcome: outcomeWord(tasks.outcome[task] ?? -1),
    queuedUs: at(tasks.queuedUs),
    startedUs: at(tasks.startedUs),
    waitedUs: at(tasks.startedUs) - at(tasks.queuedUs),
    ranUs: at(tasks.endedUs) - at(tasks.startedUs),
    replyUs: at(tasks.settledUs) - at(tasks.endedUs),
  };
}

/** Time that one lane spent in each state, and its longest event-loop delay (`NaN` where none was measured). */
export interface LaneTotals {
  /** On a core, whatever ran. */
  readonly runningUs: number;
  readonly javascriptUs: number;
  readonly nativeUs: number;
  readonly garbageUs: number;
  readonly waitingUs: number;
  readonly blockedUs: number;
  readonly maxLoopDelayUs: number;
}

/** One entry a lane; a lane without a single state has `NaN` for all. */
export function laneTotals({ lanes, states, loopDelays }: Timeline): readonly LaneTotals[] {
  const spent = lanes.map(() => Array.from(laneStates, () => NaN));
  for (let index = 0; index < states.count; index += 1) {
    const own = spent[states.lane[index] ?? -1];
    if (own === undefined) continue;
    if (Number.isNaN(own[0])) own.fill(0);
    const state = states.state[index] ?? 0;
    own[state] = (own[state] ?? 0) + (states.endUs[index] ?? 0) - (states.startUs[index] ?? 0);
  }
  const delays = lanes.map(() => NaN);
  for (let index = 0; index < loopDelays.count; index += 1) {
    const lane = loopDelays.lane[index] ?? -1;
    const delayUs = loopDelays.maxDelayUs[index] ?? NaN;
    if (!(delayUs <= (delays[lane] ?? NaN))) delays[lane] = delayUs;
  }
  return spent.map((own, lane) => {
    const { role, threadCount } = lanes[lane] ?? { role: 'main', threadCount: 1 };
    const isHelpers = role === 'helpers';
    const usIn = (state: LaneState) => (own[laneStates.indexOf(state)] ?? NaN) * threadCount;
    const sampledUs = usIn('javascript') + usIn('native') + usIn('garbage-collection');
    // Of a lane without samples it is not known what ran.
    const kindUs = (state: LaneState) => (sampledUs > 0 ? usIn(state) : NaN);
    return {
      runningUs: usIn('running') + sampledUs,
      javascriptUs: kindUs('javascript'),
      nativeUs: kindUs('native'),
      garbageUs: kindUs('garbage-collection'),
      waitingUs: usIn('waiting-for-core'),
      blockedUs: isHelpers ? NaN : usIn('blocked'),
      maxLoopDelayUs: delays[lane] ?? NaN,
    };
  });
}

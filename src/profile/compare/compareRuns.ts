import { compareFindings } from './compareFindings.ts';
import { compareFunctions } from './compareFunctions.ts';
import { compareLanes, totalsOf } from './compareLanes.ts';
import { isSampled, type ComparedRun } from './comparedRun.ts';
import { compareTasks } from './compareTasks.ts';
import { figure, type ComparedFigure, type Comparison, type RunSummary } from './comparison.ts';
import { binCount, runStrips } from './runStrips.ts';

/** Puts two runs beside each other. */
export function compareRuns(before: ComparedRun, after: ComparedRun): Comparison {
  const commonUs = Math.max(before.facts.timeline.durationUs, after.facts.timeline.durationUs);
  return {
    before: summaryOf(before, commonUs),
    after: summaryOf(after, commonUs),
    remarks: remarksOn(before, after),
    figures: wholeRuns(before, after),
    lanes: compareLanes(before, after),
    tasks: compareTasks(before, after),
    ...compareFunctions(before, after),
    findings: compareFindings(before, after),
  };
}

function summaryOf({ header, facts: { timeline } }: ComparedRun, commonUs: number): RunSummary {
  return {
    command: timeline.command,
    startedAtMs: header?.startedAtMs ?? 0,
    status: timeline.status,
    durationMs: timeline.durationUs / 1000,
    coreCount: timeline.coreCount,
    nodeVersion: timeline.lanes[0]?.nodeVersion ?? '',
    laneCount: timeline.lanes.length,
    taskCount: timeline.tasks.count,
    binCount,
    strips: runStrips(timeline, commonUs),
  };
}

function wholeRuns(before: ComparedRun, after: ComparedRun): ComparedFigure[] {
  const [a, b] = [totalsOf(before), totalsOf(after)];
  const [mainA, mainB] = [totalsOf(before, 'main'), totalsOf(after, 'main')];
  return [
    figure('duration', 'ms', before.facts.timeline.durationUs / 1000, after.facts.timeline.durationUs / 1000),
    figure('main-running', 'ms', mainA.runningMs, mainB.runningMs),
    figure('longest-delay', 'ms', mainA.longestDelayMs, mainB.longestDelayMs),
    figure('running', 'ms', a.runningMs, b.runningMs),
    figure('waiting-for-core', 'ms', a.waitingMs, b.waitingMs),
    figure('garbage', 'ms', a.garbageMs, b.garbageMs),
    figure('most-heap', 'bytes', a.mostHeapBytes, b.mostHeapBytes),
  ];
}

/** Why a difference may be none, or not what it seems. */
function remarksOn(before: ComparedRun, after: ComparedRun): string[] {
  const remarks: string[] = [];
  const [a, b] = [before.facts.timeline, after.facts.timeline];
  if (a.command !== b.command)
    remarks.push(`Two commands were run: ${a.command} before, ${b.command} after.`);
  if (a.coreCount !== b.coreCount)
    remarks.push(`The run before had ${a.coreCount} cores, that after had ${b.coreCount}.`);
  const [nodeA, nodeB] = [a.lanes[0]?.nodeVersion, b.lanes[0]?.nodeVersion];
  if (nodeA !== nodeB)
    remarks.push(`Node was another version: ${nodeA ?? 'none'} before, ${nodeB ?? 'none'} after.`);
  if (before.header?.platform !== after.header?.platform) remarks.push('The runs were on different systems.');
  for (const [run, which] of [
    [before, 'before'],
    [after, 'after'],
  ] as const) {
    const { status } = run.facts.timeline;
    if (status === 'cut-off') remarks.push(`The run ${which} was cut off: its figures are those until then.`);
    if (status === 'failed') remarks.push(`The run ${which} ended with an exit code that says so.`);
    const { runningMs, waitingMs } = totalsOf(run);
    if (waitingMs > runningMs)
      remarks.push(
        `In the run ${which} threads waited longer for a core than they had one: the machine was busy, and durations say little.`,
      );
    if (!isSampled(run))
      remarks.push(`The run ${which} was recorded without samples: nothing is known of its functions.`);
  }
  remarks.push(
    'Each is one run: differences of a few percent may be chance, and up to 5 % counts as the same.',
  );
  return remarks;
}

import type { LaneRow, Timeline } from '../../profile/timeline.ts';
import { formatCount, formatShare } from '../shared/words.ts';
import type { LaneRowLayout } from './layout/index.ts';
import { memoryFacts, shortBytes } from './memoryWords.ts';

/**
 * How it ended where that is worth saying, how busy it was, how much it did, and its memory: the most important first, because
 * a label leaves out from the end what it has no room for.
 */
export function laneFacts({ lanes, tasks, taskTotal }: Timeline, row: LaneRowLayout): readonly string[] {
  const lane = lanes[row.lane];
  if (lane === undefined) return [];
  const facts: string[] = [];
  if (lane.endReason === 'lost') facts.push('lost');
  if (Number.isFinite(lane.busyShare)) facts.push(`busy ${formatShare(lane.busyShare)}`);
  if (lane.taskCount > 0) facts.push(`ran ${formatCount(lane.taskCount, 'task', 'tasks')}`);
  // Of a part of the tasks, it is not known who called how many in all.
  if (row.inFlight !== undefined && taskTotal === undefined) {
    const called = tasks.callerLane.reduce((sum, caller) => sum + Number(caller === row.lane), 0);
    facts.push(`called ${formatCount(called, 'task', 'tasks')}`);
  }
  facts.push(...memoryFacts(lane.memoryBytes, lane.memoryGrowthBytes));
  return facts.length > 0 ? facts : identity(lane);
}

/** In one line; what stands in brackets belongs to what is before it. */
export function factLine(facts: readonly string[]): string {
  return facts.reduce((line, fact) => `${line}${fact.startsWith('(') ? ' ' : ' · '}${fact}`);
}

/** What its process has of the machine's memory; '' where that is not known. */
export function processMemory(main: LaneRow | undefined): string {
  return main !== undefined && Number.isFinite(main.rssBytes) ? shortBytes(main.rssBytes) : '';
}

/** Who it is in the system's words. */
export function identity(lane: LaneRow): readonly string[] {
  if (lane.role === 'helpers')
    return [`process ${lane.pid}`, formatCount(lane.threadCount, 'thread', 'threads')];
  const thread = lane.threadId === 0 ? 'main thread' : `thread ${lane.threadId}`;
  const rss = processMemory(lane);
  return [`process ${lane.pid}`, ...(rss === '' ? [] : [`(${rss})`]), thread, nodeVersion(lane)];
}

export function nodeVersion(lane: LaneRow): string {
  return `Node ${lane.nodeVersion.replace(/^v/, '')}`;
}

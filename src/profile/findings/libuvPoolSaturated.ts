import type { Span } from '../laneSamples.ts';
import type { LaneFigures } from '../laneFigures.ts';
import type { LaneRow } from '../timeline.ts';
import { duration } from './finding.ts';
import type { Finding, RunFacts } from './finding.ts';

const leastSaturatedMs = 500;
const leastShare = 0.1;
/** A wait of files or names is worth naming from here on. */
const leastWaitMs = 100;
/** Where file operations were counted for less of the time than this, they say nothing of how many there were. */
const leastCountedShare = 0.9;
/** Seconds in which looks missed some of the waiting are left out; the operations of those were counted. */
const missedFactor = 1.2;
/** More threads than this help no disk, and each has a stack of 8 MB at most. */
const mostThreads = 64;

/** All threads of libuv's pool have work for long: what needs the pool meanwhile, be it ever so short, waits. */
export function libuvPoolSaturated(facts: RunFacts): Finding[] {
  const { timeline, figures } = facts;
  return figures.flatMap((own, lane) => {
    const pool = timeline.lanes[lane];
    if (pool === undefined) return [];
    const found = byWork(facts, pool, own);
    const onDisk = byDisk(facts, pool, own);
    const worst = onDisk !== undefined && onDisk.lostMs > (found?.lostMs ?? 0) ? onDisk : found;
    if (worst === undefined) return [];
    const { spans, ...said } = worst;
    const lanes = [lane, ...(pool.parent < 0 ? [] : [pool.parent])];
    const [startUs, endUs] = [spans[0]?.startUs ?? 0, spans.at(-1)?.endUs ?? 0];
    const shown = { lanes, startUs: pool.startUs + startUs, endUs: pool.startUs + endUs };
    return [{ code: 'libuv-pool-saturated' as const, ...said, ...shown }];
  });
}

interface Saturation {
  readonly message: string;
  readonly advice: string;
  readonly lostMs: number;
  readonly spans: readonly Span[];
}

/** They computed, or would have. */
function byWork(facts: RunFacts, pool: LaneRow, { saturated: spans }: LaneFigures): Saturation | undefined {
  const { timeline } = facts;
  const lostMs = lengthMs(spans);
  if (!isLong(lostMs, facts)) return undefined;
  const { threadCount } = pool;
  const message = `All ${threadCount} threads of libuv's pool${whereIs(facts, pool)} had work for ${duration(lostMs)}: files, look-ups of names, crypto and compression share them, and what came meanwhile had to wait.${longestWait(facts, pool.pid)}`;
  const advice =
    timeline.coreCount > threadCount
      ? `Give it more threads (UV_THREADPOOL_SIZE=${timeline.coreCount}), or move crypto and compression into workers.`
      : `Move crypto and compression into workers, so that files need not wait behind them; more threads (UV_THREADPOOL_SIZE) would only share the ${timeline.coreCount} cores.`;
  return { message, advice, lostMs, spans };
}

/** They waited for a disk much of the time. */
function byDisk(
  facts: RunFacts,
  pool: LaneRow,
  { diskMs, saturatedByDisk: spans }: LaneFigures,
): Saturation | undefined {
  const lostMs = lengthMs(spans);
  const { threadCount } = pool;
  if (!isLong(lostMs, facts) || hadRoom(facts, pool, lostMs)) return undefined;
  const message = `All ${threadCount} threads of libuv's pool${whereIs(facts, pool)} were at work for ${duration(lostMs)}, and each of them waited for a disk or a network drive for about ${duration(diskMs)} of it: files, look-ups of names, crypto and compression share them, and what came meanwhile had to wait.${longestWait(facts, pool.pid)}`;
  const more = Math.min(mostThreads, 2 * threadCount);
  const advice =
    more > threadCount
      ? `Start fewer file operations at once, or give the pool more threads (UV_THREADPOOL_SIZE=${more}): one that waits for a disk needs no core.`
      : 'Start fewer file operations at once.';
  return { message, advice, lostMs, spans };
}

/**
 * Whether no more file operations were under way than there are threads, where Node tells of them: how long all of them took, divided
 * by the time that they took it in, is how many there were at once on average.
 */
function hadRoom({ timeline, waits }: RunFacts, { pid, threadCount }: LaneRow, saturatedMs: number): boolean {
  const files = waits.filter(({ lane, kind }) => kind === 'fs' && timeline.lanes[lane]?.pid === pid);
  if (files.length === 0 || files.some(({ countedShare }) => countedShare < leastCountedShare)) return false;
  return files.reduce((sum, { waitedMs }) => sum + waitedMs, 0) <= missedFactor * threadCount * saturatedMs;
}

function lengthMs(spans: readonly Span[]): number {
  return spans.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0) / 1000;
}

function isLong(saturatedMs: number, { timeline }: RunFacts): boolean {
  return saturatedMs >= leastSaturatedMs && saturatedMs >= leastShare * (timeline.durationUs / 1000);
}

function whereIs({ timeline }: RunFacts, { parent }: LaneRow): string {
  const process = timeline.lanes[parent];
  return process === undefined || process.role === 'main' ? '' : ` in ${process.name}`;
}

/** What is known of waiting in the same process, as far as it was counted. */
function longestWait({ timeline, waits }: RunFacts, pid: number): string {
  const longest = waits
    .filter(({ lane, kind }) => timeline.lanes[lane]?.pid === pid && (kind === 'fs' || kind === 'dns'))
    .reduce((a, b) => (b.longestMs > a.longestMs ? b : a), { kind: 'fs', longestMs: 0 });
  if (longest.longestMs < leastWaitMs) return '';
  const what = longest.kind === 'fs' ? 'file operation' : 'look-up';
  return ` The longest ${what} took ${duration(longest.longestMs)}.`;
}

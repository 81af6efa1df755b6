import { duration } from './finding.ts';
import type { Finding, RunFacts } from './finding.ts';

const leastSaturatedMs = 500;
const leastShare = 0.1;
/** A wait of files or names is worth naming from here on. */
const leastWaitMs = 100;

/** All threads of libuv's pool have work for long: what needs the pool meanwhile, be it ever so short, waits. */
export function libuvPoolSaturated(facts: RunFacts): Finding[] {
  const { timeline, figures } = facts;
  return figures.flatMap(({ saturated }, lane) => {
    const pool = timeline.lanes[lane];
    const [first, last] = [saturated[0], saturated.at(-1)];
    if (pool === undefined || first === undefined || last === undefined) return [];
    const saturatedMs = saturated.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0) / 1000;
    if (saturatedMs < leastSaturatedMs || saturatedMs < leastShare * (timeline.durationUs / 1000)) return [];
    const { threadCount, pid } = pool;
    const process = timeline.lanes[pool.parent];
    const where = process === undefined || process.role === 'main' ? '' : ` in ${process.name}`;
    const message = `All ${threadCount} threads of libuv's pool${where} had work for ${duration(saturatedMs)}: files, look-ups of names, crypto and compression share them, and what came meanwhile had to wait.${longestWait(facts, pid)}`;
    const advice =
      timeline.coreCount > threadCount
        ? `Give it more threads (UV_THREADPOOL_SIZE=${timeline.coreCount}), or move crypto and compression into workers.`
        : `Move crypto and compression into workers, so that files need not wait behind them; more threads (UV_THREADPOOL_SIZE) would only share the ${timeline.coreCount} cores.`;
    const lanes = [lane, ...(pool.parent < 0 ? [] : [pool.parent])];
    const span = { startUs: pool.startUs + first.startUs, endUs: pool.startUs + last.endUs };
    return [{ code: 'libuv-pool-saturated' as const, message, advice, lanes, ...span, lostMs: saturatedMs }];
  });
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

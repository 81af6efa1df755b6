import { estimateShares } from './placeShares.ts';
import type { UsageBin } from './placeShares.ts';
import { placeTimes } from './placeTimes.ts';
import type { SampledPlaces } from './sampledPlaces.ts';
import type { SystemPoint } from './usageSeries.ts';

/** Linux tells of time in the system in steps of 10 ms, so bins have at least so much time on a core. */
const leastCpuUs = 20_000;
/** What is known of the share before anything was measured: most programs compute. */
const likelySystem = 0.1;

/**
 * Of the time on a core at each place, 0…1: the part in the system. `running` has how much of the time at each place was
 * on a core at all. `undefined` where nobody told.
 */
export function systemShares(
  { moments, deeds }: SampledPlaces,
  points: readonly SystemPoint[],
  running: readonly number[],
): readonly number[] | undefined {
  const last = points.at(-1);
  if (last === undefined) return undefined;
  const bins: UsageBin[] = [];
  const timesIn = placeTimes(moments());
  let [start] = points;
  for (const point of points) {
    if (start === undefined || point.cpuUs - start.cpuUs < leastCpuUs) continue;
    const { places, ms } = timesIn(start.atUs, point.atUs);
    const onCore = ms.map((one, index) => one * (running[places[index] ?? -1] ?? 0));
    const sum = onCore.reduce((a, b) => a + b, 0);
    const scale = (point.cpuUs - start.cpuUs) / 1000 / sum;
    const usedMs = (point.systemUs - start.systemUs) / 1000;
    if (sum > 0) bins.push({ places, ms: onCore.map((one) => one * scale), usedMs });
    start = point;
  }
  // Of a lane that hardly ran only the whole is known.
  if (bins.length === 0) return deeds.map(() => (last.cpuUs > 0 ? last.systemUs / last.cpuUs : 0));
  return estimateShares(bins, deeds, likelySystem).shares;
}

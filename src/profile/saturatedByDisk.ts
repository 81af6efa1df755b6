import { blockedLineOf, busyShare } from './busyShare.ts';
import { isLibuvPool } from './helperLanes.ts';
import type { Span } from './laneSamples.ts';
import type { Lane } from './laneTable.ts';

/** Waits for a disk are looked for ten times a second, so that less than this tells little. */
const stretchUs = 1_000_000;
/** So much of the time of all threads is work: looks that are so few miss by as much as the rest. */
const leastBusyShare = 0.85;
/** Of that, so much is waiting for a disk. */
const leastDiskShare = 0.25;

/**
 * When all threads of libuv's pool were at work and much of it was waiting for a disk, by seconds, from the lane's beginning. Time on
 * a core and waiting for one is counted by the system, waiting for a disk is what looks have found: of one look both may add up to
 * more than there is, or to less, and only many together are right.
 */
export function saturatedByDisk(lane: Lane): {
  readonly saturatedByDisk: readonly Span[];
  readonly diskMs: number;
} {
  const spans: { readonly startUs: number; endUs: number }[] = [];
  const disk = blockedLineOf(lane);
  let diskUs = 0;
  if (!isLibuvPool(lane) || disk.atUs.length < 2) return { saturatedByDisk: spans, diskMs: 0 };
  const points = lane.usage.cpuPoints();
  let [first] = points;
  for (const point of points) {
    if (first === undefined || point.atUs - first.atUs < stretchUs) continue;
    const lengthUs = point.atUs - first.atUs;
    const coreUs = (point.cpuUs + point.waitingUs - first.cpuUs - first.waitingUs) / lane.threadCount;
    const ownUs = busyShare(disk, first.atUs, point.atUs) * lengthUs;
    if (coreUs + ownUs >= leastBusyShare * lengthUs && ownUs >= leastDiskShare * (coreUs + ownUs)) {
      const [startUs, endUs] = [first.atUs - lane.record.startedUs, point.atUs - lane.record.startedUs];
      const last = spans.at(-1);
      if (last?.endUs === startUs) last.endUs = endUs;
      else spans.push({ startUs, endUs });
      diskUs += ownUs;
    }
    first = point;
  }
  return { saturatedByDisk: spans, diskMs: diskUs / 1000 };
}

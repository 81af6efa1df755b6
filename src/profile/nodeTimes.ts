import { runsOf } from './laneSamples.ts';
import type { LaneSamples, Span } from './laneSamples.ts';

/** What was seen at one node of the call tree. A garbage collection belongs to the node that it interrupted. */
export interface NodeTime {
  us: number;
  count: number;
  gcUs: number;
  gcCount: number;
  /** Sum of the squares of how long each sample stands for (µs²). */
  squaredUs: number;
}

/** How long a lane was at each node within a span. Time without anything to do is left out. */
export function nodeTimes(samples: LaneSamples, span?: Span): ReadonlyMap<number, NodeTime> {
  const times = new Map<number, NodeTime>();
  let working = -1;
  for (const { node, startUs, endUs, count } of runsOf(samples, span)) {
    const mark = samples.markAt(node);
    if (mark === 'idle') {
      working = -1;
      continue;
    }
    const isGc = mark === 'garbage-collector';
    if (!isGc) working = node;
    const time = times.get(working) ?? { us: 0, count: 0, gcUs: 0, gcCount: 0, squaredUs: 0 };
    times.set(working, time);
    time.squaredUs += (endUs - startUs) ** 2 / Math.max(1, count);
    if (isGc) {
      time.gcUs += endUs - startUs;
      time.gcCount += count;
    } else {
      time.us += endUs - startUs;
      time.count += count;
    }
  }
  return times;
}

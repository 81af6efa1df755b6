import { busyLine, busyShare } from './busyShare.ts';
import type { BusyLine } from './busyShare.ts';
import { isHelpers } from './helperLanes.ts';
import type { LiveLane } from './timeline.ts';
import type { TimelineBuilder } from './timelineBuilder.ts';

const secondUs = 1_000_000;
const stripStepUs = 500_000;
const stripSteps = 60;

/**
 * How busy each lane was lately: over the last second, and over each of the last 60 half seconds of its life, oldest
 * first. The half seconds count from the profile's beginning, so that the strips of all lanes stand above each other
 * and do not shift between two messages.
 */
export function liveLanes(builder: TimelineBuilder, isLive: boolean): LiveLane[] {
  const { lanes, endUs } = builder.overview();
  const isRecording = builder.status(isLive) === 'recording';
  const zeroUs = builder.zeroUs;
  // The side bar has room for the threads that run the program's own code.
  const own = lanes.filter(({ lane }) => !isHelpers(lane.record));
  return own.map(({ lane, name }) => {
    // A run of hours has millions of moments before that.
    const line = busyLine(lane.usage, endUs - (stripSteps + 2) * stripStepUs);
    const running = isRecording && lane.ended === undefined;
    return {
      id: lane.id,
      name,
      role: lane.record.role,
      busyShare: running ? busyShare(line, endUs - secondUs, endUs) : 0,
      strip: strip(line, lane.record.startedUs, zeroUs, endUs),
      running,
    };
  });
}

function strip(line: BusyLine, startedUs: number, zeroUs: number, endUs: number): number[] {
  const lastStep = Math.floor((endUs - zeroUs) / stripStepUs);
  const firstStep = Math.max(Math.floor((startedUs - zeroUs) / stripStepUs), lastStep - stripSteps, 0);
  const shares: number[] = [];
  for (let step = firstStep; step < lastStep; step += 1) {
    const share = busyShare(line, zeroUs + step * stripStepUs, zeroUs + (step + 1) * stripStepUs);
    // A lane that has ended, or has not said anything of this half second, did nothing that is known.
    shares.push(Number.isNaN(share) ? 0 : share);
  }
  return shares;
}

import { functionTable, measuredFiles } from '../profile/index.ts';
import type { Measurement, TimelineBuilder } from '../profile/index.ts';
import { programFile } from './programFile.ts';

/** What a profile tells of the functions of its program; `undefined` for one without samples, which tells nothing. */
export function measurementOf(builder: TimelineBuilder): Measurement | undefined {
  const { lanes } = builder.overview();
  if (lanes.every(({ lane }) => lane.samples.isEmpty)) return undefined;
  const timeline = builder.snapshot(false);
  const files = measuredFiles({
    timeline,
    functions: functionTable(lanes),
    sources: builder.sources,
    fileOf: programFile,
  });
  return { command: timeline.command, startedAtMs: builder.startedAtMs, files };
}

import {
  functionTable,
  laneFigures,
  messageTable,
  waitTable,
  TimelineBuilder,
} from '../../../src/profile/index.ts';
import type { ProfileRecord, RunFacts } from '../../../src/profile/index.ts';

/** What findings and exports are made from. */
export function runFactsOf(records: Iterable<ProfileRecord>): RunFacts {
  const builder = new TimelineBuilder();
  for (const record of records) builder.add(record);
  const { lanes } = builder.overview();
  return {
    timeline: builder.snapshot(false),
    functions: functionTable(lanes),
    figures: laneFigures(lanes),
    messages: messageTable(lanes),
    waits: waitTable(lanes),
    samples: lanes.map(({ lane }) => lane.samples),
  };
}

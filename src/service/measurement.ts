import { measuredFiles } from '../profile/index.ts';
import type { Measurement, RunFacts, TimelineBuilder } from '../profile/index.ts';
import { programFile } from './programFile.ts';

/** What a profile tells of the functions of its program; `undefined` for one without samples, which tells nothing. */
export function measurementOf(
  builder: TimelineBuilder,
  { timeline, functions }: RunFacts,
): Measurement | undefined {
  if (functions.length === 0) return undefined;
  const files = measuredFiles({ timeline, functions, sources: builder.sources, fileOf: programFile });
  return { command: timeline.command, startedAtMs: builder.header?.startedAtMs ?? 0, files };
}

import type { FileReport } from '../../core/index.ts';
import type { MeasuredVerdict } from '../../protocol/languageServer.ts';
import { measuredBriefly, measuredSummary } from '../text/measuredText.ts';
import { disagreementOf } from './disagreement.ts';
import type { FileMeasurement } from './measurements.ts';

/** What was measured of the functions of a report, as the editor's tree shows it. */
export function measuredVerdicts(
  { functions }: FileReport,
  measurement: FileMeasurement | undefined,
): MeasuredVerdict[] {
  if (measurement === undefined) return [];
  return functions.flatMap((report): MeasuredVerdict[] => {
    const measured = measurement.functions.get(report.name);
    if (measured === undefined) return [];
    return [
      {
        name: report.name,
        text: measuredSummary(measured, measurement.version),
        brief: measuredBriefly(measured),
        // Of code that has changed since, the prediction may have been right.
        disagreement: measurement.version === 'other' ? null : disagreementOf(report, measured),
        mainMs: measured.lanes.reduce((sum, { role, wallMs }) => sum + (role === 'thread' ? 0 : wallMs), 0),
        wallMs: measured.time.wallMs,
      },
    ];
  });
}

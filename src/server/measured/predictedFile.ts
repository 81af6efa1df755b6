import type { FileReport } from '../../core/index.ts';
import type { MeasuredFile } from '../../profile/index.ts';
import type { Disagreement, PredictedFile, PredictedStatus } from '../../protocol/predictions.ts';
import { disagreementOf } from './disagreement.ts';
import type { FileMeasurement, MeasuredVersion } from './measurements.ts';

const statusOf: Readonly<Record<MeasuredVersion, PredictedStatus>> = {
  this: 'analysed',
  other: 'changed',
  'not known': 'version-not-known',
};

/** What is predicted of the functions of a file that were measured, each where the profile has it. */
export function predictedFile(
  { functions }: FileReport,
  { urls }: MeasuredFile,
  measurement: FileMeasurement,
): PredictedFile {
  return {
    urls,
    status: statusOf[measurement.version],
    reason: '',
    functions: functions.flatMap((report) => {
      const measured = measurement.functions.get(report.name);
      if (measured === undefined) return [];
      const { name, line, column } = measured;
      const { kind, blocking, confidence } = report;
      // Of code that has changed since, the prediction may have been right.
      const text = measurement.version === 'other' ? null : disagreementOf(report, measured);
      const disagreement: Disagreement | null =
        text === null ? null : { measured: measured.measured.kind, text };
      return [{ name, line, column, kind, blocking, confidence, disagreement }];
    }),
  };
}

/** A file of which nothing is predicted, with why. */
export function unpredictedFile(
  { urls }: MeasuredFile,
  status: 'under-way' | 'not-analysed',
  reason: string,
): PredictedFile {
  return { urls, status, reason, functions: [] };
}

import type { Log, Notification, ReportingDescriptor } from 'sarif';
import type { Problem } from '../../core/index.ts';
import type { AnalysisRun } from '../analyze.ts';
import { relativeText } from '../relativePath.ts';
import type { Comparison } from './compareBaseline.ts';
import { hazardRules } from './hazardRules.ts';
import { physicalLocation, rootUriBaseId } from './sarifPlaces.ts';
import { toSarifResults } from './sarifResults.ts';

/** How our runs are known from those of other tools. */
export const driverName = 'Poolwright';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export interface SarifOptions {
  /** Of Poolwright. */
  readonly version: string;
  /** Marks each result as new or as known; nothing is left out, so that the output can be the next baseline. */
  readonly states?: Comparison['states'];
}

/**
 * The answer of `analyze --format sarif`: SARIF 2.1.0 with one run, one rule for each kind of hazard and one result for
 * each hazard. It names no folder of this machine, so that it is the same wherever it is made.
 */
export function toAnalysisSarif(run: AnalysisRun, { version, states }: SarifOptions): string {
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: driverName, version, rules: [...hazardRules] satisfies ReportingDescriptor[] },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [rootUriBaseId]: { description: { text: 'The folder that poolwright analyze was called in.' } },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: run.problems.map((problem) => toNotification(run.root, problem)),
          },
        ],
        results: toSarifResults(run, states),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toNotification(root: string, { file, line, message }: Problem): Notification {
  const region = line === undefined ? undefined : { startLine: line };
  return {
    level: 'warning',
    message: { text: relativeText(root, message) },
    locations: [{ physicalLocation: physicalLocation(root, file, region) }],
  };
}

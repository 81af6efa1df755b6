import { createHash } from 'node:crypto';
import type { CodeFlow, Location, Result } from 'sarif';
import type { FunctionReport, Hazard } from '../../core/index.ts';
import type { AnalysisRun } from '../analyze.ts';
import { relativePath } from '../relativePath.ts';
import type { Comparison } from './compareBaseline.ts';
import { hazardKey } from './hazardIdentity.ts';
import { hazardRegion, levelOf } from './hazardPlace.ts';
import { hazardRules } from './hazardRules.ts';
import { physicalLocation } from './sarifPlaces.ts';

/** A result for each hazard of a run, in the order of files and functions. */
export function toSarifResults({ root, reports }: AnalysisRun, states?: Comparison['states']): Result[] {
  const seen = new Map<string, number>();
  return reports.flatMap(({ functions }) =>
    functions.flatMap((report) =>
      report.hazards.map((hazard): Result => {
        const file = relativePath(root, report.file);
        const key = hazardKey({ file, name: report.name, code: hazard.code });
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        const baselineState = states?.get(hazard);
        return {
          ...toResult(root, report, hazard),
          partialFingerprints: { 'hazardOfFunction/v1': fingerprint(key, count) },
          ...(baselineState === undefined ? {} : { baselineState }),
        };
      }),
    ),
  );
}

function toResult(root: string, report: FunctionReport, hazard: Hazard): Result {
  const { kind, blocking, cost, confidence, recommendation } = report;
  return {
    ruleId: hazard.code,
    ruleIndex: hazardRules.findIndex(({ id }) => id === hazard.code),
    level: levelOf(report, hazard),
    message: { text: messageText(hazard.message) },
    locations: [placeOf(root, report, hazard)],
    ...(hazard.path.length === 0 ? {} : { codeFlows: [codeFlow(root, hazard)] }),
    relatedLocations: evidenceOf(root, report),
    properties: { kind, blocking, cost, confidence, recommendation: recommendation.action },
  };
}

function placeOf(root: string, report: FunctionReport, hazard: Hazard): Location {
  return {
    physicalLocation: {
      ...physicalLocation(root, report.file, hazardRegion(report, hazard)),
      contextRegion: { startLine: report.line, endLine: report.endLine },
    },
    logicalLocations: [{ fullyQualifiedName: report.name, kind: 'function' }],
  };
}

/** How asynchronous code gets there, outermost first. */
function codeFlow(root: string, { path }: Hazard): CodeFlow {
  const locations = path.map(({ file, line, name }) => ({
    location: {
      physicalLocation: physicalLocation(root, file, { startLine: line }),
      message: { text: messageText(`${name}()`) },
    },
  }));
  return { threadFlows: [{ locations }] };
}

/** What the function's time goes into, with the calls that lead there. */
function evidenceOf(root: string, report: FunctionReport): Location[] {
  return report.evidence.map(({ file, line, detail, path }, id) => {
    const way = path.length === 0 ? '' : ` (by way of ${path.map(({ name }) => name).join(' → ')})`;
    return {
      id,
      physicalLocation: physicalLocation(root, file, { startLine: line }),
      message: { text: messageText(`${detail}${way}`) },
    };
  });
}

/** `[text](1)` would be a link in a SARIF message; names such as `[Symbol.iterator]()` are none. */
function messageText(text: string): string {
  return text.replaceAll(/\[([^[\]]*)\](?=\()/g, String.raw`\[$1\]`);
}

/** The same wherever the function moves to in its file. */
function fingerprint(key: string, count: number): string {
  return createHash('sha256').update(`${key}:${count}`).digest('hex').slice(0, 32);
}

import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileReport, FunctionReport, Hazard, HazardSeverity } from '../../core/index.ts';
import type { OpenDocument } from '../openDocuments.ts';
import type { ServerContext } from '../serverContext.ts';

export const diagnosticSource = 'poolwright';

/** Below this the verdict is worth a hint but not a warning. */
const warningConfidence = 0.5;

/** A hazard, and where an editor underlines it. */
export interface HazardPlace {
  readonly report: FunctionReport;
  readonly hazard: Hazard;
  readonly range: Range;
}

/** Shows the hazards of an open file, and only hazards: a verdict is no problem. */
export function publishDiagnostics(context: ServerContext, open: OpenDocument, report: FileReport): void {
  const shown = context.isShown(open.file) ? hazardPlaces(open.document, report) : [];
  context.inBackground(
    context.connection.sendDiagnostics({
      uri: open.document.uri,
      version: open.document.version,
      diagnostics: shown.map((place) => toDiagnostic(context, place)),
    }),
  );
}

/** All hazards of a file with their ranges; the report must be of the document's present text. */
export function hazardPlaces(document: TextDocument, { functions }: FileReport): HazardPlace[] {
  return functions.flatMap((report) =>
    report.hazards.map((hazard) => ({ report, hazard, range: hazardRange(document, report, hazard) })),
  );
}

/** The function's name where the hazard is the function itself, else the code of the hazard's line. */
function hazardRange(document: TextDocument, report: FunctionReport, { line }: Hazard): Range {
  if (line === report.line)
    return { start: document.positionAt(report.nameStart), end: document.positionAt(report.nameEnd) };
  const whole = { start: { line: line - 1, character: 0 }, end: { line, character: 0 } };
  const text = document.getText(whole);
  const trimmed = text.trim();
  const character = text.length - text.trimStart().length;
  return {
    start: { line: line - 1, character },
    end: { line: line - 1, character: character + trimmed.length },
  };
}

const severities: Readonly<Record<HazardSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** As the user has it, else by how sure the verdict is. */
function severityOf({ confidence }: FunctionReport, { severity }: Hazard): DiagnosticSeverity {
  return severities[severity ?? (confidence >= warningConfidence ? 'warning' : 'information')];
}

export function toDiagnostic(context: ServerContext, { report, hazard, range }: HazardPlace): Diagnostic {
  const path = context.client.relatedInformation
    ? hazard.path.map((step): DiagnosticRelatedInformation => ({
        message: `${step.name}()`,
        location: {
          uri: context.documents.uriOf(step.file),
          range: {
            start: { line: step.line - 1, character: 0 },
            end: { line: step.line - 1, character: 0 },
          },
        },
      }))
    : [];
  return {
    source: diagnosticSource,
    code: hazard.code,
    severity: severityOf(report, hazard),
    message: hazard.message,
    range,
    ...(path.length > 0 ? { relatedInformation: path } : {}),
  };
}

import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver/node';
import type { FileReport } from '../core/index.ts';
import type { ServerSettings } from '../protocol/languageServer.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import type { EngineClient, EngineOutcome } from './engine/engineClient.ts';
import { priorities } from './engine/requestQueue.ts';
import type { FileMeasurement, Measurements } from './measured/measurements.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';
import type { Reports } from './reports.ts';

/** What every feature of the server works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly engine: EngineClient;
  readonly reports: Reports;
  readonly measurements: Measurements;
  readonly client: ClientFeatures;
  readonly settings: () => ServerSettings;
  /** The folders of the workspace, as engine paths. */
  readonly folders: () => readonly string[];
  /** Whether a file's verdicts are shown without being asked for: by the setting, or because a person analysed it. */
  readonly isShown: (file: string) => boolean;
  /** For what is sent to the editor without waiting: that it fails is logged, and ends nothing. */
  readonly inBackground: (work: Promise<unknown>) => void;
  /** A person asked for this file's verdicts; from now on they are shown. */
  readonly show: (file: string) => void;
}

/** An open file that is shown, its report, and the proof that both are of the same text. */
export interface ShownReport extends OpenDocument {
  readonly report: FileReport;
  readonly measurement: FileMeasurement | undefined;
}

/**
 * The report of an open file for a request that a person waits for; `undefined` where nothing is to be shown.
 * @throws ResponseError when the text changed meanwhile, was cancelled, or the engine failed.
 */
export async function shownReport(
  context: ServerContext,
  uri: string,
  token: CancellationToken,
): Promise<ShownReport | undefined> {
  const open = context.documents.byUri(uri);
  if (open === undefined || !context.isShown(open.file)) return undefined;
  const { version } = open.document;
  const report = resultOf(await context.reports.get(open.file, priorities.interactive), token);
  if (context.documents.byUri(uri)?.document.version !== version) throw contentModified();
  return { ...open, report, measurement: context.measurements.of(report, open.document.getText()) };
}

/** The result of an engine request, or the error by which LSP says why there is none. */
export function resultOf<Result>(outcome: EngineOutcome<Result>, token?: CancellationToken): Result {
  if (token?.isCancellationRequested === true)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  switch (outcome.status) {
    case 'done':
      return outcome.result;
    case 'cancelled':
      throw contentModified();
    case 'failed':
      throw new ResponseError(ErrorCodes.InternalError, outcome.message);
    default:
      return outcome satisfies never;
  }
}

function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The file changed meanwhile.');
}

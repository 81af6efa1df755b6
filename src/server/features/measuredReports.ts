import { readFile, realpath } from 'node:fs/promises';
import type { FileReport } from '../../core/index.ts';
import type { Measurement } from '../../profile/index.ts';
import { serverMethods, type FileReportMessage } from '../../protocol/languageServer.ts';
import type { OpenFolder } from '../measured/measurements.ts';
import { measuredVerdicts } from '../measured/measuredVerdicts.ts';
import type { ServerContext } from '../serverContext.ts';

/**
 * Joins what a profile told to what is shown: reports go out with it, and those that went out before go out again.
 * `folders` are those that are open, `refreshLenses` has the editor ask for its lenses again.
 */
export function registerMeasurements(
  context: ServerContext,
  folders: () => readonly string[],
  refreshLenses: () => void,
): (report: FileReport) => void {
  const { connection, measurements, reports, inBackground, documents, client } = context;
  const send = (report: FileReport, measured: FileReportMessage['measured']) => {
    if (!client.extended) return;
    const message: FileReportMessage = { uri: documents.uriOf(report.file), report, measured };
    inBackground(connection.sendNotification(serverMethods.fileReport, message));
  };
  const sendMeasured = async (report: FileReport) => {
    const text = await textOf(context, report.file);
    // While the file was read, a newer report may have gone out.
    if (reports.latest(report.file) !== report) return;
    send(report, measuredVerdicts(report, measurements.of(report, text)));
  };
  const sendReport = (report: FileReport) => {
    const isMeasured = report.functions.length > 0 && measurements.has(report.file);
    if (isMeasured) inBackground(sendMeasured(report));
    else send(report, []);
  };
  connection.onNotification(serverMethods.measured, async (measurement: Measurement) => {
    const open = await Promise.all(folders().map(openFolder));
    for (const file of measurements.replace(measurement, open)) {
      const report = reports.latest(file);
      if (report !== undefined) sendReport(report);
    }
    refreshLenses();
  });
  return sendReport;
}

/** A file's text as the editor has it, else as the disk has it; '' where neither does. */
export async function textOf({ documents }: ServerContext, file: string): Promise<string> {
  return documents.byFile(file)?.document.getText() ?? (await readFile(file, 'utf8').catch(() => ''));
}

/** Node follows symbolic links before it loads a file, and an editor does not. */
export async function openFolder(folder: string): Promise<OpenFolder> {
  const shown = folder.replace(/\/$/, '');
  const real = await realpath(shown).catch(() => shown);
  return { shown, real: real.replaceAll('\\', '/') };
}

import { readFile } from 'node:fs/promises';
import type { FileReport } from '../../core/index.ts';
import type { Measurement } from '../../profile/index.ts';
import { serverMethods, type FileReportMessage } from '../../protocol/languageServer.ts';
import { measuredVerdicts } from '../measured/measuredVerdicts.ts';
import type { ServerContext } from '../serverContext.ts';

/**
 * Joins what a profile told to what is shown: reports go out with it, and those that went out before go out again.
 * `refreshLenses` has the editor ask for its lenses again.
 */
export function registerMeasurements(
  context: ServerContext,
  refreshLenses: () => void,
): (report: FileReport) => void {
  const { connection, measurements, reports, inBackground, documents, client } = context;
  const send = (report: FileReport, measured: FileReportMessage['measured']) => {
    if (!client.extended) return;
    const message: FileReportMessage = { uri: documents.uriOf(report.file), report, measured };
    inBackground(connection.sendNotification(serverMethods.fileReport, message));
  };
  const sendMeasured = async (report: FileReport) => {
    const open = documents.byFile(report.file)?.document.getText();
    const text = open ?? (await readFile(report.file, 'utf8').catch(() => ''));
    // While the file was read, a newer report may have gone out.
    if (reports.latest(report.file) !== report) return;
    send(report, measuredVerdicts(report, measurements.of(report, text)));
  };
  const sendReport = (report: FileReport) => {
    const isMeasured = report.functions.length > 0 && measurements.has(report.file);
    if (isMeasured) inBackground(sendMeasured(report));
    else send(report, []);
  };
  connection.onNotification(serverMethods.measured, (measurement: Measurement) => {
    for (const file of measurements.replace(measurement)) {
      const report = reports.latest(file);
      if (report !== undefined) sendReport(report);
    }
    refreshLenses();
  });
  return sendReport;
}

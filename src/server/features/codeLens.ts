import type { CodeLens } from 'vscode-languageserver/node';
import type { FunctionReport } from '../../core/index.ts';
import { clientCommands, type PositionParams, type ServerSettings } from '../../protocol/languageServer.ts';
import { hasOwnName } from '../functionPlaces.ts';
import { measuredVerdicts } from '../measured/measuredVerdicts.ts';
import { shownReport, type ServerContext } from '../serverContext.ts';
import { lensTitle } from '../text/lensTitle.ts';

/** Kind, cost and recommendation over every function that the setting lets through. */
export function registerCodeLens(context: ServerContext): void {
  context.connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    if (context.settings().codeLens === 'off') return [];
    const shown = await shownReport(context, uri, token);
    if (shown === undefined) return [];
    const measured = measuredVerdicts(shown.report, shown.measurement);
    return shown.report.functions
      .filter((report) => hasLens(report, context.settings().codeLens))
      .map((report): CodeLens => {
        const start = shown.document.positionAt(report.nameStart);
        const end = shown.document.positionAt(report.nameEnd);
        const position: PositionParams = { uri, position: start };
        const command = context.client.extended ? clientCommands.analyzeFunction : '';
        return {
          range: { start, end },
          command: {
            title: lensTitle(report, measured.find(({ name }) => name === report.name)?.text),
            command,
            arguments: [position],
          },
        };
      });
  });
}

/**
 * What has no name of its own has no lens unless all were asked for: one in the middle of an expression would move code
 * about, and one for top-level code would seem to be about the first statement.
 */
function hasLens(report: FunctionReport, setting: ServerSettings['codeLens']): boolean {
  if (setting === 'all') return true;
  return setting === 'notLight' && report.kind !== 'light' && hasOwnName(report);
}

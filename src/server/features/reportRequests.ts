import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver/node';
import { serverMethods, type PositionParams, type ServerRequests } from '../../protocol/languageServer.ts';
import { priorities } from '../engine/requestQueue.ts';
import { fileOfUri } from '../files.ts';
import { resultOf, type ServerContext } from '../serverContext.ts';

type Results = { readonly [Method in keyof ServerRequests]: ServerRequests[Method]['result'] };

/** Verdicts that a person asked for by a command; the file's verdicts are shown from then on. */
export function registerReportRequests(context: ServerContext): void {
  const { connection, engine, reports, show } = context;
  connection.onRequest(
    serverMethods.analyzeFile,
    async (
      { uri }: { readonly uri: string },
      token: CancellationToken,
    ): Promise<Results['poolwright/analyzeFile']> => {
      const file = requireFile(uri);
      show(file);
      const report = resultOf(await reports.get(file, priorities.interactive), token);
      return { uri, report };
    },
  );
  connection.onRequest(
    serverMethods.analyzeFunction,
    async (
      { uri, position }: PositionParams,
      token: CancellationToken,
    ): Promise<Results['poolwright/analyzeFunction']> => {
      const file = requireFile(uri);
      show(file);
      // The whole file first: what is shown around the function comes from it, and the engine keeps it.
      resultOf(await reports.get(file, priorities.interactive), token);
      const report = resultOf(
        await engine.request({ kind: 'function-at', file, position }, priorities.interactive, token),
        token,
      );
      return report === null ? null : { uri, report };
    },
  );
}

function requireFile(uri: string): string {
  const file = fileOfUri(uri);
  if (file === undefined)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      `${uri} is not a file on this machine, so it cannot be analysed; save it first.`,
    );
  return file;
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import type { FunctionMeasurement, RefusedMeasurement } from '../../protocol/scaling.ts';

export interface MeasureCommand {
  /** The command line's file. */
  readonly module: string;
  readonly folder: string;
  readonly file: string;
  readonly name: string;
  /** `--args …` or `--args-from …`. */
  readonly options: readonly string[];
}

/** Far more than a measurement takes. */
const mostOutputBytes = 16 * 2 ** 20;

/**
 * Measures a function by the command line, in a process of its own, with progress and a button to cancel it. `undefined` when it was
 * cancelled.
 */
export async function runMeasure(
  command: MeasureCommand,
): Promise<FunctionMeasurement | RefusedMeasurement | undefined> {
  const title = vscode.l10n.t('Measuring {0}', command.name);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const output = await run(command, token, (share, message) => {
      progress.report({ increment: share * 100, message });
    });
    if (token.isCancellationRequested) return undefined;
    // Our own command line wrote it; the page reads it field by field.
    return JSON.parse(output) as FunctionMeasurement | RefusedMeasurement;
  });
}

function run(
  { file, folder, module, name, options }: MeasureCommand,
  token: vscode.CancellationToken,
  onProgress: (share: number, message: string) => void,
): Promise<string> {
  const place = `${path.relative(folder, file)}#${name}`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [module, 'measure', place, '--format', 'json', ...options], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', POOLWRIGHT_PROGRESS: 'lines' },
    });
    const cancellation = token.onCancellationRequested(() => child.kill('SIGTERM'));
    let output = '';
    let said = '';
    let done = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > mostOutputBytes) child.kill('SIGTERM');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
      const [, rounds, of] = /measured (\d+) of (\d+) rounds\n[^]*$/.exec(text) ?? [];
      if (rounds === undefined || of === undefined) return;
      const share = Number(rounds) / Number(of);
      onProgress(share - done, vscode.l10n.t('round {0} of {1}', rounds, of));
      done = share;
    });
    child.on('error', reject);
    child.on('close', () => {
      cancellation.dispose();
      if (output !== '' || token.isCancellationRequested) resolve(output);
      else reject(new Error(lastLine(said) || vscode.l10n.t('The measurement ended without an answer.')));
    });
  });
}

/** What the command line says on wrong use, without the word that begins it. */
function lastLine(said: string): string {
  return (said.trim().split('\n').at(-1) ?? '').replace(/^error: /, '');
}

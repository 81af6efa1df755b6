import path from 'node:path';
import * as vscode from 'vscode';
import { runCli } from './profileInEditor.ts';

/** Records a run of a file as `poolwright profile` does, into a folder, and returns the profile. */
export async function recordRun(file: string, folder: string): Promise<vscode.Uri> {
  await runCli(path.dirname(file), 'profile', '--out', folder, '--', process.execPath, file);
  return vscode.Uri.file(path.join(folder, 'run.poolprofile'));
}

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

/** Profiles a file, or what is in front, and resolves with the task that ran it when that has ended. */
export async function profileInEditor(file?: vscode.Uri): Promise<vscode.Task> {
  const ended = new Promise<vscode.Task>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution: { task } }) => {
      if (task.definition.type !== 'poolwright') return;
      listener.dispose();
      resolve(task);
    });
  });
  await vscode.commands.executeCommand('poolwright.profileFile', ...(file === undefined ? [] : [file]));
  return ended;
}

/** Runs the extension's command line with VS Code's own Node. Rejects when it fails. */
export async function runCli(folder: string, ...args: readonly string[]): Promise<void> {
  const extension = vscode.extensions.getExtension('poolwright.poolwright');
  assert.ok(extension, 'VS Code does not know the extension');
  const cli = path.join(extension.extensionPath, 'dist', 'cli.cjs');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  await promisify(execFile)(process.execPath, [cli, ...args], { cwd: folder, env });
}

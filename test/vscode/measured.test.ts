import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { hoverAt, lensesOf } from './languageFeatures.ts';
import { placeOfFunction } from './openExample.ts';

/** Computes until it has been on a core for so long, however busy the machine is. */
const program = `export function spin(milliseconds) {
  const start = process.cpuUsage();
  let sum = 0;
  for (let used = 0; used < milliseconds * 1000; used = process.cpuUsage(start).user) {
    for (let step = 0; step < 100_000; step += 1) sum += Math.sqrt(step);
  }
  return sum;
}

console.log(spin(400) > 0);
`;

/** Records a run as `poolwright profile` does, and returns the profile. */
async function recordRun(file: string, folder: string): Promise<vscode.Uri> {
  const extension = vscode.extensions.getExtension('poolwright.poolwright');
  assert.ok(extension, 'VS Code does not know the extension');
  const cli = path.join(extension.extensionPath, 'dist', 'cli.cjs');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  await promisify(execFile)(
    process.execPath,
    [cli, 'profile', '--out', folder, '--', process.execPath, file],
    { env },
  );
  return vscode.Uri.file(path.join(folder, 'run.poolprofile'));
}

describe('what a profile measured', () => {
  let folder: string;
  let document: vscode.TextDocument;

  before(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'poolwright-measured-')));
    const file = path.join(folder, 'spin.mjs');
    await writeFile(file, program);
    const profile = await recordRun(file, folder);
    await vscode.commands.executeCommand('poolwright.openProfileFile', profile);
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  const lensTitle = async (): Promise<string> => {
    const [lens] = await lensesOf(document);
    return lens?.command?.title ?? '';
  };
  const measuredNow = /^predicted cpu, blocking · measured \d+ ms on the main thread, .*\d+ samples · /;

  it('stands in the lens of a function and in its hover, beside what was predicted', async () => {
    await eventually(async () => assert.match(await lensTitle(), measuredNow));
    const hover = await hoverAt(document, placeOfFunction(document, 'spin'));
    assert.match(hover, /^Predicted \*\*cpu\*\* · measured \d+ ms on the main thread, .*\d+ samples$/m);
    assert.match(hover, /^\d+ ms on a core\b/m);
    assert.match(hover, /^Run of .*spin\\?\.mjs$/m);
  });

  it('is said to be of an older version once the file was edited, and no longer when that is undone', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('cursorTop');
    await vscode.commands.executeCommand('type', { text: '// Edited.\n' });
    await eventually(async () =>
      assert.match(await lensTitle(), / · measured on an older version of this file: \d+ ms on /),
    );
    const hover = await hoverAt(document, placeOfFunction(document, 'spin'));
    assert.match(hover, /older version of this file: profile the program again\./);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), program);
    await eventually(async () => assert.match(await lensTitle(), measuredNow));
  });

  it('is told to a language server that was started again', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('poolwright.restartServer');
    await eventually(async () => assert.match(await lensTitle(), measuredNow));
  });
});

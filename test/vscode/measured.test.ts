import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { hoverAt, lensesOf } from './languageFeatures.ts';
import { placeOfFunction } from './openExample.ts';
import { profileInEditor } from './profileInEditor.ts';

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

describe('what a profile measured', () => {
  let folder: string;
  let document: vscode.TextDocument;

  before(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'poolwright-measured-')));
    const file = path.join(folder, 'spin.mjs');
    await writeFile(file, program);
    await profileInEditor(vscode.Uri.file(file));
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
  const measuredNow = /^predicted cpu, blocking · measured [\d.]+ m?s on the main thread, .*\d+ samples · /;

  it('stands in the lens of a function and in its hover, beside what was predicted', async () => {
    await eventually(async () => assert.match(await lensTitle(), measuredNow));
    const hover = await hoverAt(document, placeOfFunction(document, 'spin'));
    assert.match(hover, /^Predicted \*\*cpu\*\* · measured [\d.]+ m?s on the main thread, .*\d+ samples$/m);
    assert.match(hover, /^[\d.]+ m?s on a core\b/m);
    assert.match(hover, /^Run of .*: node spin\.mjs$/m);
  });

  it('is said to be of an older version once the file was edited, and no longer when that is undone', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// Edited.\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () =>
      assert.match(await lensTitle(), / · measured on an older version of this file: [\d.]+ m?s on /),
    );
    const hover = await hoverAt(document, placeOfFunction(document, 'spin'));
    assert.match(hover, /older version of this file: profile the program again\./);
    const back = new vscode.WorkspaceEdit();
    back.delete(document.uri, new vscode.Range(0, 0, 1, 0));
    await vscode.workspace.applyEdit(back);
    assert.equal(document.getText(), program);
    await eventually(async () => assert.match(await lensTitle(), measuredNow));
  });

  it('is told to a language server that was started again', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('poolwright.restartServer');
    await eventually(async () => assert.match(await lensTitle(), measuredNow));
  });
});

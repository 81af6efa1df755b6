import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

/** Profiles a file, or what is in front, and resolves with the task that runs it when that has ended. */
async function profile(file?: vscode.Uri): Promise<vscode.Task> {
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

describe('profiling', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'poolwright-profiling-'));
    await writeFile(path.join(folder, 'hello.js'), "console.log('hello');\n");
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('means the program of the profile that is in front when no text editor is', async () => {
    const first = await profile(vscode.Uri.file(path.join(folder, 'hello.js')));
    assert.match(first.name, /hello\.js/);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputWebview, 'The profile is not in front.');
    const again = await profile();
    assert.match(again.name, /hello\.js/);
  });
});

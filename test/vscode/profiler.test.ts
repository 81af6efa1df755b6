import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { profileInEditor } from './profileInEditor.ts';

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
    const first = await profileInEditor(vscode.Uri.file(path.join(folder, 'hello.js')));
    assert.match(first.name, /hello\.js/);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputWebview, 'The profile is not in front.');
    const again = await profileInEditor();
    assert.match(again.name, /hello\.js/);
  });
});

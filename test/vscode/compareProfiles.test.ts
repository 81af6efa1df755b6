import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { recordRun } from './recordRun.ts';

const comparisons = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('poolwright.comparison'),
    );

describe('comparing profiles', () => {
  let folder: string;
  before(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'poolwright-comparing-')));
    await writeFile(path.join(folder, 'hello.js'), "console.log('hello');\n");
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('opens the two that are selected in the explorer in a panel of their own', async () => {
    const file = path.join(folder, 'hello.js');
    const selected = [
      await recordRun(file, path.join(folder, 'before')),
      await recordRun(file, path.join(folder, 'after')),
    ];
    await vscode.commands.executeCommand('poolwright.compareProfiles', selected[0], selected);
    await eventually(() =>
      assert.deepEqual(
        comparisons().map(({ label }) => label),
        ['Comparison'],
      ),
    );
  });
});

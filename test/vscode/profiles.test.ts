import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';

/** A whole profile of a program with one thread, as short as one can be. */
const records = [
  {
    type: 'header',
    version: 1,
    startedUs: 1_000_000,
    startedAtMs: 1_700_000_000_000,
    command: ['node', 'recorded.mjs'],
    workingDirectory: '/home/me/project',
    platform: 'linux',
    coreCount: 2,
  },
  {
    type: 'lane',
    lane: '100-0',
    pid: 100,
    threadId: 0,
    role: 'main',
    name: '',
    startedUs: 1_000_000,
    nodeVersion: '20.20.2',
  },
  { type: 'lane-ended', lane: '100-0', endedUs: 2_000_000, reason: 'exit', exitCode: 0 },
  { type: 'end', endedUs: 2_000_000, exitCode: 0, signal: null },
];

const editors = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === 'poolwright.profile');

describe('profiles', () => {
  let folder: string;

  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-profiles-'));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('open in an editor that is called as the file is', async () => {
    const file = path.join(folder, 'run.poolprofile');
    await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    await vscode.commands.executeCommand('poolwright.openProfileFile', vscode.Uri.file(file));
    await eventually(() =>
      assert.deepEqual(
        editors().map(({ label }) => label),
        ['run.poolprofile'],
      ),
    );
  });

  it('open once: opening again shows the editor that is there', async () => {
    const file = vscode.Uri.file(path.join(folder, 'run.poolprofile'));
    await vscode.commands.executeCommand('poolwright.openProfileFile', file);
    await vscode.commands.executeCommand('poolwright.openProfiler');
    assert.equal(editors().length, 1);
  });

  it('open several at once, by a double click like any other file', async () => {
    const other = path.join(folder, 'other.poolprofile');
    await copyFile(path.join(folder, 'run.poolprofile'), other);
    // What a double click in the explorer does.
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(other));
    await eventually(() =>
      assert.deepEqual(
        editors().map(({ label }) => label),
        ['run.poolprofile', 'other.poolprofile'],
      ),
    );
    assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom);
  });
});

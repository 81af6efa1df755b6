import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';

/** Writes down what it was started with, and whether the collector is in it. */
const program = `
const recorded = Symbol.for('poolwright.collector') in globalThis;
const { NODE_OPTIONS: options, FROM: from } = process.env;
const [, , file, ...others] = process.argv;
require('node:fs').writeFileSync(file, JSON.stringify({ recorded, options, from, others, folder: process.cwd() }));
`;

interface Seen {
  readonly recorded: boolean;
  readonly options: string;
  readonly from?: string;
  readonly others: readonly string[];
  readonly folder: string;
}

describe('Profile Program', () => {
  let folderName: string;
  let folder: string;

  before(async () => {
    const [open] = vscode.workspace.workspaceFolders ?? [];
    if (open === undefined) throw new Error('No folder is open.');
    folderName = open.name;
    folder = path.join(open.uri.fsPath, 'with a space');
    await mkdir(folder);
    await writeFile(path.join(folder, 'program.cjs'), program);
    const scripts = { show: 'node program.cjs seen-script.json "two words"' };
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'shown', scripts }));
  });
  after(async () => {
    await vscode.workspace.getConfiguration('launch').update('configurations', undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs it, and resolves with what it wrote and the task that it ran as. */
  const profile = async (wanted: object, file: string): Promise<{ seen: Seen; task: vscode.Task }> => {
    const ended = new Promise<vscode.Task>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution: { task } }) => {
        if (task.definition.type !== 'poolwright') return;
        listener.dispose();
        resolve(task);
      });
    });
    await vscode.commands.executeCommand('poolwright.profileProgram', wanted);
    const task = await ended;
    return { seen: JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Seen, task };
  };

  it('runs an npm script, with the collector in what it starts', async () => {
    const id = `npm:${folderName}/with a space/package.json:show`;
    const { seen, task } = await profile({ id }, 'seen-script.json');
    assert.deepEqual([seen.recorded, seen.others, seen.folder], [true, ['two words'], folder]);
    assert.match(seen.options, /--require \S+collector\.cjs|--require ".+collector\.cjs"/);
    assert.equal(task.name, 'profile show');
  });

  it('runs a launch configuration, behind the NODE_OPTIONS that it sets', async () => {
    const name = 'Show what it sees';
    await vscode.workspace.getConfiguration('launch').update('configurations', [
      {
        type: 'node',
        request: 'launch',
        name,
        program: '${workspaceFolder}/with a space/program.cjs',
        cwd: '${workspaceFolder}/with a space',
        args: ['seen-launch.json', 'an argument'],
        env: { FROM: 'launch.json', NODE_OPTIONS: '--no-warnings' },
      },
    ]);
    const { seen } = await profile({ id: `launch:${folderName}:${name}` }, 'seen-launch.json');
    assert.deepEqual(
      [seen.recorded, seen.from, seen.others, seen.folder],
      [true, 'launch.json', ['an argument'], folder],
    );
    assert.match(seen.options, /--no-warnings --require /);
  });

  it('records a program that VS Code attaches its debugger to by itself', async () => {
    const settings = vscode.workspace.getConfiguration('debug.javascript');
    await settings.update('autoAttachFilter', 'always', vscode.ConfigurationTarget.Global);
    const attached: vscode.DebugSession[] = [];
    const listener = vscode.debug.onDidStartDebugSession((session) => attached.push(session));
    try {
      // VS Code's terminals get the debugger's preload by and by.
      await eventually(async () => {
        const { seen } = await profile(
          { command: 'cd "with a space" && node program.cjs seen-attached.json' },
          'seen-attached.json',
        );
        assert.match(seen.options, /js-debug.*bootloader/);
        assert.match(seen.options, /collector\.cjs/);
        assert.ok(seen.recorded);
      });
      await eventually(() => assert.ok(attached.length > 0));
    } finally {
      listener.dispose();
      await settings.update('autoAttachFilter', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('runs a line in the shell, and shows its profile', async () => {
    const line = 'cd "with a space" && node program.cjs seen-line.json $((1 + 1))';
    const { seen } = await profile({ command: line }, 'seen-line.json');
    assert.deepEqual([seen.recorded, seen.others, seen.folder], [true, ['2'], folder]);
    await eventually(() => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      assert.ok(input instanceof vscode.TabInputWebview && input.viewType.endsWith('poolwright.profiler'));
    });
  });
});

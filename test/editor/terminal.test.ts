import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { makeTemporaryFolder } from '../support/temporaryFolder.ts';

const task = {
  label: 'Write a file',
  type: 'process',
  command: 'node',
  args: ['-e', "require('fs').writeFileSync('from-task', process.version)"],
  problemMatcher: [],
};

/** A workspace with one task. */
async function workspaceWithTask(): Promise<string> {
  const folder = await makeTemporaryFolder('task');
  await mkdir(path.join(folder, '.vscode'));
  const tasks = { version: '2.0.0', tasks: [task] };
  await writeFile(path.join(folder, '.vscode', 'tasks.json'), JSON.stringify(tasks));
  return folder;
}

describe('the editor that the tests and npm start use', () => {
  const session = useEditor({ workspace: workspaceWithTask });

  it('runs commands in its terminal, with the Node of this machine', async () => {
    const { workbench, workspace } = session;
    const file = path.join(workspace, 'from-terminal');
    await workbench.terminal.runUntilFileExists('node --version > from-terminal', file);
    assert.equal((await readFile(file, 'utf8')).trim(), process.version);
  });

  it('runs tasks', async () => {
    const { workbench, workspace } = session;
    await workbench.terminal.runTask(task.label);
    const written = await eventually(() => readFile(path.join(workspace, 'from-task'), 'utf8'));
    assert.equal(written, process.version);
  });
});

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { repository } from '../support/repository.ts';
import { copyExample } from '../support/workspaceCopy.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly title: string; readonly category: string }[];
  };
}

const task = {
  label: 'Write a file',
  type: 'process',
  command: 'node',
  args: ['-e', "require('fs').writeFileSync('from-task', process.version)"],
  problemMatcher: [],
};

/** The thumbnails, with one task. */
async function workspaceWithTask(): Promise<string> {
  const folder = await copyExample('thumbnails');
  await mkdir(path.join(folder, '.vscode'));
  const tasks = { version: '2.0.0', tasks: [task] };
  await writeFile(path.join(folder, '.vscode', 'tasks.json'), JSON.stringify(tasks));
  return folder;
}

async function readManifestFile(name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(repository, name), 'utf8'));
}

/** The contributed commands as the palette shows them. */
async function contributedTitles(): Promise<string[]> {
  const { contributes } = (await readManifestFile('package.json')) as Manifest;
  const titles = (await readManifestFile('package.nls.json')) as Record<string, string>;
  return contributes.commands.map(
    ({ category, title }) => `${category}: ${titles[title.slice(1, -1)] ?? title}`,
  );
}

describe('the editor that the tests and npm start use', () => {
  const session = useEditor({ workspace: workspaceWithTask });

  it('offers every contributed command in the palette while a TypeScript file is open', async () => {
    const { workbench } = session;
    const expected = await contributedTitles();
    assert.notEqual(expected.length, 0);
    await workbench.openFile('src/resample.ts');
    await eventually(async () => {
      const offered = new Set(await workbench.quickInput.commandTitles('Poolwright: '));
      assert.deepEqual(
        expected.filter((title) => !offered.has(title)),
        [],
      );
    });
  });

  it('runs commands in its terminal, with the Node of this machine', async () => {
    const { workbench, workspace } = session;
    const file = path.join(workspace, 'from-terminal');
    // The shell makes a file before anything is in it; a renamed one is there with all it holds.
    await workbench.terminal.runUntilFileExists('node --version > part && mv part from-terminal', file);
    assert.equal((await readFile(file, 'utf8')).trim(), process.version);
  });

  it('runs tasks', async () => {
    const { workbench, workspace } = session;
    await workbench.terminal.runTask(task.label);
    await eventually(async () => {
      assert.equal(await readFile(path.join(workspace, 'from-task'), 'utf8'), process.version);
    });
  });
});

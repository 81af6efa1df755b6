import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { poolwright } from '../support/commandLine.ts';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { webviewFrame } from '../support/workbench/webviewFrame.ts';
import { copyPooledThumbnails } from '../support/workspaceCopy.ts';

/** The pooled thumbnails, with a `.cpuprofile` of each thread of a run. */
async function profiledThumbnails(): Promise<string> {
  const folder = await copyPooledThumbnails('threads');
  const command = ['node', '--import', 'tsx', 'src/main.ts'];
  const run = await poolwright(folder, 'profile', '--out', '.', '--format', 'cpuprofile', '--', ...command);
  assert.equal(run.exitCode, 0, run.stderr);
  return folder;
}

describe("a thread's .cpuprofile, in VS Code's own viewer", () => {
  const session = useEditor({ workspace: profiledThumbnails });

  it('lists the functions that ran, at their places in TypeScript', async () => {
    const { workbench, workspace } = session;
    const files = (await readdir(workspace)).filter((name) => name.endsWith('.cpuprofile'));
    const worker = files.find((name) => !name.endsWith('-0.cpuprofile'));
    assert.ok(worker !== undefined, `There is none of a worker among ${files.join(', ')}.`);
    await workbench.quickInput.openFile(path.basename(worker));
    const viewer = await webviewFrame(workbench.page, '[role=treeitem]');
    await eventually(async () => {
      const rows = await viewer.locator('[role=treeitem]').allInnerTexts();
      const row = rows.find((text) => /\bresample\b/.test(text));
      assert.match(row ?? rows.join('\n'), /resample\.ts/);
    });
    await workbench.screenshot('cpuprofile');
  });
});

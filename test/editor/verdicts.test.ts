import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { copyInstalledExample } from '../support/workspaceCopy.ts';

async function setAnalyzeOnOpen(folder: string, value: boolean): Promise<void> {
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  const settings = JSON.stringify({ 'poolwright.analyzeOnOpen': value });
  await writeFile(path.join(folder, '.vscode', 'settings.json'), settings);
}

describe('what an editor shows of a program', () => {
  const session = useEditor({
    workspace: async () => {
      const folder = await copyInstalledExample('thumbnails');
      await setAnalyzeOnOpen(folder, false);
      return folder;
    },
  });

  /** The labels of the functions in the tree, below the group of that label. */
  const functionsBelow = async (group: string): Promise<string[]> => {
    const rows = await session.workbench.sideBar.rows('Functions');
    const start = rows.findIndex(({ label }) => label === group);
    assert.notEqual(start, -1, `The tree has no group ${group}: ${JSON.stringify(rows)}`);
    const end = rows.findIndex(({ level }, index) => index > start && level === 1);
    return rows.slice(start + 1, end === -1 ? undefined : end).map(({ label }) => label);
  };

  it('shows nothing while files are not to be analysed by themselves', async () => {
    const { workbench } = session;
    await workbench.openFile('src/resample.ts');
    await workbench.sideBar.open('Poolwright');
    await eventually(async () =>
      assert.match(await workbench.sideBar.welcome('Functions'), /functions that hold the event loop/i),
    );
    assert.deepEqual(await workbench.editor.codeLenses(), []);
  });

  it('fills the tree with the functions of a file by Analyze File', async () => {
    const { workbench } = session;
    await workbench.runCommand('Poolwright: Analyze File');
    await eventually(async () =>
      assert.deepEqual(await functionsBelow('Compute on the event loop'), ['resample']),
    );
    assert.match(await eventually(() => workbench.editor.codeLensOver('function resample')), /^cpu/);
  });

  it('fills the tree with the functions of all files by Analyze Workspace', async () => {
    const { workbench } = session;
    await workbench.runCommand('Poolwright: Analyze Workspace');
    await eventually(async () => {
      const computing = await functionsBelow('Compute on the event loop');
      assert.deepEqual(
        ['resample', 'checksum', 'makeThumbnail', 'colorAt'].filter((name) => !computing.includes(name)),
        [],
      );
      const waiting = await functionsBelow('Leave the event loop free');
      assert.deepEqual(waiting, ['readImage']);
    });
    await workbench.screenshot('verdicts-workspace');
  });

  it('shows what is known of open files when they are to be analysed by themselves', async () => {
    const { workbench, workspace } = session;
    await workbench.openFile('src/main.ts');
    assert.deepEqual(await workbench.editor.codeLenses(), []);
    await setAnalyzeOnOpen(workspace, true);
    await eventually(() => workbench.editor.codeLensOver('function makeThumbnail'));
  });

  it('shows kind, cost and recommendation over a function that computes', async () => {
    const { workbench } = session;
    await workbench.openFile('src/resample.ts');
    const lens = await eventually(() => workbench.editor.codeLensOver('function resample'));
    assert.match(lens, /^cpu, blocking · O\(.*height.*width.*\) · run in a thread pool$/);
    await workbench.readmeScreenshot('code-lens');
  });

  it('shows none over light functions', async () => {
    const { workbench } = session;
    await eventually(() => workbench.editor.codeLensOver('function resample'));
    await workbench.editor.goTo(65, 1);
    await eventually(() => workbench.editor.lineInView('function linearLight'));
    assert.deepEqual(await workbench.editor.codeLenses(), []);
  });

  it('shows the kinds of what waits, and of what waits and computes', async () => {
    const { workbench } = session;
    await workbench.openFile('src/image.ts');
    const reader = await eventually(() => workbench.editor.codeLensOver('function readImage'));
    assert.match(reader, /^io · (O\(.*\) · )?leave as it is$/);
    await workbench.openFile('src/main.ts');
    const both = await eventually(() => workbench.editor.codeLensOver('function makeThumbnail'));
    assert.match(both, /^mixed, blocking · O\(.*\) · run in a thread pool$/);
  });

  it('gives the reason for a verdict in the hover', async () => {
    const { workbench } = session;
    await workbench.openFile('src/resample.ts');
    await workbench.editor.goTo(12, 18);
    const computing = await workbench.editor.hover(/resample computes and holds the event loop/);
    assert.match(computing, /a loop inside a loop, .* resample\.ts:25/);
    await workbench.screenshot('verdicts-hover');
    await workbench.openFile('src/image.ts');
    await workbench.editor.goTo(11, 25);
    const waiting = await workbench.editor.hover(
      /readImage waits for input and output without holding the event loop/,
    );
    assert.match(waiting, /readFile \(node:fs\/promises\) waits and lets the thread go image\.ts:12/);
  });

  it('says in the hover, and only there, that a function is light', async () => {
    const { workbench } = session;
    await workbench.openFile('src/format.ts');
    await workbench.editor.goTo(4, 18);
    await workbench.editor.hover(/formatLine does next to nothing/);
    assert.deepEqual(await workbench.editor.codeLenses(), []);
  });

  it('lists a function that holds the event loop of asynchronous code among the problems', async () => {
    const { workbench } = session;
    await workbench.openFile('src/resample.ts');
    await workbench.problems.open();
    await eventually(async () => {
      const messages = await workbench.problems.messages();
      const ours = messages.filter((message) => message.includes('poolwright'));
      assert.equal(ours.length, 1, JSON.stringify(messages));
      assert.match(ours[0] ?? '', /^resample computes \(O\(.*\)\) on the event loop/);
      assert.match(ours[0] ?? '', /blocking-in-async/);
    });
    await workbench.screenshot('verdicts-problems');
  });
});

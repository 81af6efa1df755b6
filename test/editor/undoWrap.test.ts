import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { signalProcess } from '../../scripts/host/processes.mjs';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { newProcessOf, ourProcesses } from '../support/hostProcesses.ts';
import { sourcesOf } from '../support/sourcesOf.ts';
import { copyInstalledExample } from '../support/workspaceCopy.ts';

const wrap = 'Run resample in a thread pool';
const undo = 'Undo the wrap of resamplePooled';

describe('taking a wrap back', () => {
  const session = useEditor({ workspace: () => copyInstalledExample('thumbnails') });
  let original: ReadonlyMap<string, string>;

  before(async () => {
    original = await sourcesOf(session.workspace);
  });

  const goToResample = async () => {
    const { editor } = session.workbench;
    await session.workbench.openFile('src/resample.ts');
    await editor.goTo(12, 18);
    await editor.hover(/Poolwright · resample/);
  };

  /** Chooses an action of *Refactor…* and waits for its preview. */
  const preview = async (title: string) => {
    const { editor, preview: shown } = session.workbench;
    await eventually(async () => {
      const offered = await editor.refactorings();
      assert.ok(offered.some((one) => one.title === title && !one.disabled));
    });
    await editor.apply(title);
    return shown.changes();
  };

  const assertUnchanged = async () => assert.deepEqual(await sourcesOf(session.workspace), original);

  const wrapped = async () => {
    const sources = await sourcesOf(session.workspace);
    assert.match(sources.get('src/main.ts') ?? '', /await resamplePooled\(/);
    assert.match(sources.get('package.json') ?? '', /"piscina"/);
  };

  it('happens to all files and package.json by one undo', async () => {
    const { workbench } = session;
    await goToResample();
    await preview(wrap);
    await workbench.preview.apply();
    await eventually(wrapped);
    await workbench.openFile('src/resample.ts');
    await workbench.editor.goTo(1, 1);
    await workbench.page.keyboard.press('Control+z');
    await eventually(async () => {
      // What is undone is not saved by itself.
      await workbench.runCommand('File: Save All Files');
      await assertUnchanged();
    });
  });

  it('is offered at the names of both functions and at a call, and previewed', async () => {
    const { workbench } = session;
    await goToResample();
    await preview(wrap);
    await workbench.preview.apply();
    await eventually(wrapped);
    for (const [file, line, column] of [
      ['src/resample.ts', 13, 18],
      ['src/resample.ts', 61, 18],
      ['src/main.ts', 18, 30],
    ] as const) {
      await workbench.openFile(file);
      await workbench.editor.goTo(line, column);
      await eventually(async () => {
        const offered = await workbench.editor.refactorings();
        const found = offered.find(({ title }) => title === undo);
        assert.deepEqual(found, { title: undo, disabled: false }, `${file}:${line}`);
      });
      if (file === 'src/main.ts') await workbench.screenshot('undo-offered');
      await workbench.page.keyboard.press('Escape');
    }
    const files = (await preview(undo)).filter(({ level }) => level === 1);
    assert.deepEqual(
      files.map(({ label }) => label),
      ['src/main.ts, making text edits', 'src/resample.ts, making text edits'],
    );
    await workbench.screenshot('undo-preview');
  });

  it('leaves the sources as they were', async () => {
    await session.workbench.preview.apply();
    await eventually(async () => {
      const sources = await sourcesOf(session.workspace);
      for (const file of ['src/main.ts', 'src/resample.ts'])
        assert.equal(sources.get(file), original.get(file), file);
    });
  });
});

describe('a wrap of files that change', () => {
  const session = useEditor({ workspace: () => copyInstalledExample('thumbnails') });

  const call = '  const thumbnail = resample(image, width);';

  /**
   * Changes a file that is not open, as another program would, while the preview is shown, and applies that once the editor
   * has heard of it. Answers with the sources as they were then.
   */
  const applyAfterChange = async (remark: string) => {
    const { page, preview } = session.workbench;
    await preview.changes();
    await preview.show('line 18, replacing resample with await resamplePooled');
    const file = path.join(session.workspace, 'src/main.ts');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(call, `${call} // ${remark}`));
    const changed = await sourcesOf(session.workspace);
    await page.locator('.monaco-diff-editor .view-line').filter({ hasText: remark }).first().waitFor();
    await preview.applyAnyway();
    assert.match(await session.workbench.dialog(), /src\/main\.ts.* has changed in the meantime/);
    await session.workbench.answerDialog('OK');
    return changed;
  };

  it('is not applied by the light bulb, although the file is not open', async () => {
    const { workbench, workspace } = session;
    await workbench.openFile('src/resample.ts');
    await workbench.editor.goTo(12, 18);
    await workbench.editor.hover(/Poolwright · resample/);
    await workbench.editor.quickFixes();
    await workbench.editor.apply(wrap);
    const changed = await applyAfterChange('Mine.');
    assert.deepEqual(await sourcesOf(workspace), changed);
  });

  it('is not applied by the command of the palette, which says what to do', async () => {
    const { workbench, workspace } = session;
    await workbench.openFile('src/resample.ts');
    await workbench.editor.goTo(12, 18);
    await workbench.runCommand('Poolwright: Run in Thread Pool');
    const changed = await applyAfterChange('Still mine.');
    await workbench.notified(
      /src\/main\.ts changed after the wrap was planned; nothing was written, run it again\./,
    );
    await workbench.screenshot('wrap-stale');
    assert.deepEqual(await sourcesOf(workspace), changed);
  });

  it('works when it is run again', async () => {
    const { workbench, workspace } = session;
    await workbench.runCommand('Poolwright: Run in Thread Pool');
    await workbench.preview.changes();
    await workbench.preview.apply();
    await eventually(async () => {
      const main = (await sourcesOf(workspace)).get('src/main.ts') ?? '';
      assert.match(main, /await resamplePooled\(image, width\); \/\/ Still mine\. \/\/ Mine\.\n/);
    });
  });
});

describe('a wrap that takes its time', () => {
  const session = useEditor({ workspace: () => copyInstalledExample('thumbnails') });

  for (const [way, choose] of [
    [
      'the light bulb',
      async () => {
        await session.workbench.editor.quickFixes();
        const compiler = await newProcessOf(session.host, ourProcesses.compiler);
        signalProcess(compiler, 'SIGSTOP');
        await session.workbench.editor.apply(wrap);
        return compiler;
      },
    ],
    [
      'the palette',
      async () => {
        const compiler = await newProcessOf(session.host, ourProcesses.compiler);
        signalProcess(compiler, 'SIGSTOP');
        await session.workbench.runCommand('Poolwright: Run in Thread Pool');
        return compiler;
      },
    ],
  ] as const)
    it(`shows that it is under way and can be cancelled: ${way}`, async () => {
      const { workbench, workspace } = session;
      const before = await sourcesOf(workspace);
      await workbench.openFile('src/resample.ts');
      await workbench.editor.goTo(12, 18);
      await workbench.editor.hover(/Poolwright · resample/);
      const compiler = await choose();
      try {
        await workbench.notified(/Planning/);
        await workbench.screenshot('wrap-progress');
        await workbench.answerNotification('Cancel');
        await eventually(async () =>
          assert.deepEqual(
            (await workbench.notifications()).filter((one) => one.includes('Planning')),
            [],
          ),
        );
      } finally {
        signalProcess(compiler, 'SIGCONT');
      }
      assert.deepEqual(await sourcesOf(workspace), before);
      await workbench.editor.hover(/Poolwright · resample/);
      assert.equal(await workbench.page.locator('.bulk-edit-panel .monaco-list-row').count(), 0);
    });
});

import assert from 'node:assert/strict';
import { copyPackages } from '../support/copyPackages.ts';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { runExample, typeCheck } from '../support/exampleProgram.ts';
import { sourcesOf } from '../support/sourcesOf.ts';
import { copyInstalledExample } from '../support/workspaceCopy.ts';

describe('moving a function into a pool', () => {
  const session = useEditor({ workspace: () => copyInstalledExample('thumbnails') });
  let expectedOutput: string;

  before(async () => {
    expectedOutput = await runExample(session.workspace);
    assert.match(expectedOutput, /^beach\.ppm .*\n(.*\n)+$/);
  });

  /** Opens a file and puts the cursor on a function that the analysis has seen. */
  const goToFunction = async (file: string, name: string, line: number, column: number) => {
    const { workbench } = session;
    await workbench.openFile(file);
    await workbench.editor.goTo(line, column);
    await workbench.editor.hover(new RegExp(`Poolwright · ${name}`));
  };

  /** The program as it is now compiles, and prints what it printed before. */
  const assertSameProgram = async () => {
    assert.equal(await typeCheck(session.workspace), '');
    assert.equal(await runExample(session.workspace), expectedOutput);
  };

  describe('into threads', () => {
    it('is offered as a quick fix on the diagnostic, for both pools', async () => {
      const { workbench } = session;
      await workbench.sideBar.hide();
      await goToFunction('src/resample.ts', 'resample', 12, 18);
      const offered = (await workbench.editor.quickFixes()).map(({ title }) => title);
      assert.deepEqual(offered.slice(0, 2), [
        'Run resample in a thread pool',
        'Run resample in a process pool',
      ]);
      await workbench.readmeScreenshot('light-bulb');
    });

    it('shows every change in the preview, and makes none before it is applied', async () => {
      const { workbench, workspace } = session;
      const before = await sourcesOf(workspace);
      await workbench.editor.apply('Run resample in a thread pool');
      const changes = await workbench.preview.changes();
      assert.deepEqual(
        changes.filter(({ level }) => level === 1).map(({ label }) => label),
        [
          'package.json, making text edits',
          'src/main.ts, making text edits',
          'Creating src/pool-worker.ts, also making text edits',
          'Creating src/pools.ts, also making text edits',
          'src/resample.ts, making text edits',
        ],
      );
      assert.deepEqual(
        changes.filter(({ ticked }) => !ticked),
        [],
      );
      const call = 'line 18, replacing resample with await resamplePooled';
      await workbench.preview.show(call);
      await workbench.readmeScreenshot('preview');
      assert.deepEqual(await sourcesOf(workspace), before);
    });

    it('changes nothing when the preview is discarded', async () => {
      const { workbench, workspace } = session;
      const before = await sourcesOf(workspace);
      await workbench.preview.discard();
      assert.deepEqual(await sourcesOf(workspace), before);
    });

    it('writes the pool files, the twin, the dependency and the callers when it is applied', async () => {
      const { workbench, workspace } = session;
      await goToFunction('src/resample.ts', 'resample', 12, 18);
      await workbench.editor.quickFixes();
      await workbench.editor.apply('Run resample in a thread pool');
      await workbench.preview.changes();
      await workbench.preview.apply();
      await eventually(async () => {
        const sources = await sourcesOf(workspace);
        assert.match(sources.get('src/pools.ts') ?? '', /^\/\/ poolwright:pools v1\n/);
        assert.match(sources.get('src/pool-worker.ts') ?? '', /^\/\/ poolwright:pools v1\n/);
        assert.match(sources.get('src/resample.ts') ?? '', /export function resamplePooled\(/);
        assert.match(sources.get('src/main.ts') ?? '', /await resamplePooled\(image, width\)/);
        assert.match(sources.get('package.json') ?? '', /"piscina": "\^5\.3\.2"/);
      });
    });

    it('says which package to install', async () => {
      const { workbench } = session;
      await workbench.notified(/now needs piscina@\^5\.3\.2, which is not installed yet\. .*: npm install/);
      await eventually(async () => assert.equal(await workbench.isBusy(), false));
    });

    it('gives a program that compiles and prints the same', async () => {
      await copyPackages(session.workspace);
      await assertSameProgram();
    });

    it('takes the problem off the list', async () => {
      const { workbench } = session;
      await workbench.problems.open();
      await eventually(async () => assert.deepEqual(await workbench.problems.messages(), []));
    });

    it('moves another function into the same pool by a command of the palette', async () => {
      const { workbench, workspace } = session;
      await goToFunction('src/checksum.ts', 'checksum', 2, 20);
      await workbench.runCommand('Poolwright: Run in Thread Pool');
      const files = (await workbench.preview.changes()).filter(({ level }) => level === 1);
      assert.deepEqual(
        files.map(({ label }) => label),
        ['src/checksum.ts, making text edits', 'src/main.ts, making text edits'],
      );
      await workbench.preview.apply();
      await eventually(async () =>
        assert.match((await sourcesOf(workspace)).get('src/main.ts') ?? '', /await checksumPooled\(/),
      );
      await assertSameProgram();
    });
  });

  describe('in a program that has no pool yet', () => {
    before(async () => session.open(await copyInstalledExample('thumbnails')));

    describe('that cannot be moved', () => {
      it('is disabled under Refactor…, and the hover says why', async () => {
        const { workbench } = session;
        await workbench.openFile('src/main.ts');
        await workbench.sideBar.hide();
        await workbench.editor.goTo(16, 20);
        const text = await workbench.editor.hover(/Poolwright · makeThumbnail/);
        assert.match(
          text,
          /In a thread pool: not possible\. .* cannot be moved to a module of its own.*\(main\.ts:22\)/,
        );
        await workbench.readmeScreenshot('refused-hover');
        const offered = await workbench.editor.refactorings();
        for (const title of ['Run makeThumbnail in a thread pool', 'Run makeThumbnail in a process pool']) {
          const found = offered.find((one) => one.title.startsWith(title));
          assert.equal(found?.disabled, true);
          assert.match(found.title, /: Loading the module calls `await readdir\(folder\)` \(main\.ts:22\)$/);
        }
        await workbench.readmeScreenshot('refused-menu');
        await workbench.page.keyboard.press('Escape');
      });

      it('is refused by the commands of the palette with the same reason, and nothing changes', async () => {
        const { workbench, workspace } = session;
        const before = await sourcesOf(workspace);
        await workbench.runCommand('Poolwright: Run in Process Pool');
        await workbench.notified(
          /cannot run in a process pool, and nothing was changed\. .* cannot be moved to a module of its own/,
        );
        assert.deepEqual(await sourcesOf(workspace), before);
      });
    });

    describe('into processes', () => {
      it('is offered by Refactor… away from a diagnostic, for both pools', async () => {
        const { workbench } = session;
        await goToFunction('src/resample.ts', 'resample', 12, 18);
        await workbench.editor.goTo(12, 3);
        const offered = await workbench.editor.refactorings();
        for (const title of ['Run resample in a thread pool', 'Run resample in a process pool'])
          assert.deepEqual(
            offered.find((one) => one.title === title),
            { title, disabled: false },
          );
      });

      it('gives a program that compiles and prints the same', async () => {
        const { workbench, workspace } = session;
        await workbench.editor.apply('Run resample in a process pool');
        const changes = await workbench.preview.changes();
        assert.deepEqual(
          changes.filter(({ ticked }) => !ticked),
          [],
        );
        await workbench.preview.apply();
        await eventually(async () => {
          const sources = await sourcesOf(workspace);
          assert.match(sources.get('src/pools.ts') ?? '', /export const runInProcessPool/);
          assert.match(sources.get('src/main.ts') ?? '', /await resamplePooled\(image, width\)/);
        });
        await copyPackages(workspace);
        await assertSameProgram();
      });
    });
  });
});

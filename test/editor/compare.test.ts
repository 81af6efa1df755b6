import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { recordRun } from '../support/recordRun.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../support/temporaryFolder.ts';
import { copyInstalledExample, copyPooledThumbnails } from '../support/workspaceCopy.ts';

/** The example as it is and with `resample` in a thread pool, a run of each recorded beside it. */
async function recordBoth(): Promise<string> {
  const folder = await makeTemporaryFolder('compared');
  const copies = {
    before: await copyInstalledExample('thumbnails'),
    after: await copyPooledThumbnails('threads'),
  };
  for (const [name, copy] of Object.entries(copies)) {
    await rename(copy, path.join(folder, name));
    await removeTemporaryFolder(copy);
    await recordRun(
      path.join(folder, name),
      path.join(folder, `${name}-run`),
      '--import',
      'tsx',
      'src/main.ts',
    );
  }
  return folder;
}

describe('a program before and after a wrap', () => {
  const session = useEditor({ workspace: recordBoth });

  it('is compared by two profiles that are chosen one after the other', async () => {
    const { workbench, workspace } = session;
    await workbench.runCommand('Poolwright: Compare Profiles…');
    await workbench.quickInput.chooseFile(
      path.join(workspace, 'before-run', 'run.poolprofile'),
      'Compare: the run before',
    );
    await workbench.quickInput.chooseFile(
      path.join(workspace, 'after-run', 'run.poolprofile'),
      'Compare: the run after',
    );
    await eventually(async () =>
      assert.match(
        await workbench.comparison.verdict(),
        /^The run took [\d.]+ m?s instead of [\d.]+ m?s: .*\. Its event loop was held for [\d.]+ m?s at most, instead of [\d.]+ m?s\.$/,
      ),
    );
  });

  it('shows that the function left the main thread, and what stands out no longer', async () => {
    const { workbench } = session;
    await eventually(async () => {
      const row = await workbench.comparison.row(/^Functions/, /^resample /);
      assert.match(row[0] ?? '', /^resample resample\.ts:\d+$/);
      assert.match(row[4] ?? '', /^[\d.]+ m?s → not seen$/);
    });
    const threads = await workbench.comparison.row(/^Lanes/, /^Worker threads Threads 0 /);
    assert.match(threads.join(' | '), /^Worker threads \| Threads \| 0 \| \d+ \| \d+ more$/);
    const findings = await workbench.comparison.findings();
    assert.ok(
      findings.some((text) => /^Gone main is held by \w+ \(resample\.ts:\d+\)/.test(text)),
      findings.join('\n'),
    );
    await workbench.sideBar.hide();
    await workbench.screenshot('comparison');
  });
});

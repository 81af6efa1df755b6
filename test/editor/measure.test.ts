import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { useEditor } from '../support/editorSession.ts';
import { eventually } from '../support/eventually.ts';
import { copyInstalledExample } from '../support/workspaceCopy.ts';

/** A picture of one pixel: what is measured is how it is made larger. */
const image = '{"width":1,"height":1,"pixels":[200,120,40]}';
const measuredMs = 100_000;
const restoredMs = 60_000;

describe('measuring a function', () => {
  const session = useEditor({ workspace: () => copyInstalledExample('thumbnails') });

  it('asks for arguments, and says what is wrong with them', async () => {
    const { workbench } = session;
    await workbench.openFile('src/resample.ts');
    await workbench.editor.goTo(12, 18);
    await workbench.runCommand('Poolwright: Measure Function');
    assert.equal(await workbench.quickInput.asked('Measure resample'), '[]');
    await eventually(async () =>
      assert.match(
        await workbench.quickInput.type(`[${image}, text]`),
        /neither JSON .* nor the path of a module/,
      ),
    );
    await eventually(async () =>
      assert.match(await workbench.quickInput.type('64'), /into brackets: \[64\]/),
    );
    await workbench.screenshot('measure-arguments');
  });

  it('shows what follows and each way to call, in a page of its own', async function () {
    this.timeout(2 * measuredMs);
    const { workbench } = session;
    await workbench.quickInput.enter(`[${image}, 400]`);
    await workbench.notified(/Measuring resample/);
    await eventually(async () => assert.match(await workbench.scaling.advice(), /\S/), measuredMs);
    const ways = await workbench.scaling.ways();
    assert.deepEqual(ways.slice(0, 2), ['directly', 'thread pool, 1 worker']);
    assert.ok(ways.includes('process pool, 1 worker'), ways.join(', '));
    assert.match(
      await workbench.scaling.text(),
      /Results are the same directly, in threads and in processes\./,
    );
    await workbench.sideBar.hide();
    await workbench.screenshot('scaling');
  });

  it('is there again after the window was loaded anew', async () => {
    const { workbench } = session;
    const before = { advice: await workbench.scaling.advice(), ways: await workbench.scaling.ways() };
    await workbench.reload();
    await eventually(async () => {
      const { scaling } = workbench;
      assert.deepEqual({ advice: await scaling.advice(), ways: await scaling.ways() }, before);
    }, restoredMs);
  });

  it('leads from there to the function', async () => {
    const { workbench } = session;
    await workbench.scaling.press('src/resample.ts');
    await workbench.page.locator('.tab.active[data-resource-name="resample.ts"]').waitFor();
  });

  it('remembers the arguments, and can be cancelled', async () => {
    const { workbench } = session;
    await workbench.editor.goTo(12, 18);
    await workbench.runCommand('Poolwright: Measure Function');
    assert.equal(await workbench.quickInput.asked('Measure resample'), `[${image}, 400]`);
    await workbench.quickInput.enter(`[${image}, 201]`);
    await workbench.notified(/Measuring resample/);
    await workbench.answerNotification('Cancel');
    await eventually(async () =>
      assert.deepEqual(
        (await workbench.notifications()).filter((one) => one.includes('Measuring')),
        [],
      ),
    );
  });

  it('says why a function cannot be measured', async () => {
    const { workbench } = session;
    // `lanczos` is not exported.
    await workbench.editor.goTo(55, 12);
    await workbench.runCommand('Poolwright: Measure Function');
    await workbench.quickInput.asked('Measure lanczos');
    await workbench.quickInput.enter('[0.5]');
    await workbench.notified(/lanczos cannot be measured\. `lanczos` is not exported/);
  });

  it('leads to the wrap that it advises, previewed', async () => {
    const { workbench } = session;
    await workbench.page.getByRole('tab', { name: /^Scaling: resample/ }).click();
    // A call holds the event loop for tens of milliseconds, so that a pool is worth it however busy the machine is.
    await workbench.scaling.runInPool();
    const files = (await workbench.preview.changes()).filter(({ level }) => level === 1);
    assert.ok(files.some(({ label }) => label.startsWith('src/resample.ts, ')));
  });

  it('says so when it was loaded anew and its measurement is gone', async () => {
    const { workbench, host } = session;
    await workbench.page.getByRole('tab', { name: /^Scaling: resample/ }).click();
    const entries = await readdir(host.data, { recursive: true, withFileTypes: true });
    const kept = entries.filter((entry) => entry.isDirectory() && entry.name === 'measurements');
    assert.equal(kept.length, 1);
    for (const { name, parentPath } of kept) await rm(path.join(parentPath, name), { recursive: true });
    await workbench.reload();
    await eventually(
      async () =>
        assert.match(
          await workbench.scaling.gone(),
          /^The measurement of resample is no longer on disk, .* Measure the function once more\.$/,
        ),
      restoredMs,
    );
  });
});

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { keyOfTask, LargeTimeline, nextTask, TaskPages } from '../../src/profile/index.ts';
import { eventually } from '../support/eventually.ts';
import type { SavedState } from '../../src/webview/panel/savedState.ts';
import { recordedBy, send, WebviewPages } from './support/pages.ts';
import { simulatedRun } from './support/simulatedRun.ts';

const run = simulatedRun();

describe('a run that is too large for the panel', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(async () => {
    const { violations, posted } = await recordedBy(page);
    await page.context().close();
    assert.deepEqual(violations, []);
    assert.deepEqual(
      posted.filter((message) => (message as { type: string }).type === 'failed'),
      [],
    );
  });

  /** The picture of lanes as it is now; '' while there is none, or it waits for boxes. */
  const picture = async () =>
    page.evaluate(async () => {
      // What has been pressed is painted with the next frame.
      for (let frame = 0; frame < 2; frame += 1)
        await new Promise((painted) => requestAnimationFrame(painted));
      const canvas = document.querySelector<HTMLCanvasElement>('#lanes');
      return canvas?.dataset['boxes'] === 'exact' ? canvas.toDataURL() : '';
    });

  const open = async (large: LargeTimeline | undefined) => {
    page = await pages.open('panel', large === undefined ? {} : { large, tasks: new TaskPages(run) });
    const timeline = large === undefined ? run : large.outline();
    await send(page, { type: 'timeline', revision: 1, timeline });
  };

  const zoomIn = async () => {
    await page.locator('#labels').focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('+');
  };

  it('looks like a small one, from afar and close up', async () => {
    await open(undefined);
    const expected: string[] = [];
    await eventually(async () => assert.notEqual(await picture(), ''));
    await eventually(async () => assert.match(await page.locator('header').innerText(), /33\stasks/));
    expected.push(await settled());
    await zoomIn();
    expected.push(await settled());
    await page.context().close();

    await open(new LargeTimeline(run));
    await eventually(async () => assert.equal(await picture(), expected[0]));
    await zoomIn();
    await eventually(async () => assert.equal(await picture(), expected[1]));
  });

  it('lists all tasks, however few of them the picture shows alone, in the order asked for', async () => {
    await open(new LargeTimeline(run));
    await eventually(async () =>
      assert.match(await page.locator('header').innerText(), /5\slanes · 33\stasks/),
    );
    await showTasks();
    const inOrder = await taskRows();
    await page.locator('#task-table').getByRole('button', { name: 'Ran' }).click();
    await eventually(async () => {
      const sorted = await taskRows();
      assert(sorted.length > 0);
      assert.notDeepEqual(sorted, inOrder);
      assert.equal(await taskCount(), 33);
    });
  });

  it('finds by the filter what is not in sight, and goes there', async () => {
    await open(new LargeTimeline(run));
    await zoomIn();
    await showTasks();
    const name = run.tasks.names[run.tasks.nameIndex[run.tasks.count - 1] ?? 0] ?? '';
    const count = run.tasks.nameIndex.filter((index) => run.tasks.names[index] === name).length;
    await page.keyboard.press('/');
    await page.keyboard.type(name);
    await eventually(async () => assert.equal(await taskCount(), count));
    const tab = page.locator('vscode-tab-header', { hasText: 'Tasks' });
    assert.match(await tab.innerText(), new RegExp(`^Tasks\\s*${count} of 33$`));
    await page.locator('#task-table tbody tr[id]').last().click();
    await eventually(async () => {
      const { state } = await recordedBy(page);
      const { selectedTask, view } = state as SavedState;
      assert.equal(selectedTask?.name, name);
      assert(view.kind === 'window' && view.startUs <= selectedTask.queuedUs);
      assert(view.endUs > selectedTask.queuedUs);
      assert.equal(await page.locator('#task-table tr.selected').count(), 1);
    });
  });

  it('steps by keys to tasks of which it was never sent any, and back', async () => {
    await open(new LargeTimeline(run));
    await eventually(async () => assert.notEqual(await picture(), ''));
    await zoomIn();
    await page.keyboard.press('Home');
    const walk = { lane: -1, matches: null, window: { startUs: 0, endUs: run.durationUs } };
    const steps: number[] = [];
    for (let task = nextTask(run, -1, 1, walk); task >= 0; task = nextTask(run, task, 1, walk))
      steps.push(task);
    const press = async (key: string, task: number) => {
      await page.keyboard.press(key);
      await eventually(async () => assert.deepEqual(await selectedKey(), keyOfTask(run, task)));
      await eventually(async () => {
        const { view } = (await recordedBy(page)).state as SavedState;
        const startedUs = run.tasks.startedUs[task] ?? Number.NaN;
        assert(view.kind === 'window' && view.startUs <= startedUs && view.endUs >= startedUs);
      });
    };
    assert(steps.length > 20);
    for (const task of steps) await press('Enter', task);
    for (const task of steps.toReversed().slice(1)) await press('Shift+Enter', task);
    await page.keyboard.press('Shift+Enter');
    await eventually(async () =>
      assert.match(await page.locator('#announcer').innerText(), /no earlier task/),
    );
    await page.keyboard.press('Escape');
    await eventually(async () => assert.equal(await selectedKey(), null));
  });

  const selectedKey = async () => ((await recordedBy(page)).state as SavedState | null)?.selectedTask ?? null;

  const showTasks = async () => {
    await page.locator('vscode-tab-header', { hasText: 'Tasks' }).click();
    await eventually(async () => assert.equal(await taskCount(), 33));
    await eventually(async () => assert.notDeepEqual(await taskRows(), []));
  };

  /** The heading is a row, too. */
  const taskCount = async () =>
    Number(await page.locator('#task-table table').getAttribute('aria-rowcount')) - 1;

  /** What stands in the rows in sight of the table of tasks; none while something is still asked for. */
  async function taskRows(): Promise<string[]> {
    const rows = await page.locator('#task-table tbody tr[id]').allInnerTexts();
    return rows.some((row) => row.includes('…')) ? [] : rows;
  }

  async function settled(): Promise<string> {
    await eventually(async () => assert.notEqual(await picture(), ''));
    return picture();
  }
});

/** What the panel says of functions: findings, flame chart and table, with a service that answers. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { AnalysisAnswer, AnalysisQuestion } from '../../src/protocol/index.ts';
import { freshState } from '../../src/webview/panel/savedState.ts';
import { recordedBy, send, type PageOptions } from './support/pages.ts';
import { colorAt, colorsIn, eventually, rgb, themeOf } from './support/pixels.ts';
import { simulatedPredictions } from './support/simulatedPredictions.ts';
import { examinationOf } from './support/simulatedProfile.ts';
import { simulatedRun } from './support/simulatedRun.ts';
import { usePages } from './support/usePages.ts';

const timeline = simulatedRun();

interface Ask {
  readonly type: string;
  readonly question?: AnalysisQuestion;
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const shadeOf = (cell: Locator) => cell.evaluate((element) => getComputedStyle(element).backgroundColor);

describe('the panel about functions', () => {
  const pages = usePages();
  let page: Page;

  async function show(options: PageOptions = {}): Promise<void> {
    const examination = examinationOf(timeline);
    const service = (question: AnalysisQuestion) => examination.answer(question);
    page = await pages.open('panel', { width: 1440, height: 900, service, ...options });
    await send(page, { type: 'timeline', revision: 1, timeline });
    await eventually(
      () => page.locator('#function-table tbody tr').count(),
      (rows) => rows > 3,
      'the functions should be there',
    );
    await eventually(
      async () => (await colorsIn(page, 'flame', { x: 0, y: 0, width: 300, height: 40 })).size,
      (colors) => colors > 1,
      'the flame chart should be painted',
    );
  }
  const posted = async () => (await recordedBy(page)).posted as readonly Ask[];
  const ordered = async () => (await posted()).filter(({ type }) => type !== 'ask' && type !== 'ready');
  const names = () => page.locator('#function-table tbody td:first-child').allInnerTexts();
  const heading = () => page.locator('.flame-head h2').innerText();

  it('says what to do first, worst first, and shows the lanes and the time that prove it', async () => {
    await show();
    const findings = page.getByRole('region', { name: 'Findings' }).getByRole('listitem');
    assert.match(
      await findings.first().innerText(),
      /main is held by mergeResults \(merge\.ts:23\).*Run it in a pool\./s,
    );
    await findings.first().getByRole('button', { name: /^Show/ }).click();
    await eventually(
      heading,
      (text) => plain(text) === 'main · 75 ms – 248 ms',
      'the heading should name what is shown',
    );
    const selected = page.getByRole('option', { selected: true });
    assert.equal(await selected.count(), 1);
    await eventually(
      names,
      (found) => !found.some((name) => name.startsWith('weights')),
      'functions of main only',
    );
  });

  it('leads from a finding to the source and to the wrap', async () => {
    await show();
    await page.getByRole('button', { name: 'mergeResults (merge.ts:23)', exact: true }).click();
    await page.getByRole('button', { name: /^Run in a thread pool/ }).click();
    const place = {
      name: 'mergeResults',
      url: 'file:///home/me/thumbnails/src/merge.ts',
      line: 23,
      column: 1,
    };
    assert.deepEqual(await ordered(), [
      { type: 'go-to', fn: place, action: 'show' },
      { type: 'go-to', fn: place, action: 'run-in-thread-pool' },
    ]);
  });

  it('tells how long functions were on a core, waited and were blocked, and what that makes them', async () => {
    await show();
    const grid = page.getByRole('grid', { name: 'Functions' });
    const row = grid.getByRole('row', { name: 'readFileSync' });
    const cells = (await row.locator('td').allInnerTexts()).map(plain);
    assert.equal(cells[0], 'readFileSync node:fs:441');
    assert.match(cells[6] ?? '', /^[\d.]+ ms$/);
    assert.match(cells[2] ?? '', /^(io|mixed) \d+ % sure$|^not enough data$/);
  });

  const cellsOf = async (name: string) => {
    const row = page.getByRole('grid', { name: 'Functions' }).getByRole('row', { name }).first();
    return (await row.locator('td').allInnerTexts()).map((text) =>
      plain(text).replaceAll(/\s+/g, ' ').trim(),
    );
  };
  const titlesOf = async (name: string) => {
    const row = page.getByRole('grid', { name: 'Functions' }).getByRole('row', { name }).first();
    return row.locator('td').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''));
  };
  const groups = () => page.locator('#function-table tr.group').allInnerTexts();

  it('says what was predicted beside what was measured, and lists first where that differs', async () => {
    await show();
    assert.deepEqual(await groups(), ['Your code', 'Packages and WebAssembly', 'Node, V8 and the profiler']);
    assert.equal((await cellsOf('mergeResults'))[1], '–', 'nothing is known yet');
    await send(page, { type: 'predictions', files: simulatedPredictions });
    await eventually(groups, ([first]) => first === 'Measured otherwise than predicted', 'the first group');
    assert.match((await names())[0] ?? '', /^readConfig/);
    assert.deepEqual((await cellsOf('readConfig')).slice(1, 3), ['light', 'io · disagrees']);
    assert.match((await titlesOf('readConfig'))[2] ?? '', /measured io, not light$/);
    assert.deepEqual((await cellsOf('mergeResults')).slice(1, 3), ['cpu', 'cpu 100 % sure']);
    assert.equal((await cellsOf('encodeArchive'))[1], 'mixed changed since');
    assert.equal((await cellsOf('loadPlugins'))[1], 'not analysed');
    assert.match((await titlesOf('loadPlugins'))[1] ?? '', /is in no folder of this window/);
    assert.equal((await cellsOf('deflateSync'))[1], '–');
    await send(page, {
      type: 'predictions',
      files: simulatedPredictions
        .filter(({ urls }) => urls[0]?.endsWith('config.ts'))
        .map((file) => ({
          ...file,
          status: 'changed',
          functions: file.functions.map((fn) => ({ ...fn, disagreement: null })),
        })),
    });
    await eventually(groups, ([first]) => first === 'Your code', 'no disagreement any more');
  });

  it('marks a disagreement only where the part of the run that is shown says the same', async () => {
    await show();
    const other = simulatedPredictions.map((file) => ({
      ...file,
      functions: file.functions.map((fn) => ({
        ...fn,
        disagreement: fn.name === 'mergeResults' ? { measured: 'io', text: 'measured io, not cpu' } : null,
      })),
    }));
    await send(page, { type: 'predictions', files: other });
    await eventually(
      () => cellsOf('mergeResults'),
      (cells) => cells[1] === 'cpu',
      'the prediction',
    );
    assert.equal((await cellsOf('mergeResults'))[2], 'cpu 100 % sure');
    assert.deepEqual((await groups())[0], 'Your code');
  });

  it('says once why nothing is predicted, where no file is in this window', async () => {
    await show();
    const reason = '/elsewhere/a.ts is in no folder of this window.';
    const files = simulatedPredictions.map(({ urls }) => ({
      urls,
      status: 'not-analysed',
      reason,
      functions: [],
    }));
    await send(page, { type: 'predictions', files });
    await page.getByText(`Predicted: ${reason} The same goes for 8 more files of the profile.`).waitFor();
    assert.equal((await cellsOf('mergeResults'))[1], '–');
  });

  it('goes from row to row over the headings of groups, and to columns that are out of sight', async () => {
    await show({ width: 1000 });
    await page.getByRole('grid', { name: 'Functions' }).focus();
    const selected = () => page.locator('#function-table tr.selected td:first-child').allInnerTexts();
    await page.keyboard.press('End');
    const last = await selected();
    await page.keyboard.press('Home');
    const [first] = await selected();
    assert.equal(first, (await names())[0]);
    await page.keyboard.press('ArrowUp');
    assert.deepEqual(await selected(), [first], 'a heading is no row');
    const seen = new Set<string>();
    for (let step = 0; step < 25; step += 1) {
      for (const name of await selected()) seen.add(name);
      await page.keyboard.press('ArrowDown');
    }
    assert.equal(seen.size, 20);
    assert.deepEqual(await selected(), last);
    const nameLeft = () =>
      page
        .locator('#function-table th')
        .first()
        .evaluate((head) => head.getBoundingClientRect().left);
    const samplesRight = () =>
      page
        .locator('#function-table th')
        .last()
        .evaluate((head) => head.getBoundingClientRect().right);
    const before = [await nameLeft(), await samplesRight()];
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
    assert.equal(await nameLeft(), before[0], 'names stay in sight');
    assert.ok((await samplesRight()) < (before[1] ?? 0));
    assert.ok((await samplesRight()) <= 1000);
  });

  it('is of the lane and the time that are selected', async () => {
    await show();
    await page.getByRole('option', { name: /worker 1/ }).click();
    await eventually(heading, (text) => plain(text) === 'worker 1 · 2.40 s', 'one lane');
    await page.getByRole('option', { name: /worker 2/ }).click({ modifiers: ['Control'] });
    await eventually(heading, (text) => plain(text) === 'worker 1 and worker 2 · 2.40 s', 'both lanes');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await eventually(heading, (text) => text.includes(' – '), 'a part of the time');
    const asked = await eventually(
      async () =>
        (await posted()).flatMap(({ question }) => (question?.kind === 'functions' ? [question.scope] : [])),
      (scopes) => (scopes.at(-1)?.startUs ?? 0) > 0,
      'the service should be asked about it',
    );
    assert.deepEqual(asked.at(-1)?.lanes, ['8120-1', '8120-2']);
    await page.getByRole('button', { name: 'Whole run', exact: true }).click();
    await eventually(heading, (text) => plain(text) === 'All lanes · 2.40 s', 'the whole run');
  });

  it('sorts functions, opens one from the table by its link and by Enter, and marks it in the chart', async () => {
    await show();
    await page.getByRole('columnheader', { name: 'Function' }).getByRole('button').click();
    assert.deepEqual((await names()).slice(0, 2), ['(program)', 'collect main.ts:52']);
    await page.getByRole('button', { name: 'thumbnail', exact: true }).click();
    await page.getByRole('grid', { name: 'Functions' }).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(
      (await ordered()).map(({ type }) => type),
      ['go-to', 'go-to'],
    );
    const { edge } = themeOf('dark').flame.own;
    await eventually(
      () => colorAt(page, 'flame', 200, 21),
      (color) => color === rgb(edge),
      'thumbnail is marked',
    );
  });

  it('tells in a tooltip and to a screen reader what a box is, and opens its source', async () => {
    await show();
    await page.locator('#flame').hover({ position: { x: 200, y: 25 } });
    assert.match(
      plain((await page.locator('#tooltip').textContent()) ?? ''),
      /thumbnail.*src\/tile\.ts:41.*of what is shown.*Click to open/s,
    );
    await page.locator('#flame').click({ position: { x: 200, y: 25 } });
    assert.deepEqual((await ordered()).length, 1);
    await page.getByRole('group', { name: 'Flame chart' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    assert.match(
      (await page.locator('#announcer').textContent()) ?? '',
      /^resample, level 3: total .* called by thumbnail\.$/,
    );
    await page.keyboard.press('Enter');
    assert.deepEqual((await ordered()).length, 2);
    const table = page.getByRole('table', { name: 'Flame chart' });
    assert.match((await table.getByRole('row', { name: /^sinc/ }).textContent()) ?? '', /sinc\s*5\s*lanczos/);
  });

  it('shows one call after the other, along the time axis of one lane', async () => {
    await show();
    await page.getByRole('radio', { name: 'In order' }).click();
    await eventually(
      () => page.getByRole('radio', { name: 'In order', checked: true }).count(),
      (count) => count === 1,
      'the order of time',
    );
    assert.match(await heading(), /^main · /);
    const { runtime } = themeOf('dark').flame;
    await eventually(
      async () =>
        (await colorsIn(page, 'flame', { x: 0, y: 0, width: 500, height: 70 })).has(rgb(runtime.fill)),
      (has) => has,
      'reading the configuration',
    );
  });

  it('filters functions, tasks and lanes with one field', async () => {
    await show();
    await page.keyboard.press('/');
    await page.keyboard.type('kernel.ts');
    await eventually(names, (found) => found.length === 3, 'three functions');
    assert.match(await page.getByRole('tab', { name: /Functions/ }).innerText(), /3 of 20/);
    await eventually(
      () => colorAt(page, 'flame', 100, 3),
      (color) => color === rgb(themeOf('dark').flame.passed.fill),
      'what does not match steps back',
    );
    await page.keyboard.press('Escape');
    await eventually(names, (found) => found.length > 3, 'all functions');
  });

  it('tells who sends to whom and what lanes wait for, and leads to both lanes', async () => {
    await show();
    await page.getByRole('tab', { name: /Messages/ }).click();
    await page.getByRole('radio', { name: 'Table' }).click();
    const messages = page.getByRole('grid', { name: 'Messages' });
    const cells = async (grid: Locator, row: number) =>
      (await grid.getByRole('row').nth(row).locator('td').allInnerTexts()).map(plain);
    const [from, to, count, bytes, clone, share] = await cells(messages, 1);
    assert.deepEqual([from, to], ['worker 2', 'main'], 'most cloned first');
    assert.match(count ?? '', /^\d+$/);
    assert.match(bytes ?? '', /^[\d.]+ MiB$/);
    assert.match(clone ?? '', /^[\d.]+ ms$/);
    assert.match(share ?? '', /^\d+ %$/);
    assert.match(
      plain((await messages.getByRole('row').nth(1).locator('td').nth(3).getAttribute('title')) ?? ''),
      /MiB, estimated from \d+ % of the messages$/,
    );
    const unknown = messages.getByRole('row', { name: /not known/ });
    assert.equal(await unknown.count(), 1, 'nobody told where a port leads');

    const waits = page.getByRole('grid', { name: 'Waits' });
    assert.deepEqual(await cells(waits, 1), ['main', 'fetch', '12', '1.10 s', '184 ms', 'always']);
    await waits.getByRole('columnheader', { name: 'Longest' }).getByRole('button').click();
    assert.deepEqual((await cells(waits, 1)).slice(0, 2), ['main', 'files']);

    await messages.focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await messages.getByRole('row', { selected: true }).count(), 1);
    await page.keyboard.press('Enter');
    assert.match((await page.locator('#announcer').textContent()) ?? '', /^Selected: worker 2 and main\.$/);
    assert.equal(await page.getByRole('option', { selected: true }).count(), 2);
    assert.equal(await page.getByRole('tab', { name: /Messages/, selected: true }).count(), 1);

    await page.keyboard.press('/');
    await page.keyboard.type('worker 1');
    await eventually(
      () => page.getByRole('tab', { name: /Messages/ }).innerText(),
      (text) => text.includes('2 of 9'),
      'there and back',
    );
    assert.match(await page.locator('#wait-table').innerText(), /No wait matches the filter/);
    await page.keyboard.press('Escape');
    await eventually(
      () => messages.evaluate((table) => table === document.activeElement),
      (isFocused) => isFocused,
      'the keyboard goes on in the table',
    );
  });

  it('shows who sends to whom as a matrix, where few lanes take part', async () => {
    await show();
    await page.getByRole('tab', { name: /Messages/ }).click();
    const matrix = page.getByRole('grid', { name: 'Clone time by sender and receiver' });
    assert.deepEqual(await matrix.getByRole('rowheader').allInnerTexts(), [
      'main',
      'worker 1',
      'worker 2',
      'process 8124',
      'process 8131',
    ]);
    const most = matrix.getByRole('gridcell', {
      name: /^worker 2 to main: \d+ messages, about .* MiB, .* ms cloning, /,
    });
    assert.match(plain(await most.innerText()), /^[\d.]+ ms$/);
    const none = matrix.getByRole('gridcell', { name: 'worker 1 to worker 2: no messages' });
    assert.equal(await none.innerText(), '', 'nothing went there');
    const little = matrix.getByRole('gridcell', { name: /^main to worker 1: / });
    assert.notEqual(await shadeOf(most), await shadeOf(little));

    await matrix.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    assert.match((await page.locator('#announcer').textContent()) ?? '', /^Selected: worker 2 and main\.$/);
    await page.keyboard.press('/');
    await page.keyboard.type('8124');
    await eventually(
      () => matrix.getByRole('rowheader').count(),
      (count) => count === 2,
      'there and back',
    );
    await page.keyboard.press('Escape');
    await eventually(
      () => matrix.evaluate((table) => table === document.activeElement),
      (isFocused) => isFocused,
      'the keyboard goes on in the matrix',
    );
    await page.getByRole('radio', { name: 'Table' }).click();
    assert.equal(await matrix.count(), 0);
    assert.equal(((await recordedBy(page)).state as { messagesAs: string }).messagesAs, 'table');
  });

  it('says what is left out of the messages, and shows no matrix of many lanes', async () => {
    const examination = examinationOf(timeline);
    await show({
      service: (question) => {
        const answer = examination.answer(question);
        if (answer.kind !== 'messages') return answer;
        const { traffic } = answer;
        const cloneMs = traffic.cloneMs + 500;
        return { ...answer, traffic: { ...traffic, directionCount: 5432, cloneMs, waitCount: 3000 } };
      },
    });
    await page.getByRole('tab', { name: /Messages/ }).click();
    assert.equal(await page.getByRole('radio', { name: 'Matrix' }).count(), 0);
    const remarks = await page.locator('.traffic .remark').allInnerTexts();
    assert.match(
      plain(remarks[0] ?? ''),
      /^9 of 5,432 directions are shown, .* together were for 500 ms of /,
    );
    assert.match(plain(remarks[1] ?? ''), /^\d of 3,000 kinds of waits are shown/);
  });

  it('asks for an export in the format that is chosen from its menu', async () => {
    await show();
    const open = page.getByRole('button', { name: 'Export' });
    await open.click();
    await page.getByRole('button', { name: /^CPU profiles/ }).click();
    assert.deepEqual(await ordered(), [{ type: 'export', format: 'cpuprofile' }]);
    const menu = page.locator('#export-menu');
    assert.equal(await menu.isVisible(), false);
    await open.focus();
    await page.keyboard.press('Enter');
    assert.equal(await menu.isVisible(), true);
    await page.keyboard.press('Escape');
    assert.equal(await menu.isVisible(), false);
  });

  it('lists all keys', async () => {
    await show();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys of the profiler' });
    assert.equal(await dialog.count(), 1);
    assert.match(await dialog.innerText(), /fit: show the whole run/);
    await page.keyboard.press('Escape');
    assert.equal(await dialog.count(), 0);
  });

  it('says why there are no functions', async () => {
    const empty = examinationOf({ ...timeline, lanes: [] });
    page = await pages.open('panel', { service: (question) => empty.answer(question), state: freshState });
    await send(page, { type: 'timeline', revision: 1, timeline });
    await eventually(
      () => page.locator('#function-table').innerText(),
      (text) => text.includes('profiled without sampling'),
      'the reason',
    );
    assert.match(await page.getByRole('region', { name: 'Findings' }).innerText(), /Nothing stands out/);
  });

  it('takes hostile names as text', async () => {
    const name = '<img src=x onerror="document.title=1">';
    const hostile = { name, url: 'javascript:alert(1)', line: 1, column: 1 };
    const examination = examinationOf(timeline);
    const service = (question: AnalysisQuestion): AnalysisAnswer => {
      const answer = examination.answer(question);
      switch (answer.kind) {
        case 'findings':
          return {
            ...answer,
            findings: answer.findings.map((finding) => ({ ...finding, message: name, fn: hostile })),
          };
        case 'messages': {
          const { traffic } = answer;
          return {
            ...answer,
            traffic: { ...traffic, messages: traffic.messages.map((row) => ({ ...row, to: name })) },
          };
        }
        case 'functions':
          return {
            ...answer,
            functions: { ...answer.functions, functions: answer.functions.functions.map(() => hostile) },
          };
        case 'call-tree':
          return { ...answer, tree: { ...answer.tree, functions: answer.tree.functions.map(() => hostile) } };
        case 'charts':
          return { ...answer, charts: answer.charts.map((chart) => ({ ...chart, id: name })) };
        default:
          return answer satisfies never;
      }
    };
    await show({ service });
    assert.match(await page.getByRole('region', { name: 'Findings' }).innerText(), /<img src=x/);
    assert.match((await names())[0] ?? '', /^<img src=x/);
    assert.equal(await page.locator('img, a[href]').count(), 0);
    assert.equal(
      await page.getByRole('button', { name: /<img/ }).count(),
      1,
      'the finding can be shown, its URL not opened',
    );
  });
});

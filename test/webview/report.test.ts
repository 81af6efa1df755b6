import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import {
  functionTable,
  laneFigures,
  messageTable,
  waitTable,
  TimelineBuilder,
  toReportHtml,
} from '../../src/profile/index.ts';
import type { Finding, ProfileRecord, RunFacts } from '../../src/profile/index.ts';
import { launchChromium } from '../support/chromium.ts';

const second = 1_000_000;
const threads = ['100-0', '100-1'] as const;

/** A main thread that parses and a worker that is blocked, 4 s each. */
const records: ProfileRecord[] = [
  {
    type: 'header',
    version: 1,
    startedUs: 0,
    startedAtMs: 0,
    command: ['node', 'server.js'],
    workingDirectory: '/app',
    platform: 'linux',
    coreCount: 2,
  },
  ...threads.flatMap((lane, threadId): ProfileRecord[] => {
    const place = { lane, atUs: 4 * second };
    const cpuUs = threadId === 0 ? 4 * second : 0;
    return [
      {
        type: 'lane',
        lane,
        pid: 100,
        threadId,
        role: threadId === 0 ? 'main' : 'thread',
        name: '',
        startedUs: 0,
        nodeVersion: '24.0.0',
      },
      { type: 'usage', lane, atUs: 0, cpuUs: 0, waitingForCoreUs: 0, loopIdleUs: 0 },
      { type: 'usage', ...place, cpuUs, waitingForCoreUs: 0, loopIdleUs: 0 },
      {
        type: 'functions',
        ...place,
        first: 0,
        names: ['parse'],
        urls: ['file:///app/parse.js'],
        lines: [3],
        columns: [1],
      },
      { type: 'call-nodes', ...place, first: 0, functions: [0], parents: [-1] },
      { type: 'samples', ...place, startUs: 0, nodes: [0], counts: [4_000], lengthsUs: [4 * second] },
    ];
  }),
  { type: 'end', endedUs: 4 * second, exitCode: 0, signal: null },
];
const findings: readonly Finding[] = [
  {
    code: 'main-thread-held',
    message: 'main is held by parse.',
    advice: 'Run it in a pool.',
    lanes: [0],
    startUs: 0,
    endUs: 1_000_000,
    lostMs: 1_000,
  },
];

function factsOf(): RunFacts {
  const builder = new TimelineBuilder();
  for (const record of records) builder.add(record);
  const { lanes } = builder.overview();
  return {
    timeline: builder.snapshot(false),
    functions: functionTable(lanes),
    figures: laneFigures(lanes),
    messages: messageTable(lanes),
    waits: waitTable(lanes),
    samples: lanes.map(({ lane }) => lane.samples),
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

describe('report.html, opened as a file', () => {
  let browser: Browser;
  let folder: string;
  let page: Page;
  const trouble: string[] = [];

  before(async () => {
    browser = await launchChromium();
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    const file = path.join(folder, 'report.html');
    await writeFile(file, toReportHtml(factsOf(), findings, hash));
    const context = await browser.newContext({ offline: true, javaScriptEnabled: true });
    page = await context.newPage();
    page.on('console', (message) => trouble.push(message.text()));
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) trouble.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks for nothing and breaks no rule of its policy, which lets its style through', async () => {
    assert.deepEqual(trouble, []);
    const columns = page.getByRole('columnheader', { name: 'Self' });
    assert.equal(await columns.evaluate((element) => getComputedStyle(element).textAlign), 'right');
  });

  it('runs no script that somebody brings into it', async () => {
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="document.title = 1">')`,
    );
    const script = `{ const made = document.createElement('script'); made.textContent = 'document.title = 2'; document.body.append(made); }`;
    await page.evaluate(script);
    assert.equal(await page.title(), 'node server.js – Poolwright');
  });

  it('has headings, a picture with a description, and tables with headed rows and columns', async () => {
    for (const name of ['Findings', 'Timeline', 'Lanes', 'Functions']) {
      assert.equal(await page.getByRole('heading', { level: 2, name, exact: true }).count(), 1);
    }
    assert.equal(await page.getByRole('img', { name: 'What each lane did over time' }).count(), 1);
    assert.equal(await page.getByRole('listitem').filter({ hasText: 'main is held by parse.' }).count(), 1);
    const rows = page.getByRole('table', { name: '2 lanes, in ms' }).getByRole('row');
    assert.equal(await rows.count(), 3);
    assert.match((await page.getByRole('row', { name: /^main/ }).textContent()) ?? '', /4000/);
    assert.equal(await page.getByRole('rowheader', { name: 'parse' }).count(), 1);
  });

  it('draws each lane in the colour of what it did', async () => {
    const bars = page.locator('svg[role=img] rect');
    assert.deepEqual(await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('class'))), [
      'javascript',
      'blocked',
    ]);
    const fills = await bars.evaluateAll((all) => all.map((bar) => getComputedStyle(bar).fill));
    assert.equal(new Set(fills).size, 2);
  });

  it('is reached by the keyboard, the wide tables included', async () => {
    const reached: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate<string>(
          `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`,
        ),
      );
    }
    assert.deepEqual(reached, ['Skip to the functions', '2 lanes, in ms', '1 function, in ms']);
  });
});

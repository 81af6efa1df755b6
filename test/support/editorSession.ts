import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, windowOptions } from './chromium.ts';
import { repository, testResults } from './repository.ts';
import { startTestHost, type TestHost, type TestHostOptions } from './testHost.ts';
import { removeTemporaryFolder } from './temporaryFolder.ts';
import { Workbench } from './workbench/Workbench.ts';

/** What a suite that drives the editor asks for. */
export interface EditorSessionOptions extends Partial<TestHostOptions> {
  /** Makes the folder that is opened; it is removed afterwards. */
  readonly workspace: () => Promise<string>;
}

/** A running editor; every member throws outside of the tests of its suite. */
export interface EditorSession {
  readonly workbench: Workbench;
  readonly host: TestHost;
  /** The opened folder, absolute. */
  readonly workspace: string;
  /** Opens another folder in a window of its own and closes the one before, as a fresh start of VS Code would. */
  readonly open: (workspace: string) => Promise<void>;
}

interface Running {
  readonly browser: Browser;
  readonly host: TestHost;
  page: Page;
  workbench: Workbench;
  workspace: string;
}

/**
 * Gives the suite that calls it a VS Code of its own, open on a folder, for all its tests, with the extension of this
 * repository in it unless `extension` is another. A failed test leaves a
 * screenshot and the logs; whatever was started is ended in every case.
 */
export function useEditor(options: EditorSessionOptions): EditorSession {
  const workspaces: string[] = [];
  let browser: Browser | undefined;
  let host: TestHost | undefined;
  let running: Running | undefined;

  const openWindow = async (workspace: string): Promise<void> => {
    workspaces.push(workspace);
    if (browser === undefined || host === undefined) notStarted();
    const page = await browser.newPage(windowOptions);
    const workbench = await Workbench.open(page, host.address({ folder: workspace }));
    await running?.page.context().close();
    running = { browser, host, page, workbench, workspace };
  };

  before(async () => {
    const workspace = await options.workspace();
    workspaces.push(workspace);
    host = await startTestHost({ workspaceTrust: false, extension: repository, ...options });
    browser = await launchChromium();
    await openWindow(workspace);
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const folder = path.join(testResults, 'editor', this.currentTest.fullTitle().replaceAll(/[^\w-]+/g, '-'));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await running?.page.screenshot({ path: path.join(folder, 'screenshot.png') });
    await host?.saveLogs(folder);
    console.log(`A screenshot and the logs are in ${path.relative(repository, folder)}.`);
  });

  after(async () => {
    await browser?.close();
    await host?.stop();
    for (const workspace of new Set(workspaces)) await removeTemporaryFolder(workspace);
  });

  return {
    get workbench() {
      return (running ?? notStarted()).workbench;
    },
    get host() {
      return (running ?? notStarted()).host;
    },
    get workspace() {
      return (running ?? notStarted()).workspace;
    },
    open: openWindow,
  };
}

function notStarted(): never {
  throw new Error('The editor is not running: use it inside of `it`.');
}

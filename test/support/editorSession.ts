import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, viewport } from './chromium.ts';
import { repository, testResults } from './repository.ts';
import { startTestHost, type TestHost, type TestHostOptions } from './testHost.ts';
import { removeTemporaryFolder } from './temporaryFolder.ts';
import { Workbench } from './workbench/Workbench.ts';

/** What a suite that drives the editor asks for. */
export interface EditorSessionOptions extends Partial<TestHostOptions> {
  /** Makes the folder that is opened; it is removed afterwards. */
  readonly workspace: () => Promise<string>;
  /** Load the extension from this repository (default), or use what `prepare` installed. */
  readonly development?: boolean;
}

/** A running editor; every member throws outside of the tests of its suite. */
export interface EditorSession {
  readonly workbench: Workbench;
  readonly host: TestHost;
  /** The opened folder, absolute. */
  readonly workspace: string;
}

/**
 * Gives the suite that calls it a VS Code of its own, open on a folder, for all its tests. A failed test leaves a
 * screenshot and the logs; whatever was started is ended in every case.
 */
export function useEditor(options: EditorSessionOptions): EditorSession {
  let browser: Browser | undefined;
  let host: TestHost | undefined;
  let page: Page | undefined;
  let workbench: Workbench | undefined;
  let workspace: string | undefined;

  before(async () => {
    workspace = await options.workspace();
    host = await startTestHost({ workspaceTrust: false, ...options });
    browser = await launchChromium();
    page = await browser.newPage({ viewport });
    const extension = options.development === false ? {} : { extension: repository };
    workbench = await Workbench.open(page, host.address({ folder: workspace, ...extension }));
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const folder = path.join(testResults, 'editor', this.currentTest.fullTitle().replaceAll(/[^\w-]+/g, '-'));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await page?.screenshot({ path: path.join(folder, 'screenshot.png') });
    await host?.saveLogs(folder);
    console.log(`A screenshot and the logs are in ${path.relative(repository, folder)}.`);
  });

  after(async () => {
    await browser?.close();
    await host?.stop();
    if (workspace !== undefined) await removeTemporaryFolder(workspace);
  });

  return {
    get workbench() {
      return workbench ?? notStarted();
    },
    get host() {
      return host ?? notStarted();
    },
    get workspace() {
      return workspace ?? notStarted();
    },
  };
}

function notStarted(): never {
  throw new Error('The editor is not running: use it inside of `it`.');
}

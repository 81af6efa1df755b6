import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { recordedBy, WebviewPages } from './pages.ts';

type Open = WebviewPages['open'];

/** Pages for the tests of the `describe` that calls this. After each test, the page must have kept to its policy, and is closed. */
export function usePages(): { readonly open: Open } {
  let pages: WebviewPages;
  let page: Page;
  before(async () => {
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(async () => {
    const { violations } = await recordedBy(page);
    await page.context().close();
    assert.deepEqual(violations, [], 'the page broke its Content Security Policy');
  });
  return {
    open: async (...parameters: Parameters<Open>) => {
      page = await pages.open(...parameters);
      return page;
    },
  };
}

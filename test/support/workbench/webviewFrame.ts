import type { FrameLocator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';

/**
 * The content of the webview that has something matching `selector` in it. VS Code lays all webviews over the workbench,
 * each two frames deep, and nothing outside of them tells which view they belong to.
 */
export async function webviewFrame(page: Page, selector: string): Promise<FrameLocator> {
  return eventually(async () => {
    const count = await page.locator('iframe.webview.ready').count();
    for (let index = 0; index < count; index++) {
      const outer = page.locator('iframe.webview.ready').nth(index).contentFrame();
      const content = outer.locator('#active-frame').contentFrame();
      if ((await content.locator(selector).count()) > 0) return content;
    }
    throw new Error(`None of the ${count} webviews in view has ${selector} in it.`);
  });
}

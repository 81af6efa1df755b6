import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/**
 * Runs in the page: texts that are cut off without an ellipsis, or with one and without a title that has the whole; and
 * controls that lie beside the page, where nobody can scroll to.
 */
const readClipped = `(() => {
  const found = [];
  let seen = 0;
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join('');
      if (own === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.visually-hidden, .tooltip, style, [popover]:not(:popover-open)')) continue;
      seen += 1;
      const style = getComputedStyle(element);
      const isCut = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const isSaid = style.textOverflow === 'ellipsis' && element.closest('[title]') !== null;
      if (isCut && !isSaid) found.push('cut: ' + own);
      const { left, right } = element.getBoundingClientRect();
      const scrolls = element.closest('.table-scroll, .lanes, .scroll') !== null;
      if (!scrolls && (left < 0 || right > innerWidth)) found.push('beside the page: ' + own);
    }
  };
  visit(document);
  return { found, seen };
})()`;

/** What a person in a narrow panel cannot read. */
export async function clippedTexts(page: Page): Promise<readonly string[]> {
  const { found, seen } = await page.evaluate<{ found: readonly string[]; seen: number }>(readClipped);
  assert(seen > 5, 'there should be texts to look at');
  return found;
}

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { contrast, over, parseColor, type Rgba } from '../../../src/webview/shared/color.ts';

interface PaintedText {
  readonly text: string;
  readonly color: string;
  /** From the element outwards to the page. */
  readonly backgrounds: readonly string[];
}

/** Runs in the page: every text in sight with its colour and what lies behind it, shadow roots included. */
const readTexts = `(() => {
  const found = [];
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join('');
      const isSeen = element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden, .tooltip, style');
      if (own === '' || !isSeen) continue;
      const backgrounds = [];
      for (let at = element; at; at = parentOf(at)) backgrounds.push(getComputedStyle(at).backgroundColor);
      found.push({ text: own, color: getComputedStyle(element).color, backgrounds });
    }
  };
  visit(document);
  return found;
})()`;

const opaqueBehind = ({ backgrounds }: PaintedText): Rgba =>
  backgrounds
    .map((background) => parseColor(background) ?? { red: 0, green: 0, blue: 0, alpha: 0 })
    .toReversed()
    .reduce((behind, color) => over(color, behind), { red: 255, green: 255, blue: 255, alpha: 1 });

/** Texts that do not reach the 4.5 of WCAG 2.2 AA. */
export async function tooFaint(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate<readonly PaintedText[]>(readTexts);
  assert(texts.length > 5, 'there should be texts to look at');
  return texts.flatMap((painted) => {
    const behind = opaqueBehind(painted);
    const ratio = contrast(over(parseColor(painted.color) ?? behind, behind), behind);
    return ratio < 4.5 ? [`${painted.text}: ${ratio.toFixed(2)}`] : [];
  });
}

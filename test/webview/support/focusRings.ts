import type { Page } from 'playwright-core';
import { contrast, over, parseColor, type Rgba } from '../../../src/webview/shared/color.ts';

interface Ringed {
  readonly name: string;
  readonly isList: boolean;
  /** Colours of lines around the element that has the focus, or around what stands for it. */
  readonly lines: readonly string[];
}

/** Runs in the page: what has the focus, and every line that is drawn because of it. */
const readFocused = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return null;
  const lines = [];
  const add = (at, pseudo) => {
    const style = getComputedStyle(at, pseudo);
    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) lines.push(style.outlineColor);
    if (pseudo && style.content !== 'none') lines.push(style.backgroundColor);
  };
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host ?? null) {
    add(at);
    if (at.localName === 'vscode-textfield') lines.push(getComputedStyle(at.shadowRoot.querySelector('.root')).borderTopColor);
  }
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) add(inner);
  add(element, '::after');
  const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
  if (active) for (const at of [active, ...active.querySelectorAll('td')]) {
    add(at);
    const style = getComputedStyle(at);
    if (style.borderTopStyle !== 'none') lines.push(style.borderTopColor);
  }
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
  const isList = ['grid', 'listbox'].includes(element.getAttribute('role'));
  return { name: element.localName + ' ' + name, isList, lines };
})()`;

/** Goes through the page by Tab; returns how many elements had the focus, and those around which no line can be seen. */
export async function unringed(
  page: Page,
  ground: string,
): Promise<{ readonly count: number; readonly names: readonly string[] }> {
  const background = parseColor(ground) ?? { red: 0, green: 0, blue: 0, alpha: 1 };
  const isSeen = (line: string): boolean => {
    const color: Rgba | undefined = parseColor(line);
    return color !== undefined && contrast(over(color, background), background) >= 3;
  };
  const names: string[] = [];
  let count = 0;
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    let focused = await page.evaluate<Ringed | null>(readFocused);
    if (focused === null) break;
    count += 1;
    if (focused.isList) {
      // In a list the line is around what is selected.
      await page.keyboard.press('ArrowDown');
      focused = (await page.evaluate<Ringed | null>(readFocused)) ?? focused;
    }
    if (!focused.lines.some(isSeen)) names.push(`${focused.name}: ${focused.lines.join(' ')}`);
  }
  return { count, names };
}

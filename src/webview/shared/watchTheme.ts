import { readTheme, themeKindOf, type Theme } from './theme.ts';

/** The variable that holds the page's own background: an editor's or the side bar's. */
export type Ground = 'editor-background' | 'sideBar-background';

/** The theme as the page has it now. */
export function currentTheme(ground: Ground): Theme {
  const style = getComputedStyle(document.documentElement);
  return readTheme(themeKindOf(document.body.classList), ground, (name) =>
    style.getPropertyValue(`--vscode-${name}`).trim(),
  );
}

/**
 * Calls `changed` with the new theme whenever VS Code changes it: it swaps a class on `body` and rewrites the variables
 * in the `style` of `html`, in two steps, so both are watched. Returns what ends the watch.
 */
export function watchTheme(changed: (theme: Theme) => void, ground: Ground): () => void {
  const observer = new MutationObserver(() => changed(currentTheme(ground)));
  observer.observe(document.body, { attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  return () => observer.disconnect();
}

import { readTheme, themeKindOf, type Theme } from './theme.ts';

/** The theme as the page has it now. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  return readTheme(themeKindOf(document.body.classList), (name) =>
    style.getPropertyValue(`--${name}`).trim(),
  );
}

/**
 * Calls `changed` with the new theme whenever VS Code changes it: it swaps a class on `body` and rewrites the variables
 * in the `style` of `html`, in two steps, so both are watched. Returns what ends the watch.
 */
export function watchTheme(changed: (theme: Theme) => void): () => void {
  const observer = new MutationObserver(() => changed(currentTheme()));
  observer.observe(document.body, { attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  return () => observer.disconnect();
}

import type { Theme } from '../shared/theme.ts';
import { setThemeVariables } from '../shared/themeVariables.ts';
import { currentTheme, watchTheme } from '../shared/watchTheme.ts';
import { elementOf } from './elementOf.ts';
import { listenForShortcuts } from './pageShortcuts.ts';

/** The panel stands on the colour of an editor. */
export const ground = 'editor-background';

/** What happens to the page as a whole. */
export interface PageEvents {
  readonly themed: (theme: Theme) => void;
  readonly resized: () => void;
  readonly showKeys: () => void;
}

/** Follows the theme, the page's size and the keys that mean the same everywhere. */
export function listenToPage(scroller: HTMLElement, { themed, resized, showKeys }: PageEvents): void {
  watchTheme((theme) => {
    setThemeVariables(theme);
    themed(theme);
  }, ground);
  setThemeVariables(currentTheme(ground));
  new ResizeObserver(resized).observe(scroller);
  listenForShortcuts({ '/': goToFilter, '?': showKeys });
}

/** With what it filters in sight: in a low panel that lies below the page's edge. */
function goToFilter(): void {
  const filter = elementOf('filter', HTMLElement);
  filter.focus();
  filter.closest('.tables')?.scrollIntoView({ block: 'nearest' });
}

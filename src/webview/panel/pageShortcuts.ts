/** Keys that mean the same anywhere on the page, except where a person is typing. */
export function listenForShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.composedPath().some((target) => target instanceof HTMLInputElement);
    const run = Object.hasOwn(shortcuts, event.key) ? shortcuts[event.key] : undefined;
    if (run === undefined || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    run();
  });
}

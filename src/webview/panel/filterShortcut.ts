/** `/` anywhere on the page, except where a person is typing. */
export function listenForSlash(pressed: () => void): void {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.composedPath().some((target) => target instanceof HTMLInputElement);
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    pressed();
  });
}

/** The one place that talks to VS Code. `acquireVsCodeApi` may be called once a page. */
export interface Host<Out> {
  post(message: Out): void;
  /** What an earlier life of this page kept; untrusted, because an older version of the page may have written it. */
  readState(): unknown;
  writeState(state: unknown): void;
}

export function connectHost<Out>(received: (message: unknown) => void): Host<Out> {
  const api = acquireVsCodeApi<unknown>();
  window.addEventListener('message', (event) => received(event.data));
  return {
    // VS Code's own function: it goes to the extension host only and takes no origin.
    post: (message) => api.postMessage(message),
    readState: () => api.getState(),
    writeState: (state) => void api.setState(state),
  };
}

import { css } from 'lit';

/** The page as a whole, its header and its notices. Spacing counts in fours. */
export const pageStyles = css`
  body {
    background: var(--vscode-editor-background);
  }
  main {
    height: 100vh;
    overflow: hidden auto;
    display: flex;
    flex-direction: column;
  }
  [hidden] {
    display: none !important;
  }

  header {
    display: flex;
    align-items: center;
    gap: 16px;
    padding: 12px 16px 10px;
    flex: none;
  }
  header .heading {
    flex: 1;
    min-width: 0;
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 2px 16px;
  }
  h1 {
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    max-width: 100%;
  }
  header .facts {
    margin: 0;
    display: flex;
    gap: 4px 12px;
    color: var(--poolwright-dim);
    white-space: nowrap;
    flex-wrap: wrap;
  }
  .notices {
    padding: 0 16px 8px;
    flex: none;
  }
  .notices ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .notices li {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    padding: 2px 0;
    line-height: 18px;
  }
  .notices .icon {
    flex: none;
    margin-top: 1px;
  }
  .notices .warning .icon {
    color: var(--poolwright-waiting);
  }
  .notices .error .icon {
    color: var(--poolwright-error);
  }
  .notices summary {
    cursor: pointer;
    color: var(--vscode-textLink-foreground);
    padding: 2px 0;
  }

  .empty,
  .empty-state {
    color: var(--poolwright-dim);
    padding: 12px 8px;
    margin: 0;
  }
  .empty-state {
    padding: 40px 16px;
    text-align: center;
    flex: 1;
  }

  .splitter {
    flex: none;
    height: 5px;
    margin-top: -2px;
    margin-bottom: -2px;
    cursor: row-resize;
    position: relative;
    z-index: 1;
    touch-action: none;
  }
  .splitter::after {
    content: '';
    position: absolute;
    inset: 2px 0;
    background: var(--poolwright-line);
  }
  .splitter:hover::after,
  .splitter:focus-visible::after {
    inset: 0;
    background: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder));
  }
  .splitter:focus-visible {
    outline: none;
  }
`;

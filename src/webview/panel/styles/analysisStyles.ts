import { css } from 'lit';

/** Flame chart on the left, functions on the right; one above the other where that is too narrow. */
export const analysisStyles = css`
  .analysis-panel {
    container-type: inline-size;
  }
  .analysis {
    height: 100%;
    display: grid;
    /* In a window of usual width, of the functions all that says what their time went into is in sight. */
    grid-template-columns: minmax(0, 1fr) clamp(700px, 65%, 980px);
    grid-template-rows: auto minmax(0, 1fr) auto;
    column-gap: 20px;
  }
  .analysis > .functions {
    grid-column: 2;
    grid-row: 1 / -1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  .functions .table-scroll {
    flex: 1;
    min-height: 0;
    height: auto;
  }
  .functions .remark {
    flex: none;
    margin: 0;
    padding: 4px 6px;
    line-height: 18px;
    color: var(--poolwright-dim);
  }
  .flame-head {
    display: flex;
    align-items: center;
    gap: 10px;
    height: 28px;
    min-width: 0;
    white-space: nowrap;
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .flame-head h2 {
    margin: 0;
    font-size: var(--vscode-font-size, 13px);
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .flame-head .space {
    flex: 1;
  }
  .choice {
    display: flex;
    flex: none;
    border: 1px solid var(--poolwright-line);
    border-radius: 4px;
    overflow: hidden;
  }
  .choice button {
    all: unset;
    padding: 0 8px;
    line-height: 18px;
    cursor: pointer;
    color: var(--poolwright-dim);
  }
  .choice button:hover {
    color: var(--vscode-foreground);
  }
  .choice button[aria-checked='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground, var(--vscode-foreground));
    box-shadow: inset 0 0 0 1px var(--vscode-contrastActiveBorder, transparent);
  }
  .choice button:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .flame-scroll {
    position: relative;
    overflow: hidden auto;
    min-height: 0;
  }
  .flame-scroll canvas {
    position: sticky;
    top: 0;
  }
  .flame-scroll .empty {
    position: absolute;
    inset: 0 auto auto 0;
    padding-left: 0;
  }
  .flame-legend {
    gap: 2px 10px;
    font-size: 11px;
    line-height: 18px;
    padding: 4px 0;
  }
  .key.flame-own {
    background: var(--poolwright-flame-own);
    border: 1px solid var(--poolwright-flame-own-edge);
  }
  .key.flame-package {
    background: var(--poolwright-flame-package);
    border: 1px solid var(--poolwright-flame-package-edge);
  }
  .key.flame-runtime {
    background: var(--poolwright-flame-runtime);
    border: 1px solid var(--poolwright-flame-runtime-edge);
  }
  .key.flame-garbage {
    background: var(--poolwright-flame-garbage);
    border: 1px solid var(--poolwright-flame-garbage-edge);
  }
  /* Where there is no room for both, how many samples it is of wraps into a line that nobody sees. */
  .flame-what {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    height: 28px;
    line-height: 28px;
    min-width: 0;
    overflow: hidden;
  }
  .flame-what h2 {
    max-width: 100%;
  }
  .flame-head .sample-count {
    color: var(--poolwright-dim);
  }
  #function-table table {
    /* What the other columns take, and a name with its place. */
    min-width: 972px;
  }
  #function-table td,
  #function-table th button {
    padding: 0 6px;
  }
  /* One above the other they need more room than a short panel has: then the page scrolls. */
  @media (max-width: 1012px) {
    .tables {
      min-height: 360px;
    }
    .timeline {
      flex-shrink: 0;
    }
    .lanes {
      max-height: 36vh;
    }
  }
  @container (max-width: 980px) {
    .analysis {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 2fr) auto minmax(0, 3fr);
    }
    .analysis > .functions {
      grid-column: 1;
      grid-row: 4;
      border-top: 1px solid var(--poolwright-line);
    }
  }
`;

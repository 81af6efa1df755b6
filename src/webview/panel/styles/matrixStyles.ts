import { css } from 'lit';

/** Who sends to whom, warmer where cloning took longer. */
export const matrixStyles = css`
  .traffic-head {
    display: flex;
    align-items: center;
    gap: 10px;
    flex: none;
    min-height: 28px;
  }
  .traffic-head .space {
    flex: 1;
  }
  .traffic .remark {
    flex: none;
    margin: 0;
    padding: 2px 0 4px;
    line-height: 18px;
    color: var(--poolwright-dim);
  }
  .traffic table.matrix {
    width: auto;
    min-width: 0;
    table-layout: auto;
  }
  .matrix th {
    max-width: 120px;
    padding: 0 8px;
    font-size: 11px;
    color: var(--poolwright-dim);
  }
  .matrix th span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .matrix tbody th {
    height: 24px;
    border-bottom: 0;
    font-size: inherit;
    color: var(--vscode-foreground);
    z-index: 1;
  }
  .matrix td {
    min-width: 68px;
    border: 1px solid var(--vscode-editor-background);
    cursor: default;
  }
  .matrix td.current {
    border: 1px dotted var(--vscode-contrastActiveBorder, var(--poolwright-dim));
  }
  table.matrix:focus-visible td.current {
    border: 0;
    outline: 2px solid var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    outline-offset: -2px;
  }
  .heat-key {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-size: 11px;
    color: var(--poolwright-dim);
    white-space: nowrap;
  }
  .heat-key .heat {
    width: 12px;
    height: 12px;
  }
`;

import { css } from 'lit';

/** The card beside the pointer. */
export const tooltipStyles = css`
  .tooltip {
    position: fixed;
    z-index: 10;
    pointer-events: none;
    max-width: 320px;
    padding: 6px 10px 8px;
    border: 1px solid var(--vscode-editorHoverWidget-border, var(--poolwright-line));
    border-radius: 5px;
    background: var(--vscode-editorHoverWidget-background, var(--vscode-editor-background));
    color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    font-size: 12px;
    line-height: 18px;
  }
  .tooltip dl {
    display: grid;
    grid-template-columns: auto auto;
    gap: 0 12px;
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .tooltip dt {
    color: var(--poolwright-dim);
  }
  .tooltip dd {
    margin: 0;
  }
  .tooltip dd.whole {
    grid-column: 1 / -1;
    color: var(--poolwright-dim);
  }
`;

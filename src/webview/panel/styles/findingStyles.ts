import { css } from 'lit';

/** Findings: a mark, a sentence, and what can be done. */
export const findingStyles = css`
  .findings {
    flex: none;
    padding: 0 16px 8px;
    max-height: 30vh;
    overflow: hidden auto;
  }
  .findings ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .finding {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    margin: 0 -8px;
    padding: 3px 8px;
    border-radius: 4px;
    cursor: pointer;
    line-height: 18px;
  }
  .finding:hover {
    background: var(--poolwright-row-hovered);
    color: var(--poolwright-row-hovered-text);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .finding p,
  .findings .nothing {
    margin: 0;
    min-width: 0;
    flex: 1;
  }
  .findings .nothing {
    display: flex;
    gap: 10px;
    align-items: center;
    line-height: 18px;
  }
  .finding .advice {
    margin-left: 4px;
  }
  .finding:hover .advice {
    color: var(--poolwright-row-hovered-dim);
  }
  .finding:hover .link {
    color: var(--poolwright-row-hovered-link);
  }
  .finding-actions {
    flex: none;
    display: flex;
    gap: 16px;
    margin-left: 16px;
  }
  .findings summary {
    cursor: pointer;
    color: var(--vscode-textLink-foreground);
    padding: 3px 0 3px 20px;
  }
  .mark {
    flex: none;
    width: 10px;
    height: 10px;
    margin-top: 4px;
    box-sizing: border-box;
    border-radius: 50%;
    background: var(--poolwright-blocked);
  }
  .mark.notable {
    background: var(--poolwright-waiting);
    border-radius: 0;
    transform: rotate(45deg) scale(0.85);
  }
  .mark.fine {
    background: var(--poolwright-reply);
    margin-top: 0;
  }
  .code {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.95em;
  }
`;

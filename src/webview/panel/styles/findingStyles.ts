import { css } from 'lit';

/** Findings: a mark, a sentence, and what can be done. */
export const findingStyles = css`
  .findings {
    flex: none;
    padding: 0 16px 8px;
    max-height: 30vh;
    overflow: auto;
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
    background: var(--vscode-list-hoverBackground);
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
  .link {
    all: unset;
    cursor: pointer;
    color: var(--vscode-textLink-foreground);
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground, var(--vscode-textLink-foreground));
    text-decoration: underline;
  }
  .link:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  .link.strong {
    font-weight: 600;
  }
  .code {
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.95em;
  }
`;

import { css } from 'lit';

/** The comparison: one column that is read from top to bottom. Spacing counts in fours. */
export const pageStyles = css`
  body {
    background: var(--vscode-editor-background);
  }
  main {
    height: 100vh;
    overflow: hidden auto;
    box-sizing: border-box;
    padding: 16px 24px 40px;
  }
  header,
  section,
  .runs,
  .problem {
    max-width: 1080px;
    margin: 0 auto 28px;
  }
  header {
    display: flex;
    gap: 24px;
    align-items: flex-start;
    justify-content: space-between;
    margin-bottom: 20px;
  }
  h1 {
    margin: 0;
    font-size: 1.3em;
    font-weight: 600;
  }
  h2 {
    margin: 0 0 8px;
    font-size: 1.08em;
    font-weight: 600;
  }
  .verdict {
    margin: 6px 0 0;
    font-size: 1.15em;
    line-height: 1.5;
  }
  .swap {
    flex: none;
    padding: 4px 12px;
    font: inherit;
    cursor: pointer;
    color: var(--vscode-button-secondaryForeground, var(--vscode-foreground));
    background: var(--vscode-button-secondaryBackground, transparent);
    border: 1px solid var(--vscode-button-border, var(--poolwright-line));
    border-radius: 2px;
  }
  .swap:hover {
    background: var(--vscode-button-secondaryHoverBackground, var(--vscode-list-hoverBackground));
  }
  .count,
  .facts,
  .unknown,
  .advice {
    color: var(--poolwright-dim);
    font-weight: normal;
  }
  .count {
    margin-left: 8px;
    font-size: 0.92em;
  }
  .remarks ul {
    list-style: none;
    margin: 0;
    padding: 2px 12px;
    color: var(--poolwright-dim);
    border-left: 2px solid var(--poolwright-line);
    line-height: 1.6;
  }
`;

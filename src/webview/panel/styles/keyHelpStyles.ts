import { css } from 'lit';

/** The dialog with all keys. */
export const keyHelpStyles = css`
  dialog {
    box-sizing: border-box;
    width: min(780px, calc(100vw - 32px));
    max-height: calc(100vh - 32px);
    overflow: auto;
    padding: 12px 20px 20px;
    border: 1px solid var(--vscode-editorWidget-border, var(--poolwright-line));
    border-radius: 6px;
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
    box-shadow: 0 4px 16px var(--vscode-widget-shadow, transparent);
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.35);
  }
  dialog form {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  dialog h2 {
    margin: 0;
    font-size: 1.1em;
    font-weight: 600;
  }
  dialog h3 {
    margin: 0 0 6px;
    padding-top: 14px;
    font-size: 1em;
    font-weight: 600;
  }
  .key-columns {
    columns: 2 300px;
    column-gap: 32px;
  }
  .key-columns section {
    break-inside: avoid;
  }
  .key-columns dl {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr);
    gap: 4px 8px;
    margin: 0;
    line-height: 20px;
  }
  .key-columns dt {
    display: flex;
    gap: 4px;
    align-items: flex-start;
  }
  .key-columns dd {
    margin: 0;
  }
  kbd {
    font: inherit;
    font-size: 11px;
    line-height: 16px;
    min-width: 16px;
    box-sizing: border-box;
    text-align: center;
    padding: 0 4px;
    margin-top: 1px;
    border: 1px solid var(--vscode-keybindingLabel-border, var(--poolwright-line));
    border-radius: 3px;
    background: var(--vscode-keybindingLabel-background, transparent);
    color: var(--vscode-keybindingLabel-foreground, inherit);
  }
`;

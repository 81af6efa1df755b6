import { css } from 'lit';

/** The buttons that compare and export, and the menu below the latter. */
export const menuStyles = css`
  .menu-button {
    all: unset;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px 3px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  .menu-button[popovertarget] {
    anchor-name: --export;
  }
  .menu-button:hover {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
    outline-offset: -1px;
  }
  .menu-button:focus-visible,
  .menu button:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .menu {
    position-anchor: --export;
    position: fixed;
    inset: auto;
    top: anchor(bottom);
    right: anchor(right);
    margin: 4px 0 0;
    padding: 4px;
    list-style: none;
    border: 1px solid var(--vscode-menu-border, var(--vscode-contrastBorder, var(--poolwright-line)));
    border-radius: 5px;
    background: var(--vscode-menu-background, var(--vscode-editor-background));
    color: var(--vscode-menu-foreground, var(--vscode-foreground));
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }
  .menu button {
    all: unset;
    box-sizing: border-box;
    width: 100%;
    display: flex;
    gap: 24px;
    justify-content: space-between;
    padding: 3px 10px;
    border-radius: 3px;
    line-height: 18px;
    cursor: pointer;
  }
  .menu button:hover {
    background: var(--vscode-list-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .menu .dim {
    font-size: 11px;
  }
`;

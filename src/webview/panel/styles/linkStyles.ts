import { css } from 'lit';

/** Buttons that lead somewhere. */
export const linkStyles = css`
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
`;

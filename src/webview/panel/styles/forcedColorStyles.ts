import { css } from 'lit';

/** Where the system chooses the colours: what says something by its colour keeps it, and what is selected has a line. */
export const forcedColorStyles = css`
  @media (forced-colors: active) {
    .key,
    .mark,
    .status-dot,
    .heat,
    td .bar span,
    .splitter::after {
      forced-color-adjust: none;
    }
    .lane-label.selected,
    tbody tr.selected td {
      border-block: 1px dotted CanvasText;
    }
    table:focus-visible tbody tr.selected td {
      border-block: 1px solid Highlight;
    }
    .choice button[aria-checked='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    vscode-tab-header[active] {
      border-bottom-color: Highlight;
    }
  }
`;

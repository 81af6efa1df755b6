import { css } from 'lit';

/** The tables and their tabs. */
export const tableStyles = css`
  .tables {
    flex: 1;
    min-height: 150px;
    display: flex;
    flex-direction: column;
  }
  vscode-tabs {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    padding: 4px 16px 0;
  }
  vscode-tab-panel {
    min-height: 0;
    overflow: hidden;
    background: none;
  }
  /* The element's own line is as thin as the one below all tabs, and in some themes of its colour. */
  vscode-tab-header {
    padding-bottom: 2px;
  }
  vscode-tab-header[active] {
    padding-bottom: 0;
    border-bottom: 2px solid
      var(--vscode-contrastActiveBorder, var(--vscode-panelTitle-activeBorder, var(--vscode-focusBorder)));
  }
  body.vscode-high-contrast vscode-tab-header[active] {
    border-bottom-width: 4px;
  }
  .count {
    margin-left: 8px;
    color: var(--poolwright-dim);
    font-variant-numeric: tabular-nums;
  }
  .filter vscode-textfield {
    width: 240px;
  }
  .filter .icon {
    color: var(--poolwright-dim);
    margin-left: 4px;
  }

  .table-scroll {
    height: 100%;
    overflow: auto;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
    width: 100%;
    min-width: 760px;
    outline: none;
    font-variant-numeric: tabular-nums;
  }
  /* More columns than a narrow panel has room for: it scrolls. */
  #lane-table table {
    min-width: 1840px;
  }
  th {
    position: sticky;
    top: 0;
    padding: 0;
    height: 28px;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--poolwright-line);
    text-align: left;
    font-weight: normal;
    z-index: 1;
  }
  th button {
    all: unset;
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 2px;
    width: 100%;
    height: 100%;
    padding: 0 8px;
    cursor: pointer;
    color: var(--poolwright-dim);
    font-size: 11px;
  }
  th button span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  th button .icon {
    flex: none;
    margin: 0 -2px;
  }
  th.number button {
    justify-content: flex-end;
  }
  th[aria-sort='ascending'] button,
  th[aria-sort='descending'] button,
  th button:hover {
    color: var(--vscode-foreground);
  }
  th button:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -2px;
  }
  tbody tr {
    height: 24px;
    cursor: default;
  }
  td {
    box-sizing: border-box;
    padding: 0 8px;
    height: 24px;
    line-height: 24px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td.number,
  th.number {
    text-align: right;
  }
  tr:not(.selected) td.unknown {
    color: var(--poolwright-dim);
  }
  td.sticky,
  th.sticky,
  tr.group th span {
    position: sticky;
    left: 0;
  }
  td.sticky {
    background: var(--vscode-editor-background);
  }
  th.sticky {
    z-index: 2;
  }
  td.disagrees {
    color: var(--poolwright-warning);
    font-weight: 600;
  }
  tr.group th {
    position: static;
    padding: 0 6px;
    height: 24px;
    background: none;
    border: 0;
    font-size: 11px;
    color: var(--poolwright-dim);
    vertical-align: bottom;
  }
  td .detail {
    margin-left: 4px;
    font-size: 11px;
    color: var(--poolwright-dim);
  }
  tbody tr:hover td {
    background: var(--poolwright-row-hovered);
    color: var(--poolwright-row-hovered-text);
  }
  tbody tr:hover td .detail,
  tbody tr:hover:not(.selected) td.unknown {
    color: var(--poolwright-row-hovered-dim);
  }
  tbody tr.selected td {
    background: var(--poolwright-row-selected);
    color: var(--poolwright-row-selected-text);
  }
  tbody tr.selected td .link {
    color: var(--poolwright-row-selected-link);
  }
  tbody tr.selected td .detail {
    color: var(--poolwright-row-selected-dim);
  }
  /* High contrast tells by lines; cells have them, since one that stays in sight would lie over those of its row. */
  tbody tr.selected td {
    border-block: 1px dotted var(--vscode-contrastActiveBorder, transparent);
    line-height: 22px;
  }
  table:focus-visible tbody tr.selected td {
    background: var(--poolwright-row-focused);
    color: var(--poolwright-row-focused-text);
  }
  table:focus-visible tbody tr.selected td :is(.detail, .link) {
    color: inherit;
  }
  table:focus-visible tbody tr.selected td {
    border-block: 1px solid var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
  }
  table:focus-visible:not([aria-activedescendant]) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  tr.failed:not(.selected) td:nth-child(2) {
    color: var(--poolwright-error);
  }
  tr.spacer:hover td {
    background: none;
  }
`;

import { css } from 'lit';

/** The labels beside the lanes. */
export const labelStyles = css`
  .labels {
    min-width: 0;
  }
  .labels:focus-visible {
    outline: none;
  }
  .process-label,
  .lane-label {
    box-sizing: border-box;
    padding: 0 12px 0 16px;
    position: relative;
    overflow: hidden;
    white-space: nowrap;
  }
  .process-label {
    display: grid;
    align-items: center;
    font-size: 11px;
    border-top: 1px solid var(--poolwright-line);
  }
  .process-label:first-child {
    border-top-color: transparent;
  }
  .lane-label {
    padding-top: 8px;
    cursor: default;
    border-top: 1px solid var(--poolwright-grid);
  }
  .lane-label.alone {
    border-top-color: var(--poolwright-line);
  }
  .lane-label:first-child {
    border-top-color: transparent;
  }
  .process-label ~ .lane-label {
    padding-left: 16px;
  }
  .lane-label > span {
    display: block;
    line-height: 18px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* Facts that have no room wrap into a line that nobody sees: the last ones first, each of them whole. */
  .labels .facts {
    display: flex;
    flex-wrap: wrap;
    height: 18px;
    line-height: 18px;
    overflow: hidden;
  }
  .labels .facts > span {
    flex: none;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .fact + .fact::before {
    content: '\\00a0·\\00a0';
  }
  .fact + .fact.more::before {
    content: '\\00a0';
  }
  .process-name {
    margin-right: 8px;
  }
  .process-label .fact {
    color: var(--poolwright-dim);
  }
  @container (max-width: 900px) {
    .wordy {
      display: none;
    }
  }
  .lane-label .name {
    font-weight: 600;
  }
  .lane-label .facts,
  .lane-label .delay {
    font-size: 11px;
    color: var(--poolwright-dim);
    font-variant-numeric: tabular-nums;
  }
  .lane-label .delay {
    position: absolute;
    left: 16px;
    right: 12px;
  }
  .lane-label:hover {
    background: var(--poolwright-row-hovered);
  }
  .lane-label:hover :is(.facts, .delay) {
    color: var(--poolwright-row-hovered-dim);
  }
  .lane-label.selected {
    background: var(--poolwright-row-selected);
    color: var(--poolwright-row-selected-text);
    box-shadow: inset 2px 0 0 var(--vscode-focusBorder);
    outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .lane-label.selected :is(.facts, .delay) {
    color: var(--poolwright-row-selected-dim);
  }
  .labels:focus-visible .lane-label.selected {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .labels:focus-visible:not([aria-activedescendant]) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
`;

import { css } from 'lit';
import { labelWidthPx } from './metrics.ts';

/** The panel's style sheet. Colours are the editor's own; spacing counts in fours. */
export const panelStyles = css`
  body {
    background: var(--vscode-editor-background);
  }
  main {
    height: 100vh;
    display: flex;
    flex-direction: column;
  }
  [hidden] {
    display: none !important;
  }

  header {
    display: flex;
    align-items: center;
    gap: 16px;
    padding: 12px 16px 10px;
    flex: none;
  }
  header .heading {
    flex: 1;
    min-width: 0;
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 2px 16px;
  }
  h1 {
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    max-width: 100%;
  }
  header .facts {
    margin: 0;
    display: flex;
    gap: 4px 12px;
    color: var(--vscode-descriptionForeground);
    white-space: nowrap;
    flex-wrap: wrap;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--vscode-foreground);
    font-variant-numeric: tabular-nums;
  }
  .status-dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    border: 1.5px solid var(--vscode-charts-green, #89d185);
    box-sizing: border-box;
  }
  .status.ended .status-dot {
    background: var(--vscode-charts-green, #89d185);
  }
  .status.cut-off .status-dot {
    border-color: var(--vscode-charts-orange, #d18616);
    border-radius: 0;
    transform: rotate(45deg);
  }
  .status.recording .status-dot {
    border-color: var(--vscode-charts-red, #f14c4c);
    background: var(--vscode-charts-red, #f14c4c);
    animation: pulse 1.6s ease-in-out infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.35;
    }
  }

  .notices {
    padding: 0 16px 8px;
    flex: none;
  }
  .notices ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .notices li {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    padding: 2px 0;
    line-height: 18px;
  }
  .notices .icon {
    flex: none;
    margin-top: 1px;
  }
  .notices .warning .icon {
    color: var(--vscode-editorWarning-foreground, var(--vscode-charts-orange));
  }
  .notices .error .icon {
    color: var(--vscode-errorForeground, var(--vscode-charts-red));
  }
  .notices summary {
    cursor: pointer;
    color: var(--vscode-textLink-foreground);
    padding: 2px 0;
  }

  .timeline {
    flex: none;
    border-top: 1px solid var(--poolwright-line);
  }
  .axis-row,
  .lanes,
  .overview-row {
    display: grid;
    grid-template-columns: ${labelWidthPx}px minmax(0, 1fr);
    padding-right: 16px;
  }
  .track {
    position: relative;
    min-width: 0;
  }
  canvas {
    display: block;
  }
  .axis-row {
    height: 28px;
    border-bottom: 1px solid var(--poolwright-line);
  }
  .axis-row canvas,
  .overview-row canvas {
    position: absolute;
    inset: 0 auto auto 0;
  }
  .corner {
    display: flex;
    align-items: center;
    gap: 2px;
    padding-left: 12px;
  }
  .tool {
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    padding: 0;
    border: 0;
    border-radius: 5px;
    background: none;
    color: var(--vscode-icon-foreground, var(--vscode-foreground));
    cursor: pointer;
  }
  .tool:hover {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
    outline-offset: -1px;
  }
  .tool:active {
    background: var(--vscode-toolbar-activeBackground);
  }

  .lanes {
    overflow: hidden auto;
    max-height: 52vh;
    scrollbar-gutter: auto;
    border-bottom: 1px solid var(--poolwright-line);
  }
  .lanes[style*='height'] {
    max-height: none;
  }
  .lanes canvas {
    position: sticky;
    top: 0;
    cursor: default;
    touch-action: none;
  }
  .lanes canvas.dragging {
    cursor: grabbing;
  }
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
    display: flex;
    align-items: center;
    gap: 8px;
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
  .lane-label:first-child {
    border-top-color: transparent;
  }
  .process-label ~ .lane-label {
    padding-left: 16px;
  }
  .lane-label span {
    display: block;
    line-height: 18px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .lane-label .name {
    font-weight: 600;
  }
  .lane-label .facts,
  .lane-label .delay {
    font-size: 11px;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }
  .lane-label .delay {
    position: absolute;
    left: 16px;
    right: 12px;
  }
  .lane-label:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .lane-label.selected {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    box-shadow: inset 2px 0 0 var(--vscode-focusBorder);
  }
  .labels:focus-visible .lane-label.selected {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .labels:focus-visible:not([aria-activedescendant]) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  .overview-row {
    height: 52px;
    padding-top: 6px;
    box-sizing: border-box;
  }
  .overview-row .track {
    cursor: crosshair;
    touch-action: none;
  }
  .overview-label {
    display: flex;
    flex-direction: column;
    justify-content: center;
    padding: 0 12px 0 16px;
    line-height: 18px;
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .dim {
    color: var(--vscode-descriptionForeground);
  }

  .below {
    display: flex;
    gap: 4px 24px;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    padding: 6px 16px 6px ${labelWidthPx}px;
    font-size: 11px;
    line-height: 18px;
  }
  .hint {
    margin: 0;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .key {
    width: 14px;
    height: 10px;
    box-sizing: border-box;
    border-radius: 1px;
  }
  .key.running {
    background: var(--poolwright-running);
  }
  .key.waiting {
    background:
      radial-gradient(var(--poolwright-background) 0.8px, transparent 1px) 0 0 / 4px 4px,
      var(--poolwright-waiting);
  }
  .key.blocked {
    background: repeating-linear-gradient(
      -45deg,
      var(--poolwright-blocked) 0 2.6px,
      var(--poolwright-background) 2.6px 4.2px
    );
  }
  .key.idle {
    background: var(--poolwright-idle);
  }
  .key.task {
    background: var(--poolwright-task);
    border: 1px solid var(--poolwright-running);
    border-radius: 2px;
  }
  .key.queued {
    height: 3px;
    background: var(--poolwright-queued);
  }
  .key.reply {
    height: 3px;
    background: repeating-linear-gradient(90deg, var(--poolwright-reply) 0 2px, transparent 2px 4px);
  }
  .key.delay {
    background: var(--poolwright-delay);
    border-top: 1px solid var(--poolwright-blocked);
  }

  .splitter {
    flex: none;
    height: 5px;
    margin-top: -2px;
    margin-bottom: -2px;
    cursor: row-resize;
    position: relative;
    z-index: 1;
    touch-action: none;
  }
  .splitter::after {
    content: '';
    position: absolute;
    inset: 2px 0;
    background: var(--poolwright-line);
  }
  .splitter:hover::after,
  .splitter:focus-visible::after {
    inset: 0;
    background: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder));
  }
  .splitter:focus-visible {
    outline: none;
  }

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
    grid-template-rows: auto minmax(0, 1fr);
    padding: 4px 16px 0;
  }
  vscode-tab-panel {
    min-height: 0;
    overflow: hidden;
    background: none;
  }
  vscode-tab-panel:focus-visible {
    outline: none;
  }
  .count {
    margin-left: 8px;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }
  .filter vscode-textfield {
    width: 240px;
  }
  .filter .icon {
    color: var(--vscode-descriptionForeground);
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
    color: var(--vscode-descriptionForeground);
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
  tbody tr:hover td {
    background: var(--vscode-list-hoverBackground);
  }
  tbody tr.selected td {
    background: var(--vscode-list-inactiveSelectionBackground);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
  }
  table:focus-visible tbody tr.selected td {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground);
  }
  table:focus-visible tbody tr.selected {
    outline: 1px solid var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    outline-offset: -1px;
  }
  table:focus-visible:not([aria-activedescendant]) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  tr.failed td:nth-child(2) {
    color: var(--vscode-errorForeground, var(--vscode-charts-red));
  }
  tr.spacer:hover td {
    background: none;
  }
  .empty,
  .empty-state {
    color: var(--vscode-descriptionForeground);
    padding: 12px 8px;
    margin: 0;
  }
  .empty-state {
    padding: 40px 16px;
    text-align: center;
    flex: 1;
  }

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
    color: var(--vscode-descriptionForeground);
  }
  .tooltip dd {
    margin: 0;
  }
  .tooltip dd.whole {
    grid-column: 1 / -1;
    color: var(--vscode-descriptionForeground);
  }
`;

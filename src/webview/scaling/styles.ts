import { css } from 'lit';

/** The page Scaling: one column that is read from top to bottom. Spacing counts in fours. */
export const scalingStyles = css`
  body {
    background: var(--vscode-editor-background);
  }
  main {
    height: 100vh;
    overflow: hidden auto;
    box-sizing: border-box;
    padding: 16px 24px 40px;
    line-height: 1.5;
  }
  header,
  section,
  .problem {
    max-width: 960px;
    margin: 0 auto 24px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
    margin-bottom: 8px;
  }
  h1 {
    margin: 0;
    font-size: 1.3em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  h2 {
    margin: 0 0 8px;
    font-size: 1.08em;
    font-weight: 600;
  }
  p {
    margin: 0 0 8px;
  }
  .link {
    padding: 0;
    font: inherit;
    color: var(--vscode-textLink-foreground);
    background: none;
    border: none;
    cursor: pointer;
    overflow-wrap: anywhere;
    text-align: left;
  }
  .link:hover {
    text-decoration: underline;
  }
  .verdict {
    font-size: 1.15em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 12px 0;
  }
  .buttons button {
    padding: 4px 12px;
    font: inherit;
    cursor: pointer;
    border: 1px solid var(--vscode-button-border, transparent);
    border-radius: 2px;
  }
  .buttons .primary {
    color: var(--vscode-button-foreground);
    background: var(--vscode-button-background);
  }
  .buttons .primary:hover {
    background: var(--vscode-button-hoverBackground);
  }
  .buttons .secondary {
    color: var(--vscode-button-secondaryForeground, var(--vscode-foreground));
    background: var(--vscode-button-secondaryBackground, transparent);
    border-color: var(--vscode-button-border, var(--poolwright-line));
  }
  .buttons .secondary:hover {
    background: var(--vscode-button-secondaryHoverBackground, var(--vscode-list-hoverBackground));
  }
  .remarks {
    list-style: none;
    margin: 0 0 12px;
    padding: 2px 12px;
    border-left: 2px solid var(--poolwright-warning);
  }
  .sentences {
    margin: 0;
    padding-left: 18px;
  }
  .legend-text,
  .empty {
    color: var(--poolwright-dim);
  }
  .legend-text {
    margin-top: 8px;
    font-size: 0.92em;
  }

  figure {
    margin: 0 0 16px;
  }
  .chart {
    display: block;
    width: 100%;
    max-width: 640px;
  }
  .chart text {
    fill: var(--vscode-foreground);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .grid {
    stroke: var(--poolwright-grid);
  }
  .axis {
    stroke: var(--poolwright-line);
  }
  .even {
    stroke: var(--poolwright-dim);
    stroke-dasharray: 2 3;
  }
  polyline {
    fill: none;
    stroke-width: 1.5;
  }
  .ideal {
    stroke: var(--poolwright-dim);
    stroke-dasharray: 6 4;
  }
  .threads .curve,
  .threads .interval {
    stroke: var(--vscode-charts-blue, var(--poolwright-running));
  }
  .threads .mark {
    fill: var(--vscode-charts-blue, var(--poolwright-running));
  }
  .processes .curve,
  .processes .interval {
    stroke: var(--vscode-charts-purple, var(--poolwright-waiting));
  }
  .processes .mark {
    fill: var(--vscode-charts-purple, var(--poolwright-waiting));
  }
  .interval {
    stroke-width: 2;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    list-style: none;
    margin: 4px 0 0;
    padding: 0;
    color: var(--poolwright-dim);
    font-size: 0.92em;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .swatch {
    height: 10px;
    flex: none;
  }

  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  thead th {
    padding: 0 12px 4px 0;
    color: var(--poolwright-dim);
    font-size: 11px;
    font-weight: normal;
    text-align: left;
    border-bottom: 1px solid var(--poolwright-line);
    white-space: nowrap;
  }
  tbody th,
  td {
    padding: 4px 12px 4px 0;
    text-align: left;
    font-weight: normal;
    vertical-align: baseline;
  }
  tbody tr:hover td,
  tbody tr:hover th {
    background: var(--vscode-list-hoverBackground);
  }
  th.number,
  td.number {
    text-align: right;
    white-space: nowrap;
  }
  .problem {
    display: flex;
    gap: 8px;
    line-height: 18px;
  }
  .problem .icon {
    flex: none;
    color: var(--poolwright-error);
  }
  @media (forced-colors: active) {
    .chart,
    .swatch {
      forced-color-adjust: none;
    }
  }
`;

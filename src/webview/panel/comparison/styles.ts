import { css } from 'lit';

/** The comparison: one column that is read from top to bottom. Spacing counts in fours. */
export const comparisonStyles = css`
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
  .place,
  .unknown,
  .advice {
    color: var(--poolwright-dim);
    font-weight: normal;
  }
  .count {
    margin-left: 8px;
    font-size: 0.92em;
  }

  .run {
    margin-bottom: 16px;
  }
  .run h2 {
    display: flex;
    align-items: baseline;
    gap: 10px;
    margin: 0;
  }
  .run .which {
    width: 112px;
    flex: none;
  }
  .run .took {
    margin-left: auto;
    font-variant-numeric: tabular-nums;
  }
  .run .facts {
    margin: 2px 0 6px 122px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .strips {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .strips li {
    display: flex;
    align-items: center;
    gap: 10px;
    height: 22px;
  }
  .strips .lane {
    width: 112px;
    flex: none;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--poolwright-dim);
  }
  .strip {
    flex: 1;
    min-width: 0;
    height: 16px;
    display: block;
  }
  .strip .idle {
    fill: var(--poolwright-idle);
  }
  .strip .running {
    fill: var(--poolwright-running);
  }
  .strip .waiting {
    fill: var(--poolwright-waiting);
  }
  .strip .blocked {
    fill: var(--poolwright-blocked);
  }
  .axis {
    position: relative;
    height: 22px;
    margin-left: 122px;
    border-top: 1px solid var(--poolwright-line);
    color: var(--poolwright-dim);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .axis span {
    position: absolute;
    top: 4px;
    padding-left: 4px;
    white-space: nowrap;
    border-left: 1px solid var(--poolwright-line);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    list-style: none;
    margin: 4px 0 0 122px;
    padding: 0;
    color: var(--poolwright-dim);
    font-size: 11px;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .swatch {
    width: 14px;
    height: 8px;
    background: var(--poolwright-idle);
  }
  .swatch.running {
    background: var(--poolwright-running);
  }
  .swatch.waiting {
    background: var(--poolwright-waiting);
  }
  .swatch.blocked {
    background: var(--poolwright-blocked);
  }

  .remarks ul {
    list-style: none;
    margin: 0;
    padding: 2px 12px;
    color: var(--poolwright-dim);
    border-left: 2px solid var(--poolwright-line);
    line-height: 1.6;
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
    line-height: 18px;
    text-align: left;
    font-weight: normal;
    vertical-align: baseline;
  }
  tbody tr:hover td,
  tbody tr:hover th:not(.group) {
    background: var(--vscode-list-hoverBackground);
  }
  tbody th.group {
    padding-top: 14px;
    font-weight: 600;
  }
  tbody:first-of-type th.group {
    padding-top: 8px;
  }
  th.number,
  td.number {
    width: 96px;
    text-align: right;
    white-space: nowrap;
  }
  .figures th[scope='row'] {
    width: 260px;
  }
  td.bars,
  th.bars {
    width: 120px;
    padding-left: 4px;
    vertical-align: middle;
  }
  .bar {
    display: block;
    height: 4px;
    margin: 2px 0;
    min-width: 1px;
    box-sizing: border-box;
    background: var(--poolwright-running);
  }
  .bar.before {
    background: var(--poolwright-queued);
  }
  .functions .place {
    display: block;
    font-size: 0.92em;
    line-height: 16px;
  }
  .functions tbody th {
    overflow-wrap: anywhere;
    min-width: 180px;
  }
  .difference {
    white-space: nowrap;
  }
  .difference.better {
    color: var(--poolwright-better);
  }
  .difference.worse {
    color: var(--poolwright-error);
  }

  .findings {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .findings li {
    display: flex;
    gap: 10px;
    padding: 4px 0;
    line-height: 18px;
  }
  .findings .state {
    width: 80px;
    flex: none;
    font-weight: 600;
  }
  .findings .gone .state {
    color: var(--poolwright-better);
  }
  .findings .new .state {
    color: var(--poolwright-error);
  }
  .empty {
    color: var(--poolwright-dim);
    margin: 0;
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
  @media (max-width: 760px) {
    td.bars,
    th.bars {
      display: none;
    }
    .figures th[scope='row'] {
      width: auto;
    }
    th.number,
    td.number {
      width: 72px;
    }
    .run .which,
    .strips .lane {
      width: 72px;
    }
    .run .facts,
    .axis,
    .legend {
      margin-left: 82px;
    }
  }
  @media (forced-colors: active) {
    .bar,
    .swatch {
      forced-color-adjust: none;
    }
  }
`;

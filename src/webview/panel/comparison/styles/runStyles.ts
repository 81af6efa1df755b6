import { css } from 'lit';

/** The lanes of both runs, on one clock. */
export const runStyles = css`
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
  @media (max-width: 760px) {
    .run .which,
    .strips .lane {
      width: 72px;
    }
    .run .facts,
    .axis,
    .legend {
      margin-left: 82px;
    }
    .run .facts {
      white-space: normal;
    }
  }
  @media (max-width: 480px) {
    .run h2 {
      flex-wrap: wrap;
    }
    .run .which {
      width: 100%;
    }
    .run .facts {
      margin-left: 0;
    }
  }
  @media (forced-colors: active) {
    .strip,
    .swatch {
      forced-color-adjust: none;
    }
  }
`;

import { css } from 'lit';

/** Tables of figures that stand below one another on a page that scrolls. */
export const figureStyles = css`
  .table-scroll {
    height: auto;
    /* A long one scrolls in itself, so that its headings stay in sight. */
    max-height: min(70vh, 620px);
  }
  .table-scroll table {
    min-width: 580px;
  }
  #function-table table {
    min-width: 980px;
  }
  .pair {
    display: inline-block;
    width: 84px;
    margin-right: 12px;
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
  .difference.better {
    color: var(--poolwright-better);
  }
  .difference.worse {
    color: var(--poolwright-error);
  }
  tbody tr.selected .difference,
  tbody tr:hover .difference {
    color: inherit;
  }
  @media (forced-colors: active) {
    .bar {
      forced-color-adjust: none;
    }
  }
`;

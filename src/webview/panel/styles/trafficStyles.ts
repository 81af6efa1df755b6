import { css } from 'lit';

/** Messages on the left, waits on the right; one above the other where that is too narrow. */
export const trafficStyles = css`
  .traffic-panel {
    container-type: inline-size;
  }
  .traffic {
    height: 100%;
    display: grid;
    grid-template-columns: minmax(0, 6fr) minmax(0, 5fr);
    grid-template-rows: minmax(0, 1fr);
    column-gap: 20px;
  }
  .traffic section {
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  .traffic h2 {
    flex: none;
    margin: 0;
    line-height: 28px;
    font-size: var(--vscode-font-size, 13px);
    font-weight: 600;
  }
  .traffic .table-scroll {
    flex: 1;
    min-height: 0;
    height: auto;
  }
  .traffic table {
    min-width: 480px;
  }
  /* Beside the figure that says the same, so that no text stands on it. */
  td .bar {
    float: left;
    width: calc(100% - 48px);
    height: 8px;
    margin-top: 8px;
  }
  td .bar span {
    display: block;
    height: 100%;
    min-width: 1px;
    background: var(--poolwright-running);
  }
  @container (max-width: 900px) {
    .traffic {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;

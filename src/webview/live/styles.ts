import { css } from 'lit';

/** The live view's style sheet; narrow by nature, at home in the side bar. */
export const liveStyles = css`
  body {
    overflow: auto;
  }
  main {
    padding: 8px 16px 16px;
  }
  p {
    margin: 0 0 8px;
    line-height: 18px;
  }
  .dim {
    color: var(--poolwright-dim);
  }
  .heading {
    padding: 0 0 10px;
  }
  h1 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: 20px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .heading p {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-bottom: 12px;
  }
  .actions vscode-button {
    flex: 1 1 auto;
    width: auto;
    min-width: 0;
  }
  /* The side bar at its narrowest. */
  @media (max-width: 200px) {
    main {
      padding-inline: 12px 8px;
    }
    .actions vscode-button::part(base) {
      padding-inline: 2px;
    }
  }
  .problem {
    display: flex;
    gap: 8px;
  }
  .problem .icon {
    flex: none;
    color: var(--poolwright-error);
  }
  .lanes {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .lanes li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 8px;
    padding: 4px 0 6px;
    line-height: 18px;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .now {
    font-variant-numeric: tabular-nums;
  }
  .ended .now {
    color: var(--poolwright-dim);
  }
  .strip {
    grid-column: 1 / -1;
    display: block;
    width: 100%;
    height: 22px;
    background: var(--poolwright-idle);
    fill: var(--poolwright-running);
  }
  .ended .strip {
    fill: var(--poolwright-queued);
  }
  .scale {
    display: flex;
    justify-content: space-between;
    font-size: 11px;
    margin: 0;
  }
`;

import { css } from 'lit';

/** A panel beside the editor, or a window that is zoomed to twice its size: everything is there, nothing is cut. */
export const narrowStyles = css`
  @media (max-width: 760px) {
    .filter vscode-textfield {
      width: 180px;
    }
    .tables .count {
      display: none;
    }
  }
  @media (max-width: 640px) {
    .finding {
      flex-wrap: wrap;
    }
    .finding p {
      flex-basis: calc(100% - 24px);
    }
    .finding-actions {
      flex-basis: 100%;
      flex-wrap: wrap;
      margin-left: 20px;
    }
  }
  @media (max-width: 560px) {
    .filter vscode-textfield {
      width: 130px;
    }
    .key-columns {
      columns: 1;
    }
  }
  /* The filter gets a line of its own, above the tabs. */
  @media (max-width: 480px) {
    header {
      flex-wrap: wrap;
    }
    header .heading {
      flex-basis: 100%;
    }
    header h1 {
      white-space: normal;
      overflow-wrap: anywhere;
    }
    vscode-tabs {
      position: relative;
      padding-top: 36px;
    }
    .filter {
      position: absolute;
      inset: 6px 16px auto;
    }
    .filter vscode-textfield {
      width: 100%;
    }
    .below {
      padding-left: 16px;
    }
    /* A name would leave no room for what is said of it. */
    td.sticky {
      position: static;
    }
    th.sticky {
      left: auto;
    }
    .flame-head {
      flex-wrap: wrap;
      height: auto;
      min-height: 28px;
    }
    .flame-what {
      flex-basis: 100%;
      height: auto;
      line-height: 22px;
    }
    .flame-head h2 {
      white-space: normal;
    }
  }
  /* All tabs beside each other. */
  @media (max-width: 380px) {
    vscode-tabs {
      padding-left: 4px;
      padding-right: 4px;
    }
    vscode-tab-header {
      font-size: 11px;
    }
  }
`;

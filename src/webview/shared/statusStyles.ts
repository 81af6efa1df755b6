import { css } from 'lit';

/** The dot before "Recording", "Ended", "Failed" and "Cut off": colour, shape and word differ. */
export const statusStyles = css`
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
    border: 1.5px solid var(--poolwright-reply);
    background: var(--poolwright-reply);
    box-sizing: border-box;
    flex: none;
  }
  .status.failed .status-dot {
    border-color: var(--poolwright-blocked);
    background: var(--poolwright-blocked);
    border-radius: 0;
  }
  .status.stopped .status-dot {
    background: none;
    border-radius: 0;
  }
  .status.cut-off .status-dot {
    border-color: var(--poolwright-waiting);
    background: none;
    border-radius: 0;
    transform: rotate(45deg);
  }
  .status.recording .status-dot {
    border-color: var(--poolwright-blocked);
    background: var(--poolwright-blocked);
    animation: pulse 1.6s ease-in-out infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.35;
    }
  }
`;

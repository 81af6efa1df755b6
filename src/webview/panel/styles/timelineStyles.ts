import { css } from 'lit';
import { labelColumn, scrollBarPx } from '../metrics.ts';

/** Axis, lanes and overview: the grid in which the canvases lie. */
export const timelineStyles = css`
  .timeline {
    flex: 0 1 auto;
    /* Axis, overview and legend, and of the lanes what they need at least. */
    min-height: calc(134px + min(150px, var(--poolwright-rows, 150px)));
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    /* Whole pixels, or the pictures beside it are blurred. */
    --poolwright-labels: round(
      clamp(
        ${labelColumn.leastPx}px,
        ${labelColumn.fixedPx}px + ${labelColumn.shareOfPage * 100}cqw,
        ${labelColumn.mostPx}px
      ),
      1px
    );
    border-top: 1px solid var(--poolwright-line);
  }
  .axis-row,
  .lanes-grid,
  .overview-row {
    display: grid;
    grid-template-columns: var(--poolwright-labels) minmax(0, 1fr);
    /* As wide with a scroll bar beside the lanes as without: that one stands in the margin. */
    width: calc(100cqw - ${scrollBarPx}px);
  }
  .track {
    position: relative;
    min-width: 0;
  }
  canvas {
    display: block;
  }
  .axis-row {
    flex: none;
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
    flex: 0 1 auto;
    min-height: min(150px, var(--poolwright-rows, 150px));
    overflow: hidden auto;
    max-height: 46vh;
    border-bottom: 1px solid var(--poolwright-line);
  }
  .lanes.sized {
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
  .overview-row {
    flex: none;
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
    line-height: 16px;
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    min-width: 0;
  }
  .dim {
    color: var(--poolwright-dim);
  }
`;

import { css, unsafeCSS } from 'lit';
import uplotCss from 'uplot/dist/uPlot.min.css';

/** Charts over time: as many beside each other as there is room for. */
export const chartStyles = [
  unsafeCSS(uplotCss),
  css`
    #charts {
      height: 100%;
      overflow: auto;
    }
    .charts-head {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 20px;
      align-items: center;
      min-height: 28px;
      font-size: 11px;
      line-height: 18px;
    }
    .dim {
      color: var(--poolwright-dim);
    }
    .charts-grid {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
      gap: 4px 20px;
      padding-bottom: 8px;
    }
    .charts-grid figure {
      margin: 0;
      min-width: 0;
    }
    .charts-grid figcaption {
      line-height: 22px;
      font-weight: 600;
    }
    .plot {
      overflow: hidden;
      /* The canvas has the theme's colours in any case. */
      forced-color-adjust: none;
    }
    .plot .uplot {
      font-family: inherit;
    }
    .plot .u-select {
      background: color-mix(in srgb, var(--poolwright-focus) 25%, transparent);
      box-shadow: inset 0 0 0 1px var(--poolwright-focus);
    }
    .plot .u-cursor-pt {
      display: none;
    }
    .plot .u-hz .u-cursor-x {
      border-right: 1px solid var(--vscode-foreground);
    }
    ${unsafeCSS(
      Array.from(
        { length: 6 },
        (_, index) => `.line-key.chart-${index} { color: var(--poolwright-chart-${index}); }`,
      ).join('\n'),
    )}
  `,
];

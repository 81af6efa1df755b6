import { html, nothing, svg, type TemplateResult } from 'lit';
import {
  layoutScaling,
  pathOf,
  poolName,
  type ChartSeries,
  type FunctionMeasurement,
} from '../../measure/scaling.ts';

/** How far a pool's marks stand beside the line of their number of workers, so that none hides another. */
const shifts = { threads: -5, processes: 5 } as const;

/** The speed-up by number of workers, measured and fitted. All of it stands in the table below, too. */
export function chartView(measurement: FunctionMeasurement): TemplateResult {
  const { even, height, ideal, plot, series, width, xTicks, yTicks } = layoutScaling(measurement);
  const { bottom, left, right, top } = plot;
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${describeChart(measurement)}
  >
    ${yTicks.map(
      ({ at, label }) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${at} y2=${at} /><text x=${left - 6} y=${at + 4} text-anchor="end">${label}</text>`,
    )}
    ${xTicks.map(({ at, label }) => svg`<text x=${at} y=${bottom + 16} text-anchor="middle">${label}</text>`)}
    ${svg`<text x="8" y="14">speed-up</text>
      <text x=${(left + right) / 2} y=${height - 4} text-anchor="middle">workers</text>
      <line class="even" x1=${left} x2=${right} y1=${even} y2=${even} />
      <line class="axis" x1=${left} x2=${left} y1=${top} y2=${bottom} />
      <polyline class="ideal" points=${pathOf(ideal)} />`}
    ${series.map(seriesView)}
  </svg>`;
}

function seriesView({ curve, points, pool }: ChartSeries): TemplateResult {
  const shift = shifts[pool];
  return svg`<g class=${pool}>
    ${curve.length < 2 ? nothing : svg`<polyline class="curve" points=${pathOf(curve)} />`}
    ${points.map(
      ({ high, low, x, y }) =>
        svg`<line class="interval" x1=${x + shift} x2=${x + shift} y1=${low} y2=${high} />${markView(pool, x + shift, y)}`,
    )}
  </g>`;
}

/** Threads are round and processes square: colour alone would not do. */
function markView(pool: ChartSeries['pool'], x: number, y: number): TemplateResult {
  return pool === 'threads'
    ? svg`<circle class="mark" cx=${x} cy=${y} r="4" />`
    : svg`<rect class="mark" x=${x - 4} y=${y - 4} width="8" height="8" />`;
}

export function legendView({ pools }: FunctionMeasurement): TemplateResult {
  return html`<figcaption>
    <ul class="legend">
      ${pools.map(
        ({ limit, pool }) =>
          html`<li>
            <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
              ${svg`<g class=${pool}>${markView(pool, 5, 5)}</g>`}
            </svg>
            ${poolName[pool]}${limit === null ? '' : ', the line is fitted'}
          </li>`,
      )}
      <li>
        <svg class="swatch" viewBox="0 0 16 10" aria-hidden="true">
          ${svg`<polyline class="ideal" points="0,5 16,5" />`}
        </svg>
        ideal: as fast as there are workers, up to the cores
      </li>
      <li>
        <svg class="swatch" viewBox="0 0 16 10" aria-hidden="true">
          ${svg`<line class="even" x1="0" x2="16" y1="5" y2="5" />`}
        </svg>
        as fast as direct calls
      </li>
    </ul>
  </figcaption>`;
}

function describeChart({ pools }: FunctionMeasurement): string {
  const series = pools.map(({ points, pool }) => {
    const factors = points.map(({ speedUp, workers }) => `${speedUp.median.toFixed(2)} with ${workers}`);
    return `${poolName[pool]} ${factors.join(', ')}`;
  });
  return `Speed-up by number of workers: ${series.join('; ')}`;
}

import { layoutScaling, pathOf, type ChartSeries } from './scalingChart.ts';
import type { FunctionMeasurement } from '../measurement.ts';
import { poolName } from '../words.ts';

/** The chart as SVG, for the report. What it shows stands in the table, too. */
export function scalingSvg(measurement: FunctionMeasurement): string {
  const chart = layoutScaling(measurement);
  const { bottom, left, right, top } = chart.plot;
  return [
    `<svg viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="Speed-up by number of workers">`,
    ...chart.yTicks.map(
      ({ at, label }) =>
        `${line(left, at, right, at, 'grid')}<text x="${left - 6}" y="${(at + 4).toFixed(1)}" text-anchor="end">${label}</text>`,
    ),
    ...chart.xTicks.map(
      ({ at, label }) => `<text x="${at.toFixed(1)}" y="${bottom + 16}" text-anchor="middle">${label}</text>`,
    ),
    `<text x="${(left + right) / 2}" y="${chart.height - 4}" text-anchor="middle">workers</text>`,
    `<text x="8" y="14">speed-up</text>`,
    line(left, chart.even, right, chart.even, 'even'),
    line(left, top, left, bottom, 'axis'),
    `<polyline class="ideal" points="${pathOf(chart.ideal)}"/>`,
    ...chart.series.map(seriesSvg),
    '</svg>',
  ].join('');
}

/** Threads are round, processes square: colour alone would not do. */
function seriesSvg({ curve, points, pool }: ChartSeries): string {
  const shift = pool === 'threads' ? -4 : 4;
  const marks = points.map(({ high, low, workers, x, y }) => {
    const at = x + shift;
    const mark =
      pool === 'threads'
        ? `<circle cx="${at.toFixed(1)}" cy="${y.toFixed(1)}" r="4"/>`
        : `<rect x="${(at - 4).toFixed(1)}" y="${(y - 4).toFixed(1)}" width="8" height="8"/>`;
    return `<g><title>${poolName[pool]}, ${workers}</title><line x1="${at.toFixed(1)}" y1="${low.toFixed(1)}" x2="${at.toFixed(1)}" y2="${high.toFixed(1)}"/>${mark}</g>`;
  });
  return `<g class="${pool}"><polyline class="curve" points="${pathOf(curve)}"/>${marks.join('')}</g>`;
}

function line(x1: number, y1: number, x2: number, y2: number, className: string): string {
  const [fromX, fromY, toX, toY] = [x1, y1, x2, y2].map((value) => value.toFixed(1));
  return `<line x1="${fromX}" y1="${fromY}" x2="${toX}" y2="${toY}" class="${className}"/>`;
}

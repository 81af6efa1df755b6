import type { FunctionMeasurement, PoolFigures } from '../measurement.ts';
import { atOnce, shareOfOne } from '../model/fitScaling.ts';

/** A point of the picture: workers to the right, speed-up upwards, in units of the picture. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

export interface ChartSeries {
  readonly pool: PoolFigures['pool'];
  readonly points: readonly (ChartPoint & {
    readonly workers: number;
    readonly low: number;
    readonly high: number;
  })[];
  /** The fitted curve; empty where there is none. */
  readonly curve: readonly ChartPoint[];
}

export interface ScalingChart {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly xTicks: readonly { readonly at: number; readonly label: string }[];
  readonly yTicks: readonly { readonly at: number; readonly label: string }[];
  /** As fast as there are workers, up to the cores. */
  readonly ideal: readonly ChartPoint[];
  /** A speed-up of 1: as fast as directly. */
  readonly even: number;
  readonly series: readonly ChartSeries[];
}

const width = 480;
const height = 300;
const plot = { left: 44, top: 28, right: width - 12, bottom: height - 36 };

/** Where everything of the chart is. Pure: both the HTML report and the page draw it. */
export function layoutScaling({ direct, machine, pools }: FunctionMeasurement): ScalingChart {
  const workers = Math.max(1, ...pools.flatMap(({ points }) => points.map((point) => point.workers)));
  const ideal = Array.from({ length: workers }, (_, at) => Math.min(at + 1, machine.cores));
  const highest = Math.max(
    ...ideal,
    ...pools.flatMap(({ points }) => points.map(({ speedUp }) => speedUp.high)),
    1.2,
  );
  const step = highest > 6 ? 2 : highest > 2.5 ? 1 : 0.5;
  const top = Math.ceil(highest / step) * step;
  // Room on both sides, so that the first and the last point stand free of the frame.
  const x = (count: number): number => plot.left + ((count - 0.5) / workers) * (plot.right - plot.left);
  const y = (factor: number): number => plot.bottom - (factor / top) * (plot.bottom - plot.top);
  return {
    width,
    height,
    plot,
    xTicks: ideal.map((_, at) => ({ at: x(at + 1), label: `${at + 1}` })),
    yTicks: Array.from({ length: Math.round(top / step) + 1 }, (_, at) => ({
      at: y(at * step),
      label: `${at * step}×`,
    })),
    ideal: ideal.map((factor, at) => ({ x: x(at + 1), y: y(factor) })),
    even: y(1),
    series: pools.map(({ limit, points, pool }) => ({
      pool,
      points: points.map((point) => ({
        workers: point.workers,
        x: x(point.workers),
        y: y(point.speedUp.median),
        low: y(point.speedUp.low),
        high: y(point.speedUp.high),
      })),
      curve:
        limit === null
          ? []
          : points.map(({ calls, workers: count }) => {
              const share = shareOfOne(calls, atOnce(count, machine.cores));
              const fitted = direct.callMs.median / (limit.serialMs + limit.parallelMs * share);
              return { x: x(count), y: y(Math.min(fitted, top)) };
            }),
    })),
  };
}

/** For `points` of a polyline. */
export function pathOf(points: readonly ChartPoint[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

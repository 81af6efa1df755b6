import uPlot from 'uplot';
import type { ChartName } from '../../../profile/index.ts';
import type { Theme } from '../../shared/theme.ts';
import { formatTime } from '../../shared/words.ts';
import { axisTicks, type TimeWindow } from '../layout/index.ts';
import { partAt, partStartUs, type ChartedTime } from './chartParts.ts';
import { chartWords } from './chartWords.ts';

/** Colours alone tell nothing to some. */
export const lineDashes: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [9, 3, 2, 3], [12, 4], [3, 5]];

export const plotHeightPx = 132;
const axisPx = { x: 26, y: 62 };
const leastTickPx = 80;

export interface PlotActions {
  /** The pointer is over a part; -1 when it has gone. */
  readonly point: (part: number, event: PointerEvent) => void;
  /** A stretch was drawn with the pointer. */
  readonly choose: (window: TimeWindow) => void;
  readonly whole: () => void;
}

/** One chart: lines of lanes over time, in steps, since each value is that of a part of the time. */
export class Plot {
  readonly #plot: uPlot;
  readonly #chart: ChartName;
  #time: ChartedTime;
  #ticks: readonly number[] = [0, 1];

  constructor(host: HTMLElement, chart: ChartName, time: ChartedTime, theme: Theme, actions: PlotActions) {
    this.#chart = chart;
    this.#time = time;
    const font = `11px ${theme.fontFamily}`;
    const axis = {
      stroke: theme.dimText,
      font,
      ticks: { stroke: theme.separator, width: 1, size: 4 },
      grid: { stroke: theme.grid, width: 1 },
      gap: 3,
    };
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const options: uPlot.Options = {
      width: Math.max(1, host.clientWidth),
      height: plotHeightPx,
      padding: [8, 12, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false, dist: 4 },
        points: { show: false },
        bind: {
          dblclick: () => () => {
            actions.whole();
            return null;
          },
        },
      },
      scales: {
        x: { time: false, auto: false },
        y: { auto: false, range: () => [0, this.#ticks.at(-1) ?? 1] },
      },
      axes: [
        {
          ...axis,
          size: axisPx.x,
          splits: (plot, _axis, startUs, endUs) => [...ticksOf(plot, startUs, endUs).atUs],
          values: (plot, splits) => {
            const { min: startUs = 0, max: endUs = 1 } = plot.scales['x'] ?? {};
            const { stepUs } = ticksOf(plot, startUs, endUs);
            return splits.map((atUs) => formatTime(atUs, stepUs));
          },
        },
        {
          ...axis,
          size: axisPx.y,
          splits: () => [...this.#ticks],
          values: (_plot, splits) => splits.map((value) => chartWords[chart].say(value)),
        },
      ],
      series: [
        {},
        ...time.lanes.map((_, index) => ({
          stroke: theme.lines[index % theme.lines.length] ?? theme.text,
          dash: [...(lineDashes[index % lineDashes.length] ?? [])],
          width: 1.5,
          points: { show: false },
          ...(stepped === undefined ? {} : { paths: stepped }),
        })),
      ],
      hooks: {
        setSelect: [
          (plot) => {
            const { left, width } = plot.select;
            if (width === 0) return;
            const window = { startUs: plot.posToVal(left, 'x'), endUs: plot.posToVal(left + width, 'x') };
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            actions.choose(window);
          },
        ],
      },
    };
    this.#plot = new uPlot(options, this.#columns(), host);
    this.show(time.window);
    const { over } = this.#plot;
    over.addEventListener('pointermove', (event) =>
      actions.point(partAt(this.#time, this.#plot.posToVal(event.offsetX, 'x')), event),
    );
    over.addEventListener('pointerleave', (event) => actions.point(-1, event));
  }

  /** Other values of as many lanes. */
  setTime(time: ChartedTime): void {
    this.#time = time;
    this.#plot.setData(this.#columns(), false);
    this.show(time.window);
  }

  /** What the time axis shows; values of it may still be on their way. */
  show({ startUs, endUs }: TimeWindow): void {
    this.#plot.batch(() => {
      this.#plot.setScale('x', { min: startUs, max: endUs });
      this.#plot.setScale('y', { min: 0, max: this.#ticks.at(-1) ?? 1 });
    });
  }

  setWidth(width: number): void {
    if (width > 0 && width !== this.#plot.width) this.#plot.setSize({ width, height: plotHeightPx });
  }

  /** Where a part is marked; -1 for none. Gives its place on the screen. */
  mark(part: number): { readonly x: number; readonly y: number } {
    const middleUs = (partStartUs(this.#time, part) + partStartUs(this.#time, part + 1)) / 2;
    const left = part < 0 ? -10 : this.#plot.valToPos(middleUs, 'x');
    this.#plot.setCursor({ left, top: part < 0 ? -10 : 0 }, false);
    const { left: x, top: y } = this.#plot.over.getBoundingClientRect();
    return { x: x + left, y: y + 12 };
  }

  remove(): void {
    this.#plot.destroy();
  }

  /** Both ends of all parts, and what is not known as a gap. */
  #columns(): uPlot.AlignedData {
    const { lanes, parts } = this.#time;
    const most = lanes.reduce((sofar, lane) => lane[this.#chart].reduce((a, b) => (b > a ? b : a), sofar), 0);
    this.#ticks = chartWords[this.#chart].ticks(most);
    const ends = Array.from({ length: parts + 1 }, (_, part) => partStartUs(this.#time, part));
    return [
      ends,
      ...lanes.map((lane) =>
        ends.map((_, index) => {
          const value = lane[this.#chart][Math.min(parts - 1, index)] ?? Number.NaN;
          return Number.isNaN(value) ? null : value;
        }),
      ),
    ];
  }
}

function ticksOf(plot: uPlot, startUs: number, endUs: number) {
  const widthPx = Math.max(1, plot.width - axisPx.y);
  return axisTicks({ startUs, endUs, widthPx }, leastTickPx);
}

import { render } from 'lit';
import type { ChartName, LaneChart } from '../../../profile/index.ts';
import type { LaneRow } from '../../../profile/timeline.ts';
import type { AnalysisAnswer, AnalysisQuestion, PanelScope } from '../../../protocol/index.ts';
import type { Theme } from '../../shared/theme.ts';
import type { TimeWindow } from '../layout/index.ts';
import type { Tooltip } from '../tooltip.ts';
import { chartCommand } from './chartKeys.ts';
import { partStartUs, sayPart, valuesAt, type ChartedTime } from './chartParts.ts';
import { chartsView } from './chartsView.ts';
import { chartWords } from './chartWords.ts';
import { Plot } from './plot.ts';

type ChartsAnswer = Extract<AnalysisAnswer, { kind: 'charts' }>;

export interface ChartsActions {
  readonly announce: (sentence: string) => void;
  /** Shows a stretch of time in the whole panel; without one, the whole run. */
  readonly showTime: (window?: TimeWindow) => void;
  /** It can be seen now, and wants figures. */
  readonly seen: () => void;
}

/** As many as there are colours and dashes. */
const mostLanes = 6;
/** Some three pixels each; more of them, and lines that go up and down hide each other. */
const parts = 100;

/** What lanes did over time, as charts of one time axis: that of the timeline. Asks for nothing while nobody sees it. */
export class LaneCharts {
  readonly #host: HTMLElement;
  readonly #tooltip: Tooltip;
  readonly #actions: ChartsActions;
  readonly #plots = new Map<ChartName, Plot>();
  #theme: Theme;
  #lanes: readonly LaneRow[] = [];
  #window: TimeWindow = { startUs: 0, endUs: 1 };
  #time: ChartedTime | undefined;
  /** The marked part; -1 for none. */
  #part = -1;
  #isSeen = false;

  constructor(host: HTMLElement, theme: Theme, tooltip: Tooltip, actions: ChartsActions) {
    this.#host = host;
    this.#theme = theme;
    this.#tooltip = tooltip;
    this.#actions = actions;
    // A hidden tab has no size.
    new ResizeObserver(() => this.#resize()).observe(host);
    this.#render();
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#removePlots();
    this.#draw();
  }

  setLanes(lanes: readonly LaneRow[]): void {
    this.#lanes = lanes;
  }

  /** What is on screen now, which may be on its way to what was chosen. */
  setWindow(window: TimeWindow): void {
    this.#window = window;
    for (const plot of this.#plots.values()) plot.show(window);
  }

  /** What to ask about what is selected; `undefined` while nobody sees the answer. */
  question({ lanes, startUs, endUs }: PanelScope): AnalysisQuestion | undefined {
    if (!this.#isSeen) return undefined;
    // Without a choice, the threads that run the program's own code, of which the main thread is the first.
    const all = this.#lanes.filter(({ role }) => role !== 'helpers').map(({ id }) => id);
    const shown = (lanes.length > 0 ? lanes : all).slice(0, mostLanes);
    return { kind: 'charts', scope: { lanes: shown, startUs, endUs }, parts };
  }

  receive({ charts, parts: count, scope: { startUs, endUs } }: ChartsAnswer): void {
    const before = this.#time?.lanes.map(({ id }) => id).join();
    const lanes = charts.map((chart) => ({ ...chart, name: this.#nameOf(chart) }));
    this.#time = { window: { startUs, endUs }, parts: count, lanes };
    if (before !== charts.map(({ id }) => id).join()) this.#removePlots();
    this.#part = Math.min(this.#part, count - 1);
    this.#draw();
  }

  forget(): void {
    this.#time = undefined;
    this.#draw();
  }

  /** The first chart, from the filter. */
  focus(): void {
    this.#host.querySelector<HTMLElement>('.plot')?.focus();
  }

  #nameOf({ id }: LaneChart): string {
    return this.#lanes.find((lane) => lane.id === id)?.name ?? id;
  }

  #resize(): void {
    const isSeen = this.#host.clientWidth > 0;
    if (isSeen && !this.#isSeen) this.#actions.seen();
    this.#isSeen = isSeen;
    if (isSeen) this.#draw();
  }

  #render(): void {
    const view = chartsView({
      time: this.#time,
      laneCount: this.#lanes.length,
      onKey: (chart, event) => this.#onKey(chart, event),
      onBlur: () => this.#mark(-1),
    });
    render(view, this.#host);
  }

  #draw(): void {
    const time = this.#time;
    // Plots stand in elements that the page may take away.
    this.#render();
    const hosts = [...this.#host.querySelectorAll<HTMLElement>('.plot')];
    for (const [chart, plot] of this.#plots) {
      if (hosts.some(({ dataset }) => dataset['chart'] === chart)) continue;
      plot.remove();
      this.#plots.delete(chart);
    }
    if (time === undefined || !this.#isSeen) return;
    for (const host of hosts) {
      const chart = host.dataset['chart'] as ChartName;
      const plot = this.#plots.get(chart);
      if (plot === undefined) this.#plots.set(chart, this.#makePlot(host, chart, time));
      else {
        plot.setTime(time);
        plot.setWidth(host.clientWidth);
      }
      this.#plots.get(chart)?.show(this.#window);
    }
  }

  #makePlot(host: HTMLElement, chart: ChartName, time: ChartedTime): Plot {
    return new Plot(host, chart, time, this.#theme, {
      point: (part, event) => {
        this.#mark(part);
        if (part >= 0) this.#showTooltip(chart, event.clientX, event.clientY);
      },
      choose: (window) => this.#actions.showTime(window),
      whole: () => this.#actions.showTime(),
    });
  }

  #removePlots(): void {
    for (const plot of this.#plots.values()) plot.remove();
    this.#plots.clear();
  }

  /** In all charts, since they have one time. */
  #mark(part: number): void {
    this.#part = part;
    for (const plot of this.#plots.values()) plot.mark(part);
    if (part < 0) this.#tooltip.hide();
  }

  #showTooltip(chart: ChartName, x: number, y: number): void {
    if (this.#time === undefined) return;
    const heading = `${chartWords[chart].title}, ${sayPart(this.#time, this.#part)}`;
    this.#tooltip.show({ heading, lines: valuesAt(this.#time, chart, this.#part) }, x, y);
  }

  #onKey(chart: ChartName, event: KeyboardEvent): void {
    const command = chartCommand(event);
    const time = this.#time;
    if (command === undefined || time === undefined) return;
    event.preventDefault();
    switch (command.kind) {
      case 'step':
        return this.#goTo(chart, this.#part < 0 ? 0 : this.#part + command.parts);
      case 'first':
        return this.#goTo(chart, 0);
      case 'last':
        return this.#goTo(chart, time.parts - 1);
      case 'zoom':
        return this.#actions.showTime(this.#zoomed(time, command.factor));
      case 'whole':
        return this.#actions.showTime();
      case 'clear':
        return this.#mark(-1);
      default:
        return command satisfies never;
    }
  }

  #goTo(chart: ChartName, wanted: number): void {
    const time = this.#time;
    if (time === undefined) return;
    const part = Math.min(time.parts - 1, Math.max(0, wanted));
    this.#mark(part);
    const place = this.#plots.get(chart)?.mark(part);
    if (place !== undefined) this.#showTooltip(chart, place.x, place.y);
    const values = valuesAt(time, chart, part).map(([name, value]) => `${name} ${value}`);
    this.#actions.announce(`${sayPart(time, part)}: ${values.join(', ')}.`);
  }

  /** Around the marked part, or the middle. */
  #zoomed(time: ChartedTime, factor: number): TimeWindow {
    const { startUs, endUs } = this.#window;
    const aroundUs = this.#part < 0 ? (startUs + endUs) / 2 : partStartUs(time, this.#part + 0.5);
    return {
      startUs: aroundUs - (aroundUs - startUs) / factor,
      endUs: aroundUs + (endUs - aroundUs) / factor,
    };
  }
}

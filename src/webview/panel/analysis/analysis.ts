import type { CallTreeOrder, SampledFunction } from '../../../profile/index.ts';
import { functionKey } from '../../../profile/index.ts';
import type { Timeline } from '../../../profile/timeline.ts';
import type {
  AnalysisAnswer,
  AnalysisQuestion,
  PanelFinding,
  PanelScope,
  PredictedFile,
} from '../../../protocol/index.ts';
import type { Theme } from '../../shared/theme.ts';
import { LaneCharts } from '../charts/laneCharts.ts';
import { elementOf } from '../elementOf.ts';
import { filterFunctions } from '../filterFunctions.ts';
import { FlameChart } from '../flame/flameChart.ts';
import type { TimeWindow } from '../layout/index.ts';
import { Predictions } from '../predictions.ts';
import { FunctionsTable } from '../tables/functionsTable.ts';
import { TrafficTables, type TrafficCounts } from '../tables/trafficTables.ts';
import type { Tooltip } from '../tooltip.ts';
import { Pace } from './pace.ts';

export interface AnalysisActions {
  readonly ask: (question: AnalysisQuestion) => void;
  readonly open: (fn: SampledFunction) => void;
  /** Selects lanes, by their ids. */
  readonly showLanes: (lanes: readonly string[]) => void;
  /** A stretch of time; the whole run without one. */
  readonly showTime: (window?: TimeWindow) => void;
  readonly announce: (sentence: string) => void;
  /** What `view` gives has changed. */
  readonly changed: () => void;
}

/** What is selected: the lanes, none for all, and the time that is shown. */
export interface AnalysisScope {
  readonly lanes: readonly string[];
  readonly window: TimeWindow;
}

/** What the page's DOM shows of it. */
export interface AnalysisView {
  readonly findings: readonly PanelFinding[] | undefined;
  readonly tree: Extract<AnalysisAnswer, { kind: 'call-tree' }> | undefined;
  readonly functions: Extract<AnalysisAnswer, { kind: 'functions' }> | undefined;
  readonly traffic: TrafficCounts | undefined;
  /** Why nothing is predicted; '' where something is, or may be. */
  readonly whyNotPredicted: string;
}

/** Before the service has said anything. */
export const noAnswers: AnalysisView = {
  findings: undefined,
  tree: undefined,
  functions: undefined,
  traffic: undefined,
  whyNotPredicted: '',
};

/** Findings, flame chart, functions, messages and charts: asks the service about what is selected, and shows its answers. */
export class Analysis {
  readonly #actions: AnalysisActions;
  readonly #flame: FlameChart;
  readonly #table: FunctionsTable;
  readonly #traffic: TrafficTables;
  readonly #charts: LaneCharts;
  readonly #predictions = new Predictions();
  readonly #pace = new Pace(() => this.#ask());
  #scope: PanelScope = { lanes: [], startUs: 0, endUs: 0 };
  #order: CallTreeOrder = 'sum';
  #filter = '';
  #selected = '';
  /** What of the run has been asked about, so that nothing is asked twice. */
  #asked = { revision: -1, scope: '', findings: -1, charts: '' };
  #revision = 0;
  #isRecording = false;
  #view = noAnswers;

  constructor(theme: Theme, tooltip: Tooltip, actions: AnalysisActions) {
    this.#actions = actions;
    const select = (fn: SampledFunction) => this.#select(functionKey(fn));
    const elements = {
      scroller: elementOf('flame-scroller', HTMLElement),
      rows: elementOf('flame-rows', HTMLElement),
      canvas: elementOf('flame', HTMLCanvasElement),
    };
    const { open, announce } = actions;
    this.#flame = new FlameChart(elements, theme, tooltip, { open, select, announce });
    this.#table = new FunctionsTable(elementOf('function-table', HTMLElement), this.#predictions, {
      open,
      select,
    });
    const trafficHosts = {
      matrix: elementOf('message-matrix', HTMLElement),
      messages: elementOf('message-table', HTMLElement),
      waits: elementOf('wait-table', HTMLElement),
    };
    this.#traffic = new TrafficTables(trafficHosts, actions);
    this.#charts = new LaneCharts(elementOf('charts', HTMLElement), theme, tooltip, {
      announce,
      showTime: (window) => actions.showTime(window),
      seen: () => this.#askSoon(),
    });
  }

  get view(): AnalysisView {
    return this.#view;
  }

  setTheme(theme: Theme): void {
    this.#flame.setTheme(theme);
    this.#charts.setTheme(theme);
  }

  setTimeline({ status, lanes }: Timeline, revision: number, isAnotherRun: boolean): void {
    this.#revision = revision;
    this.#isRecording = status === 'recording';
    if (isAnotherRun) {
      this.#view = noAnswers;
      this.#predictions.clear();
      this.#charts.forget();
    }
    this.#traffic.setLanes(lanes);
    this.#charts.setLanes(lanes);
    this.#askSoon();
  }

  setScope({ lanes, window }: AnalysisScope): void {
    this.#scope = { lanes, startUs: window.startUs, endUs: window.endUs };
    this.#askSoon();
  }

  /** What is on screen now, which may be on its way to what was chosen. */
  showWindow(window: TimeWindow): void {
    this.#flame.setWindow(window);
    this.#charts.setWindow(window);
  }

  setOrder(order: CallTreeOrder): void {
    this.#order = order;
    this.#askSoon();
  }

  setFilter(filter: string): void {
    this.#filter = filter;
    this.#table.setFilter(filter);
    this.#traffic.setFilter(filter);
    this.#view = { ...this.#view, traffic: this.#traffic.counts };
    this.#showFlameState();
  }

  focusTable(tab: 'functions' | 'messages' | 'charts'): void {
    ({ functions: this.#table, messages: this.#traffic, charts: this.#charts })[tab].focus();
  }

  /** What is predicted of functions, whether they are shown or not. */
  predict(files: readonly PredictedFile[]): void {
    this.#predictions.add(files);
    this.#view = { ...this.#view, whyNotPredicted: this.#predictions.whyNone };
    this.#table.predicted();
    this.#actions.changed();
  }

  receive(answer: AnalysisAnswer): void {
    switch (answer.kind) {
      case 'findings':
        this.#view = { ...this.#view, findings: answer.findings };
        break;
      case 'messages':
        this.#traffic.setTraffic(answer.traffic);
        this.#view = { ...this.#view, traffic: this.#traffic.counts };
        break;
      case 'charts':
        // Nothing outside of the charts shows any of it.
        return this.#charts.receive(answer);
      case 'functions':
        this.#view = { ...this.#view, functions: answer };
        this.#table.setFunctions(answer.functions, this.#whyEmpty());
        break;
      case 'call-tree':
        this.#view = { ...this.#view, tree: answer };
        this.#flame.setTree(answer.tree);
        this.#showFlameState();
        break;
      default:
        answer satisfies never;
    }
    this.#actions.changed();
  }

  #select(key: string): void {
    this.#selected = key;
    this.#table.select(key);
    this.#showFlameState();
  }

  #showFlameState(): void {
    const functions = this.#view.tree?.tree.functions ?? [];
    const matches = filterFunctions(functions, this.#filter);
    this.#flame.setState({ selectedFunction: this.#selected, matches });
  }

  #askSoon(): void {
    if (this.#revision > 0 && this.#scope.endUs > this.#scope.startUs) this.#pace.soon(this.#isRecording);
  }

  #ask(): void {
    const [revision, scope] = [this.#revision, this.#scope];
    const about = JSON.stringify([scope, this.#order]);
    if (revision !== this.#asked.findings) {
      this.#actions.ask({ kind: 'findings' });
      this.#actions.ask({ kind: 'messages' });
    }
    if (revision !== this.#asked.revision || about !== this.#asked.scope) {
      this.#actions.ask({ kind: 'functions', scope });
      const columns = Math.max(1000, Math.ceil(window.innerWidth));
      this.#actions.ask({ kind: 'call-tree', scope, order: this.#order, columns });
    }
    const charts = this.#charts.question(scope);
    const aboutCharts = charts === undefined ? '' : JSON.stringify([revision, charts]);
    if (charts !== undefined && aboutCharts !== this.#asked.charts) this.#actions.ask(charts);
    this.#asked = { revision, scope: about, findings: revision, charts: aboutCharts };
  }

  #whyEmpty(): string {
    const isWhole = this.#scope.lanes.length === 0;
    if (!isWhole)
      return 'Samples found no function here: the lane was idle, or it was not sampled at this time.';
    return this.#isRecording
      ? 'No samples yet. Threads hand them on about once a second.'
      : 'No samples: the program was profiled without sampling (see the setting poolwright.profiler.sampleEveryMs) or ended before it told of its samples, or nothing ran at this time.';
  }
}

import { render } from 'lit';
import type { CallTreeOrder } from '../../profile/index.ts';
import type { Timeline } from '../../profile/timeline.ts';
import type { HostToPanel, PanelToHost } from '../../protocol/index.ts';
import type { Host } from '../shared/host.ts';
import { currentTheme } from '../shared/watchTheme.ts';
import { Analysis, noAnswers } from './analysis/analysis.ts';
import { BoxRequests } from './boxRequests.ts';
import { Calm } from './calm.ts';
import { elementOf } from './elementOf.ts';
import { withExcerpts, type ExcerptLayout } from './excerptLayout.ts';
import { filterFunctions } from './filterFunctions.ts';
import { filterLanes } from './filterLanes.ts';
import { isAnotherRun } from './isAnotherRun.ts';
import { startLayout } from './layoutClient.ts';
import type { LayoutHandlers } from './layoutContract.ts';
import { countMatches, filterTasks, type RowsLayout, type TimeWindow } from './layout/index.ts';
import { Motion } from './motion.ts';
import { Navigation } from './navigation.ts';
import { makePageActions } from './pageActions.ts';
import { ground, listenToPage } from './pageEvents.ts';
import { Picture } from './picture/picture.ts';
import { listenToPicture, zoomToTask, type PictureContext } from './pictureInput.ts';
import { Questions } from './questions.ts';
import { readSavedState, type SavedState } from './savedState.ts';
import { Selector } from './selector.ts';
import { Tables } from './tables/tables.ts';
import { Tooltip } from './tooltip.ts';
import type { PageActions } from './view/pageModel.ts';
import { pageView } from './view/pageView.ts';

/** So many problems are kept; a service in trouble must not fill the page. */
const mostProblems = 5;

/** The profiler panel: holds what is shown and hands it to page view, picture, analysis and tables. */
export class PanelPage {
  readonly #root: HTMLElement;
  readonly #host: Host<PanelToHost>;
  readonly #layout: ExcerptLayout;
  readonly #questions: Questions;
  readonly #picture: Picture;
  readonly #tables: Tables;
  readonly #analysis: Analysis;
  readonly #navigation: Navigation;
  readonly #selector: Selector;
  readonly #input: PictureContext;
  readonly #actions: PageActions;
  readonly #boxes = new BoxRequests((viewport) => this.#layout.layout(viewport));
  readonly #renderCalmly = new Calm(() => this.#render());
  #saved: SavedState;
  #title = '';
  #canRunAgain = true;
  #problems: readonly string[] = [];
  #revision = 0;
  /** 0…1 of the file; while it is not known, 0. */
  #readShare = 0;
  /** The newest timeline that the layout worker has answered for, with its rows. */
  #shown: { readonly timeline: Timeline; readonly rows: RowsLayout | undefined } | undefined;
  /** On screen now; on its way to the navigation's window while something moves. */
  #window: TimeWindow = { startUs: 0, endUs: 1 };
  #hover = { task: -1, x: -1 };
  #matches: Uint8Array | null = null;
  #laneMatches: Uint8Array | null = null;

  constructor(root: HTMLElement, host: Host<PanelToHost>, layoutWorkerUrl: string) {
    this.#root = root;
    this.#host = host;
    this.#saved = readSavedState(host.readState());
    this.#questions = new Questions(
      (message) => host.post(message),
      (answer) => {
        if (answer.kind === 'excerpt') this.#layout.receive(answer);
        else if (answer.kind === 'tasks') this.#tables.receive(answer);
        else this.#analysis.receive(answer);
      },
    );
    const shown: LayoutHandlers = {
      timeline: (timeline, rows) => this.#showTimeline(timeline, rows),
      boxes: (viewport, boxes) => {
        this.#picture.setBoxes(viewport, boxes);
        this.#tables.showSoon();
      },
      overview: (overview) => this.#picture.setOverview(overview),
      failed: (reason) => {
        this.fail(`The picture cannot be drawn: ${reason}. The tables below say the same in words.`);
        this.#tables.showSoon();
      },
    };
    this.#layout = withExcerpts(startLayout(layoutWorkerUrl, shown), shown, {
      ask: (question) => this.#questions.ask(question),
      firstViewport: (endUs) => {
        this.#picture.measure();
        return { startUs: 0, endUs, widthPx: this.#picture.widthPx };
      },
    });
    const motion = new Motion((window) => this.#showWindow(window));
    this.#navigation = new Navigation(this.#saved.view, {
      show: (window) => {
        motion.stop();
        this.#showWindow(window);
      },
      move: (from, to) => motion.move(from, to),
      chosen: (view) => {
        this.#save({ view });
        this.#setScope();
      },
    });
    this.#selector = this.#makeSelector();
    this.#actions = makePageActions({
      host,
      navigation: this.#navigation,
      selector: this.#selector,
      input: () => this.#input,
      tab: () => this.#saved.tab,
      save: (change) => {
        this.#save(change);
        this.#render();
      },
      setFilter: (filter) => this.#setFilter(filter),
      setOrder: (order) => this.#setOrder(order),
      focusTable: (tab) => {
        if (tab === 'functions' || tab === 'messages') this.#analysis.focusTable(tab);
        else this.#tables.focus(tab);
      },
    });
    // The first painting makes the elements that everything else draws into.
    this.#render(noAnswers);
    const elements = {
      axis: elementOf('axis', HTMLCanvasElement),
      lanes: elementOf('lanes', HTMLCanvasElement),
      overview: elementOf('overview', HTMLCanvasElement),
      scroller: elementOf('scroller', HTMLElement),
    };
    const theme = currentTheme(ground);
    const tooltip = new Tooltip(elementOf('tooltip', HTMLElement));
    this.#picture = new Picture(elements, theme);
    this.#analysis = new Analysis(theme, tooltip, {
      ask: (question) => this.#questions.ask(question),
      open: (fn) => this.#actions.goTo(fn, 'show'),
      showLanes: (lanes) => this.#selector.showLanes(lanes),
      announce: (sentence) => this.#announce(sentence),
      changed: () => this.#render(),
    });
    this.#analysis.setOrder(this.#saved.order);
    this.#analysis.setFilter(this.#saved.filter);
    this.#tables = new Tables(elementOf('task-table', HTMLElement), elementOf('lane-table', HTMLElement), {
      selectTask: (task) => this.#selector.selectTask(task),
      openTask: (task) => zoomToTask(this.#input, task),
      selectLane: (lane) => this.#selector.selectLane(lane),
      selectListed: (timeline, task, isOpened) => this.#selector.selectListed(timeline, task, isOpened),
      askForTasks: (list) => this.#questions.ask({ kind: 'tasks', list }),
      counted: (total) => {
        this.#render();
        if (this.#matches !== null) this.#announceMatches(total);
      },
    });
    this.#input = {
      picture: this.#picture,
      navigation: this.#navigation,
      tooltip,
      timeline: () => this.#shown?.timeline,
      selectedTask: () => this.#selector.selection.task,
      selectTask: (task) => this.#selector.selectTask(task),
      selectLane: (lane) => this.#selector.selectLane(lane),
      stepTask: (step) => this.#selector.stepTask(step),
      stepLane: (step) => this.#selector.stepLane(step),
      hover: (task, x) => {
        this.#hover = { task, x };
        this.#showPicture();
      },
    };
    listenToPicture({ ...elements, overview: elementOf('overview-track', HTMLElement) }, this.#input);
    listenToPage(elements.scroller, {
      themed: (changed) => {
        this.#picture.setTheme(changed);
        this.#analysis.setTheme(changed);
      },
      resized: () => {
        this.#picture.measure();
        this.#askForBoxes();
        if (this.#shown !== undefined) this.#layout.overview(this.#overviewColumns());
      },
      showKeys: this.#actions.showKeys,
    });
  }

  /** Takes one message from the extension; what cannot be read is shown and logged, and nothing else changes. */
  receive(message: HostToPanel): void {
    switch (message.type) {
      case 'timeline':
        return this.#layOut(message.revision, message.timeline);
      case 'answer':
        return this.#questions.receive(message);
      case 'predictions':
        return this.#analysis.predict(message.files);
      case 'title':
        this.#title = message.title;
        this.#canRunAgain = message.canRunAgain;
        return this.#render();
      case 'reading':
        this.#readShare = message.readBytes / Math.max(1, message.totalBytes);
        return this.#render();
      case 'problem':
        return this.#addProblem(message.message);
      default:
        return message satisfies never;
    }
  }

  /** Our own failure: a person reads it here, and the log has it too. */
  fail(message: string): void {
    this.#host.post({ type: 'failed', message });
    this.#addProblem(message);
  }

  /** What will be seen of it is asked for at once: the worker need not wait for the page to show the rows first. */
  #layOut(revision: number, timeline: Timeline): void {
    this.#revision = revision;
    this.#layout.setTimeline(revision, timeline);
    this.#picture.measure();
    this.#boxes.forget();
    const window = this.#navigation.windowAt(timeline.durationUs);
    this.#boxes.show({ ...window, widthPx: this.#picture.widthPx }, timeline.durationUs);
    this.#layout.overview(this.#overviewColumns());
  }

  #showTimeline(timeline: Timeline, rows: RowsLayout | undefined): void {
    const before = this.#shown?.timeline;
    const isAnother = before !== undefined && isAnotherRun(before, timeline);
    this.#shown = { timeline, rows };
    if (isAnother) {
      this.#navigation.reset();
      this.#save({ selectedLanes: [], selectedTask: null });
    }
    this.#selector.selection.find(timeline, this.#saved);
    this.#matches = filterTasks(timeline, this.#saved.filter);
    this.#laneMatches = filterLanes(timeline, this.#saved.filter);
    if (this.#matches !== null) {
      this.#layout.setFilter(this.#matches, this.#saved.filter);
      this.#boxes.forget();
    }
    if (rows !== undefined) this.#picture.setRows(timeline, rows);
    this.#render();
    this.#tables.setTimeline(timeline, this.#tablesState());
    if (rows === undefined) this.#tables.showSoon();
    // Another part of the same run: where a person goes in it, and how far it is, stays as it was.
    if (timeline.taskTotal !== undefined && before?.durationUs === timeline.durationUs) {
      // Its tasks have other numbers.
      this.#hover = { ...this.#hover, task: -1 };
      this.#showPicture();
      return;
    }
    this.#picture.measure();
    this.#navigation.setDuration(timeline.durationUs);
    this.#layout.overview(this.#overviewColumns());
    this.#analysis.setTimeline(timeline, this.#revision, isAnother);
    this.#setScope();
  }

  #showWindow(window: TimeWindow): void {
    this.#window = window;
    this.#askForBoxes();
    this.#analysis.showWindow(window);
    this.#showPicture();
    this.#renderCalmly.ask();
  }

  /** What is selected decides what the lower half is of. */
  #setScope(): void {
    if (this.#shown === undefined) return;
    const { lanes } = this.#shown.timeline;
    this.#analysis.setScope({
      lanes: this.#selector.selection.lanes.flatMap((lane) => lanes[lane]?.id ?? []),
      window: this.#navigation.window,
    });
  }

  #askForBoxes(): void {
    if (this.#shown === undefined) return;
    const viewport = { ...this.#window, widthPx: this.#picture.widthPx };
    this.#boxes.show(viewport, this.#shown.timeline.durationUs);
  }

  #overviewColumns(): number {
    return Math.max(10, Math.floor(this.#picture.widthPx / 4));
  }

  #setFilter(filter: string): void {
    this.#save({ filter });
    this.#analysis.setFilter(filter);
    if (this.#shown === undefined) return;
    this.#matches = filterTasks(this.#shown.timeline, filter);
    this.#laneMatches = filterLanes(this.#shown.timeline, filter);
    this.#layout.setFilter(this.#matches, this.#saved.filter);
    this.#boxes.forget();
    this.#askForBoxes();
    this.#showSelection();
    if (this.#matches === null) return;
    const count = this.#matchCount();
    if (count !== undefined) this.#announceMatches(count);
  }

  #announceMatches(count: number): void {
    const functions = this.#functionMatches();
    const of = functions === undefined ? '' : ` and ${functions} functions`;
    this.#announce(`${count} tasks${of} match.`);
  }

  /** How many tasks the filter lets through; undefined without one, and while the service looks through a large run. */
  #matchCount(): number | undefined {
    if (this.#matches === null) return undefined;
    return this.#shown?.timeline.taskTotal === undefined
      ? countMatches(this.#matches)
      : this.#tables.listedCount;
  }

  #functionMatches(view = this.#analysis.view): number | undefined {
    const functions = view.functions?.functions.functions;
    const matches = functions === undefined ? null : filterFunctions(functions, this.#saved.filter);
    return matches === null ? undefined : countMatches(matches);
  }

  #showSelection(): void {
    this.#setScope();
    this.#render();
    this.#showPicture();
    this.#tables.setState(this.#tablesState());
  }

  #tablesState() {
    const { task, lane } = this.#selector.selection;
    return {
      matches: this.#matches,
      laneMatches: this.#laneMatches,
      filter: this.#saved.filter,
      selectedTask: task,
      selectedLane: lane,
    };
  }

  #showPicture(): void {
    this.#picture.setState({
      window: this.#window,
      selectedLanes: this.#selector.selection.lanes,
      selectedTask: this.#selector.selection.task,
      hoveredTask: this.#hover.task,
      cursorX: this.#hover.x,
      isWhole: this.#navigation.isWhole,
    });
  }

  #render(analysis = this.#analysis.view): void {
    const timeline = this.#shown?.timeline;
    const model = {
      ...this.#saved,
      title: this.#title === '' ? (timeline?.command ?? 'Profile') : this.#title,
      canRunAgain: this.#canRunAgain,
      timeline,
      rows: this.#shown?.rows,
      window: this.#window,
      isWhole: this.#navigation.isWhole,
      problems: this.#problems,
      readShare: this.#readShare,
      selectedLanes: this.#selector.selection.lanes,
      analysis,
      matchCount: this.#matchCount(),
      functionMatchCount: this.#functionMatches(analysis),
    };
    render(pageView(model, this.#actions), this.#root);
  }

  #makeSelector(): Selector {
    return new Selector({
      shown: () => this.#shown,
      matches: () => this.#matches,
      navigation: this.#navigation,
      save: (change) => this.#save(change),
      changed: () => this.#showSelection(),
      reveal: {
        lane: (lane) => this.#picture.revealLane(lane),
        taskRow: (task) => this.#tables.revealTask(task),
        laneRow: (lane) => this.#tables.revealLane(lane),
      },
      announce: (sentence) => this.#announce(sentence),
    });
  }

  /** One lane has an order of time; of all lanes, the first one stands for them. */
  #setOrder(order: CallTreeOrder): void {
    this.#save({ order });
    this.#analysis.setOrder(order);
    if (order === 'time' && this.#selector.selection.lanes.length !== 1)
      this.#selector.selectLane(Math.max(0, this.#selector.selection.lanes[0] ?? 0));
    this.#render();
  }

  #save(change: Partial<SavedState>): void {
    this.#saved = { ...this.#saved, ...change };
    this.#host.writeState(this.#saved);
  }

  #addProblem(message: string): void {
    if (this.#problems.includes(message)) return;
    this.#problems = [...this.#problems, message].slice(-mostProblems);
    this.#render();
  }

  #announce(sentence: string): void {
    elementOf('announcer', HTMLElement).textContent = sentence;
  }
}

import { render } from 'lit';
import type { Timeline } from '../../profile/timeline.ts';
import type { HostToPanel, PanelToHost } from '../../protocol/index.ts';
import type { Host } from '../shared/host.ts';
import { setThemeVariables } from '../shared/themeVariables.ts';
import { currentTheme, watchTheme } from '../shared/watchTheme.ts';
import { taskSentence } from './describeHit.ts';
import { isAnotherRun } from './isAnotherRun.ts';
import { listenForSlash } from './filterShortcut.ts';
import { startLayout } from './layoutClient.ts';
import type { LayoutHandlers } from './layoutContract.ts';
import {
  countMatches,
  filterTasks,
  nextLane,
  overscanned,
  type RowsLayout,
  type TimeWindow,
} from './layout/index.ts';
import { withExcerpts, type ExcerptLayout } from './excerptLayout.ts';
import { elementOf } from './elementOf.ts';
import { Motion } from './motion.ts';
import { Navigation } from './navigation.ts';
import { nextTask } from './nextTask.ts';
import { pageView, type PageActions } from './pageView.ts';
import { Picture } from './picture/picture.ts';
import {
  handlePictureKey,
  listenToPicture,
  taskStretch,
  zoomToTask,
  type PictureContext,
} from './pictureInput.ts';
import { findTask, keyOfTask, readSavedState, type SavedState } from './savedState.ts';
import { Questions } from './questions.ts';
import { resizeLanes } from './splitter.ts';
import { Tables } from './tables/tables.ts';
import { Tooltip } from './tooltip.ts';

const ground = 'editor-background';

/** So many problems are kept; a service in trouble must not fill the page. */
const mostProblems = 5;

/** The profiler panel: holds what is shown and hands it to page view, picture and tables. */
export class PanelPage {
  readonly #root: HTMLElement;
  readonly #host: Host<PanelToHost>;
  readonly #layout: ExcerptLayout;
  readonly #picture: Picture;
  readonly #tables: Tables;
  readonly #navigation: Navigation;
  readonly #input: PictureContext;
  readonly #actions: PageActions;
  readonly #questions: Questions;
  #saved: SavedState;
  #title = '';
  #problems: readonly string[] = [];
  /** 0…1 of the file; while it is not known, 0. */
  #readShare = 0;
  /** The newest timeline that the layout worker has answered for, with its rows. */
  #shown: { readonly timeline: Timeline; readonly rows: RowsLayout | undefined } | undefined;
  /** On screen now; on its way to the navigation's window while something moves. */
  #window: TimeWindow = { startUs: 0, endUs: 1 };
  #selectedTask = -1;
  #selectedLane = -1;
  #hover = { task: -1, x: -1 };
  #matches: Uint8Array | null = null;

  constructor(root: HTMLElement, host: Host<PanelToHost>, layoutWorkerUrl: string) {
    this.#root = root;
    this.#host = host;
    this.#saved = readSavedState(host.readState());
    this.#questions = new Questions(
      (message) => host.post(message),
      (answer) => {
        if (answer.kind === 'excerpt') this.#layout.receive(answer);
        else this.#render();
      },
    );
    const shown: LayoutHandlers = {
      timeline: (timeline, rows) => this.#showTimeline(timeline, rows),
      boxes: (viewport, boxes) => this.#picture.setBoxes(viewport, boxes),
      overview: (overview) => this.#picture.setOverview(overview),
      failed: (reason) =>
        this.fail(`The picture cannot be drawn: ${reason}. The tables below say the same in words.`),
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
      chosen: (view) => this.#save({ view }),
    });
    this.#actions = this.#makeActions();
    this.#render();
    const elements = {
      axis: elementOf('axis', HTMLCanvasElement),
      lanes: elementOf('lanes', HTMLCanvasElement),
      overview: elementOf('overview', HTMLCanvasElement),
      scroller: elementOf('scroller', HTMLElement),
    };
    this.#picture = new Picture(elements, currentTheme(ground));
    this.#tables = new Tables(elementOf('task-table', HTMLElement), elementOf('lane-table', HTMLElement), {
      selectTask: (task) => this.#selectTask(task),
      openTask: (task) => zoomToTask(this.#input, task),
      selectLane: (lane) => this.#selectLane(lane),
    });
    this.#input = {
      picture: this.#picture,
      navigation: this.#navigation,
      tooltip: new Tooltip(elementOf('tooltip', HTMLElement)),
      timeline: () => this.#shown?.timeline,
      selectedTask: () => this.#selectedTask,
      selectTask: (task) => this.#selectTask(task),
      selectLane: (lane) => this.#selectLane(lane),
      stepTask: (step) => this.#stepTask(step),
      stepLane: (step) => this.#stepLane(step),
      hover: (task, x) => {
        this.#hover = { task, x };
        this.#showPicture();
      },
    };
    listenToPicture({ ...elements, overview: elementOf('overview-track', HTMLElement) }, this.#input);
    this.#listenToPage(elements.scroller);
  }

  /** Takes one message from the extension; what cannot be read is shown and logged, and nothing else changes. */
  receive(message: HostToPanel): void {
    switch (message.type) {
      case 'timeline':
        return this.#layout.setTimeline(message.revision, message.timeline);
      case 'answer':
        return this.#questions.receive(message);
      case 'title':
        this.#title = message.title;
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

  #showTimeline(timeline: Timeline, rows: RowsLayout | undefined): void {
    const before = this.#shown?.timeline;
    this.#shown = { timeline, rows };
    if (before !== undefined && isAnotherRun(before, timeline)) {
      this.#navigation.reset();
      this.#save({ selectedLane: '', selectedTask: null });
    }
    this.#selectedTask = findTask(timeline, this.#saved.selectedTask);
    this.#selectedLane = timeline.lanes.findIndex(({ id }) => id === this.#saved.selectedLane);
    this.#matches = filterTasks(timeline, this.#saved.filter);
    if (this.#matches !== null) this.#layout.setFilter(this.#matches, this.#saved.filter);
    if (rows !== undefined) this.#picture.setRows(timeline, rows);
    this.#render();
    this.#tables.setTimeline(timeline, this.#tablesState());
    // Another part of the same run: where a person goes in it, and how far it is, stays as it was.
    if (timeline.taskTotal !== undefined && before?.durationUs === timeline.durationUs) return;
    this.#picture.measure();
    this.#navigation.setDuration(timeline.durationUs);
    this.#layout.overview(this.#overviewColumns());
  }

  #showWindow(window: TimeWindow): void {
    this.#window = window;
    this.#askForBoxes();
    this.#showPicture();
    this.#render();
  }

  #askForBoxes(): void {
    if (this.#shown === undefined) return;
    const viewport = { ...this.#window, widthPx: this.#picture.widthPx };
    this.#layout.layout(overscanned(viewport, this.#shown.timeline.durationUs));
  }

  #overviewColumns(): number {
    return Math.max(10, Math.floor(this.#picture.widthPx / 4));
  }

  #selectTask(task: number): void {
    const timeline = this.#shown?.timeline;
    if (timeline === undefined || task === this.#selectedTask) return;
    this.#selectedTask = task;
    this.#save({ selectedTask: keyOfTask(timeline, task), ...(task >= 0 ? { tab: 'tasks' } : {}) });
    this.#showSelection();
    if (task < 0) return;
    const workerLane = timeline.tasks.workerLane[task] ?? -1;
    this.#picture.revealLane(workerLane >= 0 ? workerLane : (timeline.tasks.callerLane[task] ?? -1));
    this.#navigation.reveal(taskStretch(timeline, task));
    this.#tables.revealTask(task);
    this.#announce(taskSentence(timeline, task));
  }

  #selectLane(lane: number): void {
    if (lane === this.#selectedLane) return;
    this.#selectedLane = lane;
    this.#save({ selectedLane: this.#shown?.timeline.lanes[lane]?.id ?? '' });
    this.#showSelection();
    this.#picture.revealLane(lane);
    this.#tables.revealLane(lane);
  }

  #stepLane(step: 1 | -1): void {
    const next = nextLane(this.#shown?.rows?.rows ?? [], this.#selectedLane, step);
    if (next !== undefined) this.#selectLane(next);
  }

  #stepTask(step: 1 | -1): void {
    if (this.#shown === undefined) return;
    const walk = { lane: this.#selectedLane, matches: this.#matches, window: this.#navigation.window };
    const task = nextTask(this.#shown.timeline, this.#selectedTask, step, walk);
    if (task >= 0) this.#selectTask(task);
    else this.#announce(step === 1 ? 'There is no later task here.' : 'There is no earlier task here.');
  }

  #setFilter(filter: string): void {
    this.#save({ filter, tab: 'tasks' });
    if (this.#shown === undefined) return;
    this.#matches = filterTasks(this.#shown.timeline, filter);
    this.#layout.setFilter(this.#matches, filter);
    this.#askForBoxes();
    this.#showSelection();
    if (this.#matches !== null) this.#announce(`${countMatches(this.#matches)} tasks match.`);
  }

  #showSelection(): void {
    this.#render();
    this.#showPicture();
    this.#tables.setState(this.#tablesState());
  }

  #tablesState() {
    return { matches: this.#matches, selectedTask: this.#selectedTask, selectedLane: this.#selectedLane };
  }

  #showPicture(): void {
    this.#picture.setState({
      window: this.#window,
      selectedLane: this.#selectedLane,
      selectedTask: this.#selectedTask,
      hoveredTask: this.#hover.task,
      cursorX: this.#hover.x,
      isWhole: this.#navigation.isWhole,
    });
  }

  #render(): void {
    const timeline = this.#shown?.timeline;
    const model = {
      ...this.#saved,
      title: this.#title === '' ? (timeline?.command ?? 'Profile') : this.#title,
      timeline,
      rows: this.#shown?.rows,
      window: this.#window,
      isWhole: this.#navigation.isWhole,
      problems: this.#problems,
      readShare: this.#readShare,
      selectedLane: this.#selectedLane,
      matchCount: this.#matches === null ? undefined : countMatches(this.#matches),
    };
    render(pageView(model, this.#actions), this.#root);
  }

  #makeActions(): PageActions {
    return {
      stop: () => this.#host.post({ type: 'stop' }),
      profileAgain: () => this.#host.post({ type: 'profile-again' }),
      zoom: (factor) => this.#navigation.zoom(factor, undefined, true),
      fit: () => this.#navigation.fit(),
      selectLane: (lane) => this.#selectLane(lane),
      pictureKey: (event) => handlePictureKey(event, this.#input),
      showTab: (tab) => {
        this.#save({ tab });
        this.#render();
      },
      setFilter: (filter) => this.#setFilter(filter),
      leaveFilter: () => {
        this.#setFilter('');
        this.#tables.focusTasks();
      },
      resize: (event) =>
        resizeLanes(event, elementOf('scroller', HTMLElement).clientHeight, (lanesHeight) => {
          this.#save({ lanesHeight });
          this.#render();
        }),
    };
  }

  #listenToPage(scroller: HTMLElement): void {
    watchTheme((theme) => {
      setThemeVariables(theme);
      this.#picture.setTheme(theme);
    }, ground);
    setThemeVariables(currentTheme(ground));
    new ResizeObserver(() => {
      this.#picture.measure();
      this.#askForBoxes();
      if (this.#shown !== undefined) this.#layout.overview(this.#overviewColumns());
    }).observe(scroller);
    listenForSlash(() => elementOf('filter', HTMLElement).focus());
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

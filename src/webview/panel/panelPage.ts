import { render } from 'lit';
import type { Timeline } from '../../profile/timeline.ts';
import type { HostToPanel, PanelToHost } from '../../protocol/index.ts';
import type { Host } from '../shared/host.ts';
import { setThemeVariables } from '../shared/themeVariables.ts';
import { currentTheme, watchTheme } from '../shared/watchTheme.ts';
import { taskSentence } from './describeHit.ts';
import { countMatches, filterTasks } from './filterTasks.ts';
import { startLayout, type LayoutClient } from './layoutClient.ts';
import type { LayoutToPage } from './layoutMessages.ts';
import { overscanned, type RowsLayout, type TimeWindow } from './layout/index.ts';
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
  readonly #layout: LayoutClient;
  readonly #picture: Picture;
  readonly #tables: Tables;
  readonly #navigation: Navigation;
  readonly #input: PictureContext;
  readonly #actions: PageActions;
  #saved: SavedState;
  #title = '';
  #problems: readonly string[] = [];
  /** Timelines that the layout worker has not answered for, by revision. */
  readonly #underWay = new Map<number, Timeline>();
  /** The newest one that it has: timeline and rows that belong together. */
  #shown: { readonly timeline: Timeline; readonly rows: RowsLayout } | undefined;
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
    this.#layout = startLayout(
      layoutWorkerUrl,
      (message) => this.#receiveLayout(message),
      (reason) =>
        this.#fail(`The picture cannot be drawn: ${reason}. The tables below say the same in words.`),
    );
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
    const canvas = (id: string) => this.#element(id, HTMLCanvasElement);
    const scroller = this.#element('scroller', HTMLElement);
    const elements = { axis: canvas('axis'), lanes: canvas('lanes'), overview: canvas('overview'), scroller };
    this.#picture = new Picture(elements, currentTheme(ground), () => performance.mark('poolwright:painted'));
    this.#tables = new Tables(
      this.#element('task-table', HTMLElement),
      this.#element('lane-table', HTMLElement),
      {
        selectTask: (task) => this.#selectTask(task),
        openTask: (task) => zoomToTask(this.#input, task),
        selectLane: (lane) => this.#selectLane(lane),
      },
    );
    this.#input = {
      picture: this.#picture,
      navigation: this.#navigation,
      tooltip: new Tooltip(this.#element('tooltip', HTMLElement)),
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
    listenToPicture({ ...elements, overview: this.#element('overview-track', HTMLElement) }, this.#input);
    this.#listenToPage(scroller);
  }

  /** Takes one message from the extension; what cannot be read is shown and logged, and nothing else changes. */
  receive(message: HostToPanel): void {
    switch (message.type) {
      case 'timeline':
        return this.#receiveTimeline(message.revision, message.timeline);
      case 'title':
        this.#title = message.title;
        return this.#render();
      case 'problem':
        return this.#addProblem(message.message);
      default:
        return message satisfies never;
    }
  }

  /** Our own failure: a person reads it here, and the log has it too. */
  fail(message: string): void {
    this.#fail(message);
  }

  #receiveTimeline(revision: number, timeline: Timeline): void {
    this.#underWay.set(revision, timeline);
    this.#layout.setTimeline(revision, timeline);
  }

  #receiveLayout(message: Exclude<LayoutToPage, { type: 'failed' }>): void {
    switch (message.type) {
      case 'rows': {
        const timeline = this.#underWay.get(message.revision);
        this.#underWay.delete(message.revision);
        if (timeline !== undefined) this.#showTimeline(timeline, message.layout);
        return;
      }
      case 'boxes':
        return this.#picture.setBoxes(message.viewport, message.boxes);
      case 'overview':
        return this.#picture.setOverview(message.layout);
      default:
        message satisfies never;
    }
  }

  #showTimeline(timeline: Timeline, rows: RowsLayout): void {
    const before = this.#shown?.timeline;
    this.#shown = { timeline, rows };
    if (before !== undefined && isAnotherRun(before, timeline)) {
      this.#navigation.reset();
      this.#save({ selectedLane: '', selectedTask: null });
    }
    this.#selectedTask = findTask(timeline, this.#saved.selectedTask);
    this.#selectedLane = timeline.lanes.findIndex(({ id }) => id === this.#saved.selectedLane);
    this.#matches = filterTasks(timeline, this.#saved.filter);
    if (this.#matches !== null) this.#layout.setFilter(this.#matches);
    this.#picture.setRows(timeline, rows);
    this.#render();
    this.#navigation.setDuration(timeline.durationUs);
    this.#layout.overview(this.#overviewColumns());
    this.#tables.setTimeline(timeline, this.#tablesState());
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
    const order = this.#shown?.rows.rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : [])) ?? [];
    const at = order.indexOf(this.#selectedLane);
    const next = order[at < 0 ? (step === 1 ? 0 : order.length - 1) : at + step];
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
    this.#layout.setFilter(this.#matches);
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
        resizeLanes(event, this.#element('scroller', HTMLElement).clientHeight, (lanesHeight) => {
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
      this.#askForBoxes();
      if (this.#shown !== undefined) this.#layout.overview(this.#overviewColumns());
      this.#picture.paintSoon();
    }).observe(scroller);
    document.addEventListener('keydown', (event) => {
      const isTyping = event.composedPath().some((target) => target instanceof HTMLInputElement);
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.#element('filter', HTMLElement).focus();
    });
  }

  #save(change: Partial<SavedState>): void {
    this.#saved = { ...this.#saved, ...change };
    this.#host.writeState(this.#saved);
  }

  #fail(message: string): void {
    this.#host.post({ type: 'failed', message });
    this.#addProblem(message);
  }

  #addProblem(message: string): void {
    if (this.#problems.includes(message)) return;
    this.#problems = [...this.#problems, message].slice(-mostProblems);
    this.#render();
  }

  #announce(sentence: string): void {
    this.#element('announcer', HTMLElement).textContent = sentence;
  }

  /** The page view has all of these, always. */
  #element<T extends HTMLElement>(id: string, kind: abstract new (...args: never[]) => T): T {
    const found = document.getElementById(id);
    if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} "${id}".`);
    return found;
  }
}

/** A recording only grows; one that has become shorter or runs again after its end is another run. */
function isAnotherRun(before: Timeline, now: Timeline): boolean {
  return now.durationUs < before.durationUs || (before.status !== 'recording' && now.status === 'recording');
}

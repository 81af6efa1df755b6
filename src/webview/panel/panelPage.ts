import { render } from 'lit';
import type { Timeline } from '../../profile/timeline.ts';
import type { HostToPanel, PanelToHost } from '../../protocol/index.ts';
import type { Host } from '../shared/host.ts';
import { noAnswers } from './analysis/analysis.ts';
import { announce } from './announce.ts';
import { Calm } from './calm.ts';
import { isAnotherRun } from './isAnotherRun.ts';
import type { RowsLayout, TimeWindow } from './layout/index.ts';
import { makePageControls, type PageControls } from './pageControls.ts';
import { makePageDrawings, type PageDrawings } from './pageDrawings.ts';
import { functionCount, matchSentence, PageFilter } from './pageFilter.ts';
import { ProblemList } from './problemList.ts';
import { Questions } from './questions.ts';
import { RunLayout } from './runLayout.ts';
import { SavedStore } from './savedStore.ts';
import type { TablesState } from './tables/tables.ts';
import { pageView } from './view/pageView.ts';

/** The profiler panel: holds what is shown and hands it to page view, picture, analysis and tables. */
export class PanelPage {
  readonly #root: HTMLElement;
  readonly #host: Host<PanelToHost>;
  readonly #layout: RunLayout;
  readonly #questions: Questions;
  readonly #controls: PageControls;
  readonly #drawings: PageDrawings;
  readonly #renderCalmly = new Calm(() => this.#render());
  readonly #saved: SavedStore;
  readonly #problems = new ProblemList();
  readonly #filter = new PageFilter();
  #title = '';
  #canRunAgain = true;
  #revision = 0;
  /** 0…1 of the file; while it is not known, 0. */
  #readShare = 0;
  /** The newest timeline that the layout worker has answered for, with its rows. */
  #shown: { readonly timeline: Timeline; readonly rows: RowsLayout | undefined } | undefined;
  /** On screen now; on its way to the navigation's window while something moves. */
  #window: TimeWindow = { startUs: 0, endUs: 1 };
  #hover = { task: -1, x: -1 };

  constructor(root: HTMLElement, host: Host<PanelToHost>, layoutWorkerUrl: string) {
    this.#root = root;
    this.#host = host;
    this.#saved = new SavedStore(host);
    this.#questions = new Questions(
      (message) => host.post(message),
      (answer) => {
        if (answer.kind === 'excerpt') this.#layout.receive(answer);
        else if (answer.kind === 'task-steps') this.#controls.walker.receive(answer);
        else if (answer.kind === 'tasks') this.#drawings.tables.receive(answer);
        else this.#drawings.analysis.receive(answer);
      },
    );
    this.#layout = new RunLayout(
      {
        timeline: (timeline, rows) => this.#showTimeline(timeline, rows),
        boxes: (viewport, boxes) => {
          this.#drawings.picture.setBoxes(viewport, boxes);
          this.#drawings.tables.showSoon();
        },
        overview: (overview) => this.#drawings.picture.setOverview(overview),
        failed: (reason) => {
          this.fail(`The picture cannot be drawn: ${reason}. The tables below say the same in words.`);
          this.#drawings.tables.showSoon();
        },
      },
      {
        workerUrl: layoutWorkerUrl,
        ask: (question) => this.#questions.ask(question),
        measure: () => this.#drawings.picture.measure(),
        widthPx: () => this.#drawings.picture.widthPx,
      },
    );
    this.#controls = makePageControls({
      host,
      saved: this.#saved,
      filter: this.#filter,
      shown: () => this.#shown,
      revision: () => this.#revision,
      ask: (question) => this.#questions.ask(question),
      drawings: () => this.#drawings,
      render: () => this.#render(),
      showWindow: (window) => this.#showWindow(window),
      showSelection: () => this.#showSelection(),
      setFilter: (words) => this.#setFilter(words),
    });
    // The first painting makes the elements that everything else draws into.
    this.#render(noAnswers);
    this.#drawings = makePageDrawings({
      saved: this.#saved.state,
      questions: this.#questions,
      controls: this.#controls,
      timeline: () => this.#shown?.timeline,
      render: () => this.#render(),
      hover: (task, x) => {
        this.#hover = { task, x };
        this.#showPicture();
      },
      counted: () => {
        this.#render();
        this.#announceMatches();
      },
      resized: () => {
        this.#askForBoxes();
        if (this.#shown !== undefined) this.#layout.overview();
      },
    });
  }

  /** Takes one message from the extension; what cannot be read is shown and logged, and nothing else changes. */
  receive(message: HostToPanel): void {
    switch (message.type) {
      case 'timeline':
        this.#revision = message.revision;
        return this.#layout.begin(
          message.revision,
          message.timeline,
          this.#controls.navigation.windowAt(message.timeline.durationUs),
        );
      case 'answer':
        return this.#questions.receive(message);
      case 'predictions':
        return this.#drawings.analysis.predict(message.files);
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

  #showTimeline(timeline: Timeline, rows: RowsLayout | undefined): void {
    const before = this.#shown?.timeline;
    const isAnother = before !== undefined && isAnotherRun(before, timeline);
    this.#shown = { timeline, rows };
    if (isAnother) this.#controls.beginAnew();
    this.#controls.selector.selection.find(timeline, this.#saved.state);
    const words = this.#saved.state.filter;
    this.#filter.find(timeline, words);
    if (this.#filter.tasks !== null) this.#layout.setFilter(this.#filter.tasks, words);
    if (rows !== undefined) this.#drawings.picture.setRows(timeline, rows);
    this.#render();
    this.#drawings.tables.setTimeline(timeline, this.#tablesState());
    if (rows === undefined) this.#drawings.tables.showSoon();
    // Another part of the same run: where a person goes in it, and how far it is, stays as it was.
    if (timeline.taskTotal !== undefined && before?.durationUs === timeline.durationUs) {
      // Its tasks have other numbers.
      this.#hover = { ...this.#hover, task: -1 };
      this.#showPicture();
      return;
    }
    this.#drawings.picture.measure();
    this.#controls.navigation.setDuration(timeline.durationUs);
    this.#layout.overview();
    this.#drawings.analysis.setTimeline(timeline, this.#revision, isAnother);
    this.#controls.setScope();
  }

  #showWindow(window: TimeWindow): void {
    this.#window = window;
    this.#askForBoxes();
    this.#drawings.analysis.showWindow(window);
    this.#showPicture();
    this.#renderCalmly.ask();
  }

  #askForBoxes(): void {
    if (this.#shown === undefined) return;
    this.#layout.show(this.#window, this.#shown.timeline.durationUs);
  }

  #setFilter(filter: string): void {
    this.#saved.save({ filter });
    this.#drawings.analysis.setFilter(filter);
    if (this.#shown === undefined) return;
    this.#filter.find(this.#shown.timeline, filter);
    this.#layout.setFilter(this.#filter.tasks, filter);
    this.#askForBoxes();
    this.#showSelection();
    this.#announceMatches();
  }

  #announceMatches(): void {
    const count = this.#filter.taskCount(() => this.#drawings.tables.listedCount);
    const functions = functionCount(this.#drawings.analysis.view, this.#saved.state.filter);
    if (count !== undefined) announce(matchSentence(count, functions));
  }

  #showSelection(): void {
    this.#controls.setScope();
    this.#render();
    this.#showPicture();
    this.#drawings.tables.setState(this.#tablesState());
  }

  #tablesState(): TablesState {
    const { task, lane } = this.#controls.selector.selection;
    const { filter } = this.#saved.state;
    return { ...this.#filter.found, filter, selectedTask: task, selectedLane: lane };
  }

  #showPicture(): void {
    this.#drawings.picture.setState({
      window: this.#window,
      selectedLanes: this.#controls.selector.selection.lanes,
      selectedTask: this.#controls.selector.selection.task,
      hoveredTask: this.#hover.task,
      cursorX: this.#hover.x,
      isWhole: this.#controls.navigation.isWhole,
    });
  }

  #render(analysis = this.#drawings.analysis.view): void {
    const timeline = this.#shown?.timeline;
    const model = {
      ...this.#saved.state,
      title: this.#title === '' ? (timeline?.command ?? 'Profile') : this.#title,
      canRunAgain: this.#canRunAgain,
      timeline,
      rows: this.#shown?.rows,
      window: this.#window,
      isWhole: this.#controls.navigation.isWhole,
      problems: this.#problems.all,
      readShare: this.#readShare,
      selectedLanes: this.#controls.selector.selection.lanes,
      analysis,
      matchCount: this.#filter.taskCount(() => this.#drawings.tables.listedCount),
      functionMatchCount: functionCount(analysis, this.#saved.state.filter),
    };
    render(pageView(model, this.#controls.actions), this.#root);
  }

  #addProblem(message: string): void {
    if (this.#problems.add(message)) this.#render();
  }
}

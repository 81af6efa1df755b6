import type { Timeline } from '../../profile/timeline.ts';
import type { PanelFinding } from '../../protocol/index.ts';
import { taskSentence } from './describeHit.ts';
import {
  findTask,
  keyOfTask,
  nextLane,
  nextTask,
  shownEndUs,
  type RowsLayout,
  type TaskKey,
  type TimeWindow,
} from './layout/index.ts';
import type { Navigation } from './navigation.ts';
import { taskStretch } from './pictureInput.ts';
import type { SavedState } from './savedState.ts';
import { Selection } from './selection.ts';

/** Narrower than this, a task is hardly seen to be selected; narrower than two pixels, it is merged with others. */
const leastSeenPx = 6;

/** What selecting needs of the page. */
export interface SelectorPage {
  readonly shown: () => { readonly timeline: Timeline; readonly rows: RowsLayout | undefined } | undefined;
  readonly matches: () => Uint8Array | null;
  readonly navigation: Navigation;
  readonly save: (change: Partial<SavedState>) => void;
  /** Also of a task that the page does not have. */
  readonly selectedKey: () => TaskKey | null;
  /** Looks for the next task of a run of which the page has a part. */
  readonly walk: (step: 1 | -1) => void;
  readonly widthPx: () => number;
  /** Something else is selected. */
  readonly changed: () => void;
  readonly reveal: {
    readonly lane: (lane: number) => void;
    readonly taskRow: (task: number) => void;
    readonly laneRow: (lane: number) => void;
  };
  readonly announce: (sentence: string) => void;
}

/** Selects lanes, tasks and the time of findings, and brings into sight what is selected. */
export class Selector {
  readonly selection = new Selection();
  readonly #page: SelectorPage;

  constructor(page: SelectorPage) {
    this.#page = page;
  }

  selectTask(task: number): void {
    const timeline = this.#page.shown()?.timeline;
    const isNothingNew = task === this.selection.task && (task >= 0 || this.#page.selectedKey() === null);
    if (timeline === undefined || isNothingNew) return;
    this.selection.task = task;
    this.#changed(timeline, task >= 0 ? { tab: 'tasks' } : {});
    if (task < 0) return;
    const workerLane = timeline.tasks.workerLane[task] ?? -1;
    this.#page.reveal.lane(workerLane >= 0 ? workerLane : (timeline.tasks.callerLane[task] ?? -1));
    this.#page.navigation.reveal(taskStretch(timeline, task));
    this.#page.reveal.taskRow(task);
    this.#page.announce(taskSentence(timeline, task));
  }

  /** A task of another timeline of this run, which the page may not have: it is shown so that it stands alone, then selected. */
  selectListed(listed: Timeline, task: number, isOpened: boolean): void {
    const timeline = this.#page.shown()?.timeline;
    const key = keyOfTask(listed, task);
    if (timeline === undefined) return;
    const known = findTask(timeline, key);
    const { navigation } = this.#page;
    const stretch = taskStretch(listed, task);
    const lengthUs = Math.max(1, stretch.endUs - stretch.startUs);
    if (known >= 0 && !isOpened) {
      this.selectTask(known);
      return;
    }
    this.#selectKey(listed, task, known);
    const marginUs = lengthUs * (isOpened ? 0.15 : 5);
    navigation.choose({ startUs: stretch.startUs - marginUs, endUs: stretch.endUs + marginUs }, true);
    this.#sayListed(listed, task);
  }

  #selectKey(listed: Timeline, task: number, known: number): void {
    const timeline = this.#page.shown()?.timeline;
    if (timeline === undefined) return;
    this.selection.task = known;
    this.#changed(timeline, { tab: 'tasks' });
    this.#page.save({ selectedTask: keyOfTask(listed, task) });
  }

  #sayListed(listed: Timeline, task: number): void {
    this.#page.reveal.lane(listed.tasks.workerLane[task] ?? -1);
    this.#page.announce(taskSentence(listed, task));
  }

  /** -1 for none. `isAdded`: to what is selected already, or away from it. */
  selectLane(lane: number, isAdded = false): void {
    const { lanes } = this.selection;
    const others = lanes.filter((other) => other !== lane);
    if (!isAdded) this.#selectLanes(lane < 0 ? [] : [lane]);
    else this.#selectLanes(others.length < lanes.length ? others : [...lanes, lane]);
    if (this.selection.lane !== lane) return;
    this.#page.reveal.lane(lane);
    this.#page.reveal.laneRow(lane);
  }

  stepLane(step: 1 | -1): void {
    const next = nextLane(this.#page.shown()?.rows?.rows ?? [], this.selection.lane, step);
    if (next !== undefined) this.selectLane(next);
  }

  stepTask(step: 1 | -1): void {
    const shown = this.#page.shown();
    if (shown === undefined) return;
    if (shown.timeline.taskTotal !== undefined) {
      this.#page.walk(step);
      return;
    }
    const { window } = this.#page.navigation;
    const walk = { lane: this.selection.lane, matches: this.#page.matches(), window };
    const task = nextTask(shown.timeline, this.selection.task, step, walk);
    if (task >= 0) this.selectTask(task);
    else this.sayNone(step);
  }

  sayNone(step: 1 | -1): void {
    this.#page.announce(`There is no ${step === 1 ? 'later' : 'earlier'} task here.`);
  }

  /** A task that a step led to, which the page may not have: brought into sight, and closer only if it is too small to see. */
  selectStepped(listed: Timeline, task: number): void {
    const timeline = this.#page.shown()?.timeline;
    if (timeline === undefined) return;
    const known = findTask(timeline, keyOfTask(listed, task));
    if (known >= 0) {
      this.selectTask(known);
      return;
    }
    const { navigation } = this.#page;
    const { startUs, endUs } = navigation.window;
    const ran = { startUs: listed.tasks.startedUs[task] ?? Number.NaN, endUs: shownEndUs(listed, task) };
    const isSeen = (ran.endUs - ran.startUs) * (this.#page.widthPx() / (endUs - startUs)) >= leastSeenPx;
    if (!isSeen) {
      this.selectListed(listed, task, false);
      return;
    }
    this.#selectKey(listed, task, -1);
    navigation.reveal(ran);
    this.#sayListed(listed, task);
  }

  /** The lanes and the time that show it, with some room around. */
  showFinding({ lanes, startUs, endUs, message }: PanelFinding): void {
    const timeline = this.#page.shown()?.timeline;
    if (timeline === undefined) return;
    this.selection.task = -1;
    this.#selectLanes(indicesOf(lanes, timeline), { tab: 'functions' });
    const marginUs = (endUs - startUs) * 0.05;
    const window: TimeWindow = { startUs: startUs - marginUs, endUs: endUs + marginUs };
    if (startUs <= 0 && endUs >= timeline.durationUs) this.#page.navigation.fit();
    else this.#page.navigation.choose(window, true);
    this.#page.reveal.lane(this.selection.lanes[0] ?? -1);
    this.#page.announce(`Shown: ${message}`);
  }

  /** Those of these ids that are there, in sight, and said to a screen reader. */
  showLanes(ids: readonly string[]): void {
    const timeline = this.#page.shown()?.timeline;
    const lanes = timeline === undefined ? [] : indicesOf(ids, timeline);
    if (lanes.length === 0) return;
    this.#selectLanes(lanes);
    this.#page.reveal.lane(lanes[0] ?? -1);
    this.#page.announce(`Selected: ${lanes.map((lane) => timeline?.lanes[lane]?.name ?? '').join(' and ')}.`);
  }

  /** Nothing selected, everything shown. */
  selectWhole(): void {
    this.#selectLanes([]);
    this.#page.navigation.fit();
  }

  #selectLanes(lanes: readonly number[], change: Partial<SavedState> = {}): void {
    const timeline = this.#page.shown()?.timeline;
    const isSame =
      lanes.length === this.selection.lanes.length &&
      lanes.every((lane) => this.selection.lanes.includes(lane));
    if (timeline === undefined || (isSame && change.tab === undefined)) return;
    this.selection.lanes = lanes;
    this.#changed(timeline, change);
  }

  #changed(timeline: Timeline, change: Partial<SavedState>): void {
    this.#page.save({ ...this.selection.save(timeline), ...change });
    this.#page.changed();
  }
}

function indicesOf(ids: readonly string[], { lanes }: Timeline): readonly number[] {
  return [...new Set(ids)].map((id) => lanes.findIndex((lane) => lane.id === id)).filter((lane) => lane >= 0);
}

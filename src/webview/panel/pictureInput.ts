import type { Timeline } from '../../profile/timeline.ts';
import { describeHit } from './describeHit.ts';
import { pictureCommand } from './keyboard.ts';
import { shownEndUs, timeAt, type TimeWindow } from './layout/index.ts';
import type { Navigation } from './navigation.ts';
import { listenToLanes, listenToOverview } from './picture/gestures.ts';
import type { Picture } from './picture/picture.ts';
import type { Tooltip } from './tooltip.ts';

/** What pointer and keyboard on the picture may ask for. */
export interface PictureContext {
  readonly picture: Picture;
  readonly navigation: Navigation;
  readonly tooltip: Tooltip;
  readonly timeline: () => Timeline | undefined;
  readonly selectedTask: () => number;
  readonly selectTask: (task: number) => void;
  readonly selectLane: (lane: number) => void;
  readonly stepTask: (step: 1 | -1) => void;
  readonly stepLane: (step: 1 | -1) => void;
  /** -1 for none. */
  readonly hover: (task: number, x: number) => void;
}

export interface PictureSurfaces {
  readonly lanes: HTMLElement;
  readonly overview: HTMLElement;
  readonly scroller: HTMLElement;
}

/** From when a task was queued to when its caller had the answer, as far as that is known. */
export function taskStretch(timeline: Timeline, task: number): TimeWindow {
  const { tasks } = timeline;
  const queuedUs = tasks.queuedUs[task] ?? 0;
  const settledUs = tasks.settledUs[task] ?? NaN;
  const startedUs = tasks.startedUs[task] ?? NaN;
  if (Number.isFinite(settledUs)) return { startUs: queuedUs, endUs: settledUs };
  return {
    startUs: queuedUs,
    endUs: Number.isFinite(startedUs) ? shownEndUs(timeline, task) : timeline.durationUs,
  };
}

/** The task itself with some room around it. */
function taskCloseUp(timeline: Timeline, task: number): TimeWindow {
  const { startUs, endUs } = taskStretch(timeline, task);
  const marginUs = (endUs - startUs) * 0.15;
  return { startUs: startUs - marginUs, endUs: endUs + marginUs };
}

export function zoomToTask(
  { navigation, timeline }: Pick<PictureContext, 'navigation' | 'timeline'>,
  task: number,
): void {
  const shown = timeline();
  if (shown !== undefined && task >= 0) navigation.choose(taskCloseUp(shown, task), true);
}

export function listenToPicture(surfaces: PictureSurfaces, context: PictureContext): void {
  const { picture, navigation, tooltip } = context;
  const leave = () => {
    tooltip.hide();
    context.hover(-1, -1);
  };
  listenToLanes(surfaces.lanes, {
    zoom: (factor, x) => {
      tooltip.hide();
      navigation.zoom(factor, timeAt(picture.viewport(), x));
    },
    pan: (byPx) => navigation.pan(byPx / picture.widthPx),
    scroll: (byPx) => surfaces.scroller.scrollBy({ top: byPx }),
    hover: (x, y, clientX, clientY) => {
      const timeline = context.timeline();
      const hit = picture.hitAt(x, y);
      context.hover(hit?.kind === 'task' ? hit.task : -1, x);
      if (timeline === undefined || hit === undefined || hit.kind === 'lane') tooltip.hide();
      else tooltip.show(describeHit(timeline, hit), clientX, clientY);
    },
    leave,
    click: (x, y) => {
      const hit = picture.hitAt(x, y);
      context.selectTask(hit?.kind === 'task' ? hit.task : -1);
      if (hit !== undefined) context.selectLane(hit.lane);
    },
    open: (x, y) => {
      const hit = picture.hitAt(x, y);
      if (hit?.kind === 'task') zoomToTask(context, hit.task);
      else if (hit?.kind === 'tasks') navigation.zoom(4, timeAt(picture.viewport(), x), true);
    },
  });
  const overviewTime = (x: number) => (x / picture.widthPx) * (context.timeline()?.durationUs ?? 0);
  listenToOverview(surfaces.overview, {
    zoom: (factor) => navigation.zoom(factor),
    centre: (x) => navigation.centre(overviewTime(x)),
    select: (from, to) =>
      navigation.choose({
        startUs: overviewTime(Math.min(from, to)),
        endUs: overviewTime(Math.max(from, to)),
      }),
  });
}

/** The keyboard zooms around the selected task while that is in sight. */
function selectedMiddle({ navigation, timeline, selectedTask }: PictureContext): number | undefined {
  const shown = timeline();
  if (shown === undefined || selectedTask() < 0) return undefined;
  const { startUs, endUs } = taskStretch(shown, selectedTask());
  const middleUs = (startUs + endUs) / 2;
  const { window } = navigation;
  return middleUs >= window.startUs && middleUs <= window.endUs ? middleUs : undefined;
}

/** Keys on the lanes, and on the overview where up and down mean nothing. */
export function handlePictureKey(event: KeyboardEvent, context: PictureContext): void {
  const command = pictureCommand(event);
  if (command === undefined) return;
  event.preventDefault();
  const { navigation } = context;
  switch (command.kind) {
    case 'pan':
      return navigation.pan(command.share, true);
    case 'zoom':
      return navigation.zoom(command.factor, selectedMiddle(context), true);
    case 'lane':
      return context.stepLane(command.step);
    case 'task':
      return context.stepTask(command.step);
    case 'fit':
      return navigation.fit();
    case 'start':
      return navigation.toStart();
    case 'end':
      return navigation.toEnd();
    case 'zoom-to-selection':
      return zoomToTask(context, context.selectedTask());
    case 'clear':
      context.selectTask(-1);
      return context.selectLane(-1);
    default:
      return command satisfies never;
  }
}

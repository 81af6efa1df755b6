import type { Timeline } from '../../profile/timeline.ts';
import { currentTheme } from '../shared/watchTheme.ts';
import { Analysis } from './analysis/analysis.ts';
import { announce } from './announce.ts';
import { elementOf } from './elementOf.ts';
import type { PageControls } from './pageControls.ts';
import { ground, listenToPage } from './pageEvents.ts';
import { Picture } from './picture/picture.ts';
import { listenToPicture, zoomToTask, type PictureContext } from './pictureInput.ts';
import type { Questions } from './questions.ts';
import type { SavedState } from './savedState.ts';
import { Tables } from './tables/tables.ts';
import { Tooltip } from './tooltip.ts';

/** What is drawn by classes of its own, into elements of the page's view. */
export interface PageDrawings {
  readonly picture: Picture;
  readonly tables: Tables;
  readonly analysis: Analysis;
  /** What pointer and keys on the picture work on. */
  readonly input: PictureContext;
}

export interface DrawingHooks {
  readonly saved: SavedState;
  readonly questions: Questions;
  readonly controls: PageControls;
  readonly timeline: () => Timeline | undefined;
  readonly render: () => void;
  readonly hover: (task: number, x: number) => void;
  /** The service has counted what the filter lets through. */
  readonly counted: () => void;
  /** The picture has another size. */
  readonly resized: () => void;
}

/** The view must have been painted. */
export function makePageDrawings(hooks: DrawingHooks): PageDrawings {
  const { saved, questions, controls } = hooks;
  const { navigation, selector, actions } = controls;
  const elements = {
    axis: elementOf('axis', HTMLCanvasElement),
    lanes: elementOf('lanes', HTMLCanvasElement),
    overview: elementOf('overview', HTMLCanvasElement),
    scroller: elementOf('scroller', HTMLElement),
  };
  const theme = currentTheme(ground);
  const tooltip = new Tooltip(elementOf('tooltip', HTMLElement));
  const picture = new Picture(elements, theme);
  const analysis = new Analysis(theme, tooltip, {
    ask: (question) => questions.ask(question),
    open: (fn) => actions.goTo(fn, 'show'),
    showLanes: (lanes) => selector.showLanes(lanes),
    showTime: (window) => (window === undefined ? navigation.fit() : navigation.choose(window, true)),
    announce,
    changed: hooks.render,
  });
  analysis.setOrder(saved.order);
  analysis.setFilter(saved.filter);
  const input: PictureContext = {
    picture,
    navigation,
    tooltip,
    timeline: hooks.timeline,
    selectedTask: () => selector.selection.task,
    selectTask: (task) => selector.selectTask(task),
    selectLane: (lane) => selector.selectLane(lane),
    stepTask: (step) => selector.stepTask(step),
    stepLane: (step) => selector.stepLane(step),
    hover: hooks.hover,
  };
  const tables = new Tables(elementOf('task-table', HTMLElement), elementOf('lane-table', HTMLElement), {
    selectTask: (task) => selector.selectTask(task),
    openTask: (task) => zoomToTask(input, task),
    selectLane: (lane) => selector.selectLane(lane),
    selectListed: (timeline, task, isOpened) => selector.selectListed(timeline, task, isOpened),
    askForTasks: (list) => questions.ask({ kind: 'tasks', list }),
    counted: hooks.counted,
  });
  listenToPicture({ ...elements, overview: elementOf('overview-track', HTMLElement) }, input);
  listenToPage(elements.scroller, {
    themed: (changed) => {
      picture.setTheme(changed);
      analysis.setTheme(changed);
    },
    resized: () => {
      picture.measure();
      hooks.resized();
    },
    showKeys: actions.showKeys,
  });
  return { picture, tables, analysis, input };
}
